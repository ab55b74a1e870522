import { agreedActivitiesText } from "../model/agreed-activities.ts";
import { keyedDigests } from "../model/keyed-digest.ts";
import type { FoundSeal, KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import { type DigestOf, meaningText } from "../model/meaning.ts";
import { type Policy, type PolicyFile, policyOf, policySchema } from "../model/policy.ts";
import type { Scrypt } from "../model/privacy/value-digest.ts";
import { compareProblems, compareText, type Outcome, type Problem, startOf } from "../model/problem.ts";
import { REGISTER_KINDS } from "../model/register-kinds.ts";
import { type FoundFile, readFound } from "./found-file.ts";
import { logoNamed } from "./logo/logo.ts";
import { emptyMaking, leaveOut, type Making, type Placing, problemAt } from "./making.ts";
import { privacyFileOf, privacyReader } from "./private-text.ts";
import { type RawFile, readDataFile } from "./record.ts";

export type { FoundFile } from "./found-file.ts";

/** Reads `scrutiny.yaml` alone: what every command needs first. */
export function readPolicy(file: RawFile): Outcome<RecordFile<Policy> | undefined> {
  const read = readDataFile(file, policySchema);
  if (!read.value) return { value: undefined, problems: read.problems };
  const record: RecordFile<PolicyFile> = read.value;
  return { value: { ...record, value: policyOf(record.value) }, problems: read.problems };
}

/** Digests, from whoever may compute them. */
export interface Digests {
  /** SHA-256 of a text in lower-case hex. */
  sha256(text: string): string;
  readonly scrypt: Scrypt;
}

/** Takes the files one by one and reads each at once, so that its bytes need not be kept. */
export interface KnowledgeBaseReader {
  take(file: FoundFile): void;
  /** The knowledge base of all files taken, whatever their order; with problems that were met elsewhere in reading. */
  finish(more?: readonly Problem[], seals?: readonly FoundSeal[]): KnowledgeBase;
}

/**
 * Makes the knowledge base of its files. Nothing is dropped: every file ends as read, attached or left out with its
 * reason, and one bad file hides nothing of the others.
 */
export function parseKnowledgeBase(
  policy: RecordFile<Policy>,
  files: Iterable<FoundFile>,
  digests: Digests,
  seals: readonly FoundSeal[] = [],
): KnowledgeBase {
  const reader = knowledgeBaseReader(policy, digests);
  const lookAt = privacyReader(policy.value, digests.scrypt);
  const privacy: Problem[] = [];
  for (const file of files) {
    reader.take(file);
    if (!("unasked" in file)) privacy.push(...lookAt(privacyFileOf(file)));
  }
  return reader.finish(privacy, seals);
}

/** As `parseKnowledgeBase`, for files that come one after the other; whoever gives them looks after their privacy. */
export function knowledgeBaseReader(
  policy: RecordFile<Policy>,
  digests: Pick<Digests, "sha256">,
): KnowledgeBaseReader {
  const { starts } = policy.value.year;
  const salt = policy.value.privacy?.salt;
  const taken: { readonly path: string; readonly outcome: Outcome<Placing> }[] = [];
  return {
    take(file) {
      taken.push({ path: file.path, outcome: readFound(file, starts) });
    },
    finish(more = [], seals = []) {
      taken.sort((a, b) => compareText(a.path, b.path));
      const made = emptyMaking();
      for (const { path, outcome } of taken) {
        if (outcome.value === undefined) leaveOut(made, path, starts, outcome.problems);
        else {
          made.problems.push(...outcome.problems);
          outcome.value(made);
        }
      }
      made.problems.push(...cameTwice(made), ...more);
      digestAgreed(made, digests);
      const { read, attached, leftOut, unasked } = made;
      return {
        policy,
        frameworks: made.frameworks,
        years: made.years,
        notes: made.notes,
        registers: made.registers,
        templates: made.templates,
        logo: logoNamed(policy.value.partnership.logo, made),
        files: { found: taken.map((file) => file.path), read, attached, leftOut, unasked },
        seals,
        meaningDigest: meaningDigests(digests),
        keyed: salt === undefined ? undefined : keyedDigests(salt, digests.sha256),
        problems: made.problems.sort(compareProblems),
      };
    },
  };
}

/** Each record's digest is made when somebody asks for it: most records bear no stamp to compare it with. */
function meaningDigests({ sha256 }: Pick<Digests, "sha256">): DigestOf {
  const known = new WeakMap<object, string>();
  return (kind, record) => {
    const digest = known.get(record) ?? sha256(meaningText(kind, record.value, record.body));
    known.set(record, digest);
    return digest;
  };
}

/** Digests the activities where an agreement has a digest to compare. */
function digestAgreed(made: Making, { sha256 }: Pick<Digests, "sha256">): void {
  for (const folder of made.years.values()) {
    const programme = folder.programme?.value;
    if (programme?.agreed.some((one) => one.digest !== undefined))
      folder.activitiesDigest = sha256(agreedActivitiesText(programme));
  }
}

/** An id is one record's alone, in whatever folder: the later file is told of the earlier one. */
function cameTwice(made: Making): Problem[] {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  const records = [
    ...made.notes,
    ...REGISTER_KINDS.flatMap((kind) => made.registers[kind] as RecordFile<unknown>[]),
  ];
  for (const record of records) {
    const first = seen.get(record.id);
    if (first === undefined) seen.set(record.id, record.path);
    else {
      problems.push({
        ...problemAt(
          record.path,
          "duplicate-id",
          "error",
          "Another record has this id.",
          "Keep one; give the other a new id.",
        ),
        related: [{ message: "It stands here already.", place: startOf(first) }],
      });
    }
  }
  return problems;
}
