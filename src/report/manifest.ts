import { allDecisions } from "../assurance/reference.ts";
import { entriesOfPeriod } from "../assurance/registers-of-period.ts";
import { type KeyedDigests, keyedDigests } from "../model/keyed-digest.ts";
import type { RecordFile } from "../model/knowledge-base.ts";
import type { Manifest } from "../model/manifest.ts";
import { meaningText } from "../model/meaning.ts";
import { isPublic, isWithin, keepsBack } from "../model/policy.ts";
import { REGISTER_KINDS, REGISTERS } from "../model/register-kinds.ts";
import type { Seal } from "../model/seal.ts";
import type { DocumentKind } from "./document-kind.ts";
import type { ReportSource } from "./input.ts";

/** What a run made, and with what: digests are lower-case hex SHA-256. */
export interface ManifestParts {
  readonly source: ReportSource;
  readonly kind: DocumentKind;
  readonly tool: Manifest["tool"];
  readonly templates: Manifest["templates"];
  readonly fonts: Manifest["fonts"];
  readonly formats: readonly string[];
  readonly outputs: Manifest["outputs"];
  readonly confirmed: Manifest["confirmed"];
  sha256(data: string | Uint8Array): string;
  gitBlobId(data: Uint8Array): string;
}

/** What a seal says beside what a manifest says. */
export interface SealParts extends ManifestParts {
  readonly commit: string;
  readonly folder: string;
  /** Of the Markdown text. */
  readonly content: string;
  readonly replaces: Seal["replaces"];
  readonly accuracy: Seal["report"]["accuracy"];
  readonly signed: Seal["signed"];
}

/** The manifest of a draft, or of a set for factual accuracy that names its commit: what it was made of, and what was made. */
export function manifestOf(parts: ManifestParts & { readonly commit: string | undefined }): Manifest {
  const { stage } = parts.source;
  if (stage === "final") throw new Error("a final report has a seal");
  const commit = parts.commit === undefined ? {} : { commit: parts.commit };
  return {
    version: 1,
    tool: parts.tool,
    report: { ...reportOf(parts), stage, ...commit },
    ...madeOf(parts),
  };
}

/** The seal of a final report, but for its own digest. */
export function sealOf(parts: SealParts): Omit<Seal, "digest"> {
  const { commit, folder, accuracy, replaces, signed, content } = parts;
  const corrections = (parts.source.corrections ?? []).map(({ path, meaning, how }) => ({
    path,
    meaning,
    how,
  }));
  return {
    version: 1,
    tool: parts.tool,
    report: { ...reportOf(parts), stage: "final", commit, folder, ...(accuracy ? { accuracy } : {}) },
    ...madeOf(parts),
    content,
    corrections,
    ...(replaces ? { replaces } : {}),
    ...(signed ? { signed } : {}),
  };
}

function reportOf({ source, kind, formats }: ManifestParts) {
  const { facts, issue, version, edition } = source;
  return {
    document: kind.name,
    period: [facts.period.year.label, facts.period.quarter ?? []].flat().join("-"),
    asAt: facts.asAt,
    issue,
    version,
    edition: edition.id,
    formats: [...formats],
    framework: facts.framework.value.id,
  };
}

type Made = Omit<Manifest, "version" | "tool" | "report">;

/** Digests of the knowledge base's files are keyed where the edition may hold less than they do. */
function madeOf(parts: ManifestParts): Made {
  const { base, edition } = parts.source;
  const made = plainlyMadeOf(parts);
  if (!keepsBack(edition, base.policy.value)) return made;
  // a seal is not made without a salt; in a draft, which nobody compares, all that went in stands for it
  return keyedMade(made, base.keyed ?? keyedDigests(JSON.stringify(made), parts.sha256));
}

/** The logo and the outputs are what is handed out, and what came with the tool is public. */
function keyedMade(made: Made, { key, of }: KeyedDigests): Made {
  const file = <T extends { readonly sha256: string }>(one: T) => ({ ...one, sha256: of(one.sha256) });
  const record = ({ path, sha256, meaning }: Made["records"][number]) => ({
    path,
    sha256: of(sha256),
    meaning: of(meaning),
  });
  return {
    keyed: key,
    ...made,
    configuration: file(made.configuration),
    records: made.records.map(record),
    earlier: made.earlier.map(record),
    templates: made.templates.map((one) => (one.shipped ? one : file(one))),
  };
}

function plainlyMadeOf(parts: ManifestParts): Made {
  const { policy } = parts.source.base;
  const records = recordsOf(parts.source, parts.source.facts, parts);
  return {
    configuration: { path: policy.path, sha256: parts.sha256(policy.bytes()) },
    ...logoOf(parts),
    records: [...records],
    earlier: [...earlierOf(parts.source, parts, new Set(records.map((one) => one.blob)))],
    templates: parts.templates,
    fonts: parts.fonts,
    outputs: parts.outputs,
    ...(parts.confirmed ? { confirmed: parts.confirmed } : {}),
  };
}

function logoOf({ source: { base }, sha256 }: ManifestParts): Pick<Manifest, "logo"> {
  const read = base.logo;
  if (!read || "fault" in read) return {};
  return { logo: { path: read.logo.path, sha256: sha256(read.logo.file) } };
}

type Digests = Pick<ManifestParts, "sha256" | "gitBlobId">;
/** With a digest of each kind. */
type PlainRecord = Made["records"][number] & { readonly blob: string };

function recordsOf(
  source: Pick<ReportSource, "base" | "edition">,
  facts: ReportSource["facts"],
  digests: Digests,
): readonly PlainRecord[] {
  const { base, edition } = source;
  const record = recordWith(digests);
  const pathOf = pathWithin(source);
  const { folder, own: words } = facts;
  const own = [
    ["programme", folder?.programme],
    ["diary", folder?.diary],
    ["escalations", folder?.returns],
    ["accuracy", folder?.accuracy],
    [facts.period.quarter ? "quarter-words" : "statement-words", words],
  ] as const;
  return [
    record("framework", facts.framework),
    ...own.flatMap(([kind, one]) => (one === undefined ? [] : [record(kind, one)])),
    ...facts.notes.used.map(({ record: note }) => ({ ...record("note", note), path: pathOf(note) })),
    ...REGISTER_KINDS.flatMap((kind) => {
      const all = entriesOfPeriod(base, kind, facts.period, facts.asAt);
      const own = all.map(({ record: entry }) => ({ ...record(kind, entry), path: pathOf(entry) }));
      const isCounted = kind === "learning-review" && isPublic(edition, base.policy.value);
      return isCounted ? [asOne(REGISTERS[kind].folder, own, digests)] : own;
    }),
  ];
}

/** What it reads of earlier periods: all of the one before, the words of the year's quarters, older decisions. */
function earlierOf(
  source: ReportSource,
  digests: Digests,
  known: ReadonlySet<string>,
): readonly PlainRecord[] {
  const { base, facts, before } = source;
  const words = [
    ...Object.values(facts.period.quarter ? {} : (facts.folder?.quarters ?? {})),
    ...allDecisions(base)
      .filter((one) => one.year.start <= facts.period.year.start)
      .map((one) => one.words),
  ].map((one) => recordWith(digests)("quarter-words", one));
  const all = [...(before ? recordsOf(source, before, digests) : []), ...words];
  const seen = new Set(known);
  return all.filter(({ blob }) => !seen.has(blob) && seen.add(blob) !== undefined);
}

function recordWith({ sha256, gitBlobId }: Digests) {
  return (kind: string, one: RecordFile<object>) => ({
    path: one.path,
    blob: gitBlobId(one.bytes()),
    sha256: sha256(one.bytes()),
    meaning: sha256(meaningText(kind, one.value, one.body)),
  });
}

/** A note's name holds words of its title: above the edition, its folder says where its blob is looked for. */
function pathWithin({ base, edition }: Pick<ReportSource, "base" | "edition">) {
  return ({ path, value }: RecordFile<{ readonly marking?: string | undefined }>) =>
    isWithin(base.policy.value, edition, value.marking) ? path : path.slice(0, path.lastIndexOf("/"));
}

/** Records whose number everybody must not know, as one: always there, whatever their number. */
function asOne(path: string, records: readonly PlainRecord[], { sha256, gitBlobId }: Digests) {
  const joined = (one: "blob" | "sha256" | "meaning") => records.map((record) => record[one]).join("\n");
  return {
    path,
    blob: gitBlobId(new TextEncoder().encode(joined("blob"))),
    sha256: sha256(joined("sha256")),
    meaning: sha256(joined("meaning")),
  };
}
