import type { Framework } from "../model/framework.ts";
import type {
  AttachedFile,
  LeftOutFile,
  RecordFile,
  Registers,
  TemplateFile,
  YearFolder,
} from "../model/knowledge-base.ts";
import type { Note } from "../model/note.ts";
import { type Outcome, type Problem, startOf } from "../model/problem.ts";
import type { RegisterKind } from "../model/register-kinds.ts";
import { parseYear, type QuarterName, type Year } from "../model/year.ts";
import { kindOf, roleOf } from "./path-role.ts";

type MutableYear = { -readonly [K in keyof Omit<YearFolder, "quarters">]: YearFolder[K] } & {
  quarters: Partial<Record<QuarterName, NonNullable<YearFolder["quarters"][QuarterName]>>>;
};

/** The knowledge base while its files are placed, one by one in the order of their paths. */
export interface Making {
  readonly frameworks: Map<string, RecordFile<Framework>>;
  readonly years: Map<number, MutableYear>;
  readonly notes: RecordFile<Note>[];
  readonly registers: { [K in RegisterKind]: Registers[K][number][] };
  readonly templates: TemplateFile[];
  /** Pictures in `templates/`, of which one may be the logo. */
  readonly images: { readonly path: string; readonly bytes: Uint8Array }[];
  readonly read: string[];
  readonly attached: AttachedFile[];
  readonly leftOut: LeftOutFile[];
  readonly unasked: Set<string>;
  readonly problems: Problem[];
}

/** A knowledge base without any file. */
export function emptyMaking(): Making {
  const registers = { recommendation: [], challenge: [], escalation: [], request: [], "learning-review": [] };
  return {
    frameworks: new Map(),
    years: new Map(),
    notes: [],
    registers,
    templates: [],
    images: [],
    read: [],
    attached: [],
    leftOut: [],
    unasked: new Set(),
    problems: [],
  };
}

/** Puts what was read where it belongs; undefined where the file is left out. */
export type Placing = ((made: Making) => void) | undefined;

/** The year's folder, made where it is not there yet. */
export function yearFolder(made: Making, year: Year): MutableYear {
  const known = made.years.get(year.start);
  if (known) return known;
  const fresh: MutableYear = {
    year,
    programme: undefined,
    activitiesDigest: undefined,
    diary: undefined,
    returns: undefined,
    accuracy: undefined,
    quarters: {},
    statement: undefined,
  };
  made.years.set(year.start, fresh);
  return fresh;
}

/** A file that is left out for a problem. */
export function leftOut(problem: Problem): Outcome<undefined> {
  return { value: undefined, problems: [problem] };
}

/** Notes that the file is no record, with its problems. A year is known by any file of its folder, though it cannot be read. */
export function leaveOut(made: Making, path: string, starts: string, problems: readonly Problem[]): void {
  const role = roleOf(path);
  const year = "folder" in role ? parseYear(role.folder, starts) : undefined;
  if (year && role.is !== "note") yearFolder(made, year);
  const first = problems.find((one) => one.severity === "error");
  made.problems.push(...problems);
  made.leftOut.push({
    path,
    reason: first ? `unreadable (${first.rule})` : "no record is kept here",
    rule: first?.rule,
    kind: kindOf(role),
  });
}

/** A problem of a whole file. */
export function problemAt(
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
