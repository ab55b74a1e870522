/** How much a problem matters: an error stops a final report, a warning asks for judgement, an info is style. */
export type Severity = "error" | "warning" | "info";

/** How heavy a severity is: the greater, the more it matters. */
export function weight(severity: Severity): number {
  return ["info", "warning", "error"].indexOf(severity);
}

/** A stretch of a file. Lines and columns count from 1 in UTF-16 code units; `endColumn` is the one after the last. */
export interface Place {
  /** Relative to the root of the knowledge base, with `/`. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Another place that a problem speaks of: where an id stands already, say. */
export interface RelatedPlace {
  readonly message: string;
  readonly place: Place;
}

/** Something wrong in the user's files. A *finding* is what a note says; what `check` reports is a problem. */
export interface Problem {
  /** The rule's id, named for the fault: `claim-without-evidence`. */
  readonly rule: string;
  readonly severity: Severity;
  /** A sentence: what is there and what was expected. Never holds a matched identifier. */
  readonly message: string;
  readonly place: Place;
  /** The field that holds the value, as in the file: `findings.2.about`. Finding and list positions count from 1. */
  readonly field?: string;
  /** What to type or change. */
  readonly hint?: string;
  /**
   * The salted digest of what a rule of privacy found; only where a waiver may be for it. For comparing: never shown, as
   * it keeps the value from a reader and not from somebody who counts through all numbers.
   */
  readonly digest?: string;
  readonly related: readonly RelatedPlace[];
  /** Where history is looked at: the commit that brought it; null where no commit did. */
  readonly commit?: BroughtBy | null;
}

/** A commit as a problem names it. */
export interface BroughtBy {
  /** Its full name. */
  readonly id: string;
  /** The committer's day, as the commit has it. */
  readonly day: string;
  /** The first line of its message, masked. */
  readonly subject: string;
}

/** A phase that can fail gives what it could make and all that was wrong. */
export interface Outcome<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** The first character of a file, for problems that concern the whole of it. */
export function startOf(path: string): Place {
  return { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** The order in which problems are shown: path, line, column, rule, message; independent of the locale. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.place.path, b.place.path) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Code unit order, the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
