import type { FileTally } from "../model/knowledge-base.ts";
import type { Problem, Severity } from "../model/problem.ts";
import type { Paint } from "./paint.ts";

/** What `check` has to say, in whatever format. */
export interface CheckReport {
  /** Absolute path of the knowledge base. */
  readonly root: string;
  /** The commit that was read; undefined for the work tree. */
  readonly at: string | undefined;
  readonly files: FileTally;
  readonly problems: readonly Problem[];
  /** How many more a waiver of scrutiny.yaml took away. */
  readonly waived: number;
  /** What it is compared with; undefined where nothing is. Then files and problems are those of what changed. */
  readonly since: ComparedWith | undefined;
  /** What of git was looked at, where not the files themselves are checked. Then `root` is the top of the repository. */
  readonly history?: HistoryTally;
}

/** How much of git was looked at. */
export interface HistoryTally {
  readonly commits: number;
  /** Contents of which all paths are under `privacy.not-scanned`. */
  readonly passedOver: number;
  /** Whether it is what is staged, and no commit. */
  readonly isStaged: boolean;
}

/** The commit that the files are compared with, and the files that differ. */
export interface ComparedWith {
  /** As the user named it. */
  readonly ref: string;
  readonly mergeBase: string;
  readonly changed: readonly string[];
  /** Files that did not change and rest on one that did. */
  readonly restingOn: readonly string[];
  /** Whether something changed by which all other files are judged. */
  readonly isAll: boolean;
}

/** What a rule says of itself. */
export interface RuleText {
  readonly id: string;
  readonly severity: Severity;
  readonly says: string;
  readonly why: string;
  readonly basis: string;
}

/** What formats need beside the report; each takes what it shows. */
export interface ProblemContext {
  /** The tool's own version. */
  readonly version: string;
  /** Every rule that may have fired, by id. */
  readonly rules: readonly RuleText[];
  /** Whether warnings fail the run. */
  readonly isStrict: boolean;
  /** Whether the problems of a file are in the report, had it any. */
  isReported(path: string): boolean;
  /** The knowledge base's path below the top of its repository, with `/` at its end; "" where it is the top, or lies in none. */
  prefix(): Promise<string>;
  /** Lower-case hex digits. */
  sha256(text: string): string;
  readonly paint: Paint;
  /** Width to fit lines into. */
  readonly columns: number;
  /** A path of the knowledge base as the user would type it. */
  shown(path: string): string;
  /** Gives the text of a line of a file, from 1; undefined where it must not be shown. */
  lines(): Promise<(path: string, line: number) => string | undefined>;
}

/** Makes one format of the problems. */
export type ProblemRenderer = (report: CheckReport, context: ProblemContext) => string | Promise<string>;

/** How many problems of each severity there are. */
export function countBySeverity(problems: readonly Problem[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const problem of problems) counts[problem.severity] += 1;
  return counts;
}

/** `1 error`, `2 errors`: a count with its word, in the plural where it is not one. */
export function counted(count: number, word: string, plural = `${word}s`): string {
  return `${count} ${count === 1 ? word : plural}`;
}

/** `1 error, 2 warnings, 0 notes of style`. */
export function countsInWords(problems: readonly Problem[]): string {
  const by = countBySeverity(problems);
  return `${counted(by.error, "error")}, ${counted(by.warning, "warning")}, ${counted(by.info, "note")} of style`;
}

/** `43 files: 42 read, 1 left out`; of history, how many versions of files in how many commits. */
export function filesInWords({ files, history }: Pick<CheckReport, "files" | "history">): string {
  const { found, leftOut } = files;
  const used = found.length - leftOut.length;
  const of = history && !history.isStaged ? ` of ${counted(history.commits, "commit")}` : "";
  const what = counted(found.length, history && !history.isStaged ? "version" : "file");
  const passed = history?.passedOver ? `, ${history.passedOver} under privacy.not-scanned` : "";
  const told = of === "" ? what : `${what} of files${of}`;
  return `${told}: ${used} read, ${leftOut.length} left out${passed}`;
}

/** The message with its commit and its cure behind it, on one line. */
export function messageWithCure({ message, hint, commit }: Problem): string {
  const brought = commit ? ` Commit ${commit.id.slice(0, 12)}.` : "";
  return `${message}${brought}${hint === undefined ? "" : ` ${hint}`}`;
}
