import { type Framework, frameworkSchema } from "../model/framework.ts";
import { parseId } from "../model/id.ts";
import type {
  AttachedFile,
  KnowledgeBase,
  LeftOutFile,
  RecordFile,
  Registers,
  TemplateFile,
  WordsFile,
  YearFolder,
} from "../model/knowledge-base.ts";
import type { Note } from "../model/note.ts";
import { type Policy, type PolicyFile, policyOf, policySchema } from "../model/policy.ts";
import { compareProblems, compareText, type Outcome, type Problem, startOf } from "../model/problem.ts";
import { accuracySchema, diarySchema, programmeSchema, returnsSchema } from "../model/programme.ts";
import { REGISTER_KINDS, REGISTER_SCHEMAS, type RegisterKind } from "../model/registers.ts";
import { quarterWordsSchema, statementWordsSchema } from "../model/words.ts";
import { parseYear, type QuarterName, type Year } from "../model/year.ts";
import { decode } from "./decode.ts";
import { ENTRY_LIMITS } from "./front-matter.ts";
import { readNote } from "./note.ts";
import { kindOf, type PathRole, roleOf } from "./path-role.ts";
import { type Digests, type RawFile, readDataFile, readRecordFile } from "./record.ts";
import { readWordsBody } from "./words.ts";

/** What was found at a path: bytes, or why there are none. Attachments come with size and digest alone. */
export type FoundFile =
  | RawFile
  | { readonly path: string; readonly failure: { readonly rule: string; readonly message: string } }
  | {
      readonly path: string;
      readonly attached: { readonly size: number; readonly sha256: string | undefined };
    };

/** Reads `scrutiny.yaml` alone: what every command needs first. */
export function readPolicy(file: RawFile, digests: Digests): Outcome<RecordFile<Policy> | undefined> {
  const read = readDataFile(file, policySchema, digests);
  if (!read.value) return { value: undefined, problems: read.problems };
  const record: RecordFile<PolicyFile> = read.value;
  return { value: { ...record, value: policyOf(record.value) }, problems: read.problems };
}

/**
 * Makes the knowledge base of its files. Nothing is dropped: every file ends as read, attached or left out with its
 * reason, and one bad file hides nothing of the others.
 */
export function parseKnowledgeBase(
  policy: RecordFile<Policy>,
  files: readonly FoundFile[],
  digests: Digests,
): KnowledgeBase {
  const sorted = [...files].sort((a, b) => compareText(a.path, b.path));
  const made = emptyMaking();
  for (const file of sorted) take(made, file, policy.value.year.starts, digests);
  made.problems.push(...cameTwice(made));
  return {
    policy,
    frameworks: made.frameworks,
    years: made.years,
    notes: made.notes,
    registers: made.registers,
    templates: made.templates,
    files: {
      found: sorted.map((file) => file.path),
      read: made.read,
      attached: made.attached,
      leftOut: made.leftOut,
    },
    problems: made.problems.sort(compareProblems),
  };
}

type MutableYear = { -readonly [K in keyof Omit<YearFolder, "quarters">]: YearFolder[K] } & {
  quarters: Partial<Record<QuarterName, NonNullable<YearFolder["quarters"][QuarterName]>>>;
};

interface Making {
  readonly frameworks: Map<string, RecordFile<Framework>>;
  readonly years: Map<number, MutableYear>;
  readonly notes: RecordFile<Note>[];
  readonly registers: { [K in RegisterKind]: Registers[K][number][] };
  readonly templates: TemplateFile[];
  readonly read: string[];
  readonly attached: AttachedFile[];
  readonly leftOut: LeftOutFile[];
  readonly problems: Problem[];
}

function emptyMaking(): Making {
  const registers = { recommendation: [], challenge: [], escalation: [], request: [], "learning-review": [] };
  return {
    frameworks: new Map(),
    years: new Map(),
    notes: [],
    registers,
    templates: [],
    read: [],
    attached: [],
    leftOut: [],
    problems: [],
  };
}

function take(made: Making, file: FoundFile, starts: string, digests: Digests): void {
  const role = roleOf(file.path);
  if ("attached" in file) {
    made.attached.push({ path: file.path, ...file.attached });
    return;
  }
  if ("failure" in file) {
    const problem = problemAt(file.path, file.failure.rule, "error", file.failure.message);
    leaveOut(made, file.path, role, [problem]);
    return;
  }
  const outcome = readByRole(made, file, role, starts, digests);
  if (outcome.value) {
    made.read.push(file.path);
    made.problems.push(...outcome.problems);
  } else leaveOut(made, file.path, role, outcome.problems);
}

/** Reads the file for its role and puts it where it belongs; `value` says whether that could be done. */
function readByRole(
  made: Making,
  file: RawFile,
  role: PathRole,
  starts: string,
  digests: Digests,
): Outcome<boolean> {
  switch (role.is) {
    case "policy":
      // read before all else by whoever loads; what was met on the way is said here
      return { value: true, problems: decode(file.path, file.bytes).problems };
    case "framework":
      return placed(readDataFile(file, frameworkSchema, digests), (record) => {
        // of two with one id the first is kept; a rule names the other
        if (!made.frameworks.has(record.value.id)) made.frameworks.set(record.value.id, record);
      });
    case "note":
      return withId(file, () => placed(readNote(file, digests), (record) => made.notes.push(record)));
    case "entry":
      return withId(file, () =>
        placed(readRecordFile(file, REGISTER_SCHEMAS[role.kind], ENTRY_LIMITS, digests), (record) => {
          (made.registers[role.kind] as RecordFile<unknown>[]).push(record);
        }),
      );
    case "template":
      return readTemplate(made, file, digests);
    case "stray-record": {
      const problem = problemAt(
        file.path,
        "misplaced-record",
        "error",
        "This looks like a record and stands where none is read.",
        "Notes stand in evidence/YYYY-YY/, register entries in registers/KIND/.",
      );
      return { value: false, problems: [problem] };
    }
    case "stray":
    case "attachment": {
      const message = "Nothing is read from a file of this name in this place.";
      return { value: false, problems: [problemAt(file.path, "stray-file", "info", message)] };
    }
    default:
      return readOfYear(made, file, role, starts, digests);
  }
}

type OfYear = Extract<PathRole, { readonly folder: string }>;

function readOfYear(
  made: Making,
  file: RawFile,
  role: OfYear,
  starts: string,
  digests: Digests,
): Outcome<boolean> {
  const year = parseYear(role.folder, starts);
  if (!year) {
    const message = `The folder ${role.folder} is no year: the second half follows the first.`;
    return { value: false, problems: [problemAt(file.path, "malformed-year", "error", message)] };
  }
  const of = yearFolder(made, year);
  switch (role.is) {
    case "programme":
      return placed(readDataFile(file, programmeSchema, digests), (record) => {
        of.programme = record;
      });
    case "diary":
      return placed(readDataFile(file, diarySchema, digests), (record) => {
        of.diary = record;
      });
    case "returns":
      return placed(readDataFile(file, returnsSchema, digests), (record) => {
        of.returns = record;
      });
    case "accuracy":
      return placed(readDataFile(file, accuracySchema, digests), (record) => {
        of.accuracy = record;
      });
    case "statement":
      return placed(ownWords(readRecordFile(file, statementWordsSchema, ENTRY_LIMITS, digests)), (record) => {
        of.statement = record;
      });
    case "quarter":
      return placed(ownWords(readRecordFile(file, quarterWordsSchema, ENTRY_LIMITS, digests)), (record) => {
        of.quarters[role.quarter] = record;
      });
    case "note":
      return { value: false, problems: [] };
    default:
      return role satisfies never;
  }
}

function yearFolder(made: Making, year: Year): MutableYear {
  const known = made.years.get(year.start);
  if (known) return known;
  const fresh: MutableYear = {
    year,
    programme: undefined,
    diary: undefined,
    returns: undefined,
    accuracy: undefined,
    quarters: {},
    statement: undefined,
  };
  made.years.set(year.start, fresh);
  return fresh;
}

function ownWords<T>(read: Outcome<RecordFile<T> | undefined>): Outcome<WordsFile<T> | undefined> {
  if (!read.value) return { value: undefined, problems: read.problems };
  const body = readWordsBody(read.value);
  const problems = [...read.problems, ...body.problems];
  const unread = body.problems.some((one) => one.rule === "markdown-not-read");
  return { value: unread ? undefined : { ...read.value, words: body.value }, problems };
}

function placed<T>(outcome: Outcome<T | undefined>, put: (value: T) => void): Outcome<boolean> {
  if (outcome.value !== undefined) put(outcome.value);
  return { value: outcome.value !== undefined, problems: outcome.problems };
}

function withId(file: RawFile, read: () => Outcome<boolean>): Outcome<boolean> {
  const id = file.path.slice(file.path.lastIndexOf("/") + 1, -".md".length);
  if (parseId(id)) return read();
  const problem = problemAt(
    file.path,
    "malformed-id",
    "error",
    "The file's name is no id: a day, words, and four characters, such as 2025-07-14-dsp-group-k7f3.md.",
    "Make records with the command for it, or rename the file.",
  );
  return { value: false, problems: [problem] };
}

function readTemplate(made: Making, file: RawFile, digests: Digests): Outcome<boolean> {
  if (!/\.(?:md|typ|json|css)$/.test(file.path)) return { value: true, problems: [] };
  const decoded = decode(file.path, file.bytes);
  if (decoded.value === undefined) return { value: false, problems: decoded.problems };
  made.templates.push({ path: file.path, text: decoded.value, sha256: digests.sha256(file.bytes) });
  return { value: true, problems: decoded.problems };
}

function leaveOut(made: Making, path: string, role: PathRole, problems: readonly Problem[]): void {
  const first = problems.find((one) => one.severity === "error");
  made.problems.push(...problems);
  made.leftOut.push({
    path,
    reason: first ? `unreadable (${first.rule})` : "no record is kept here",
    rule: first?.rule,
    kind: kindOf(role),
  });
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

function problemAt(
  path: string,
  rule: string,
  severity: Problem["severity"],
  message: string,
  hint?: string,
): Problem {
  return {
    rule,
    severity,
    message,
    place: startOf(path),
    ...(hint === undefined ? {} : { hint }),
    related: [],
  };
}
