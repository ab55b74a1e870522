import type { FileTally } from "../model/knowledge-base.ts";
import type { Problem, Severity } from "../model/problem.ts";

/** What `check` has to say, in whatever format. */
export interface CheckReport {
  /** Absolute path of the knowledge base. */
  readonly root: string;
  /** The commit that was read; undefined for the work tree. */
  readonly at: string | undefined;
  readonly files: FileTally;
  readonly problems: readonly Problem[];
}

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
