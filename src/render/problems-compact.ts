import type { Place } from "../model/problem.ts";
import {
  type CheckReport,
  countsInWords,
  filesInWords,
  messageWithCure,
  type ProblemContext,
} from "./problems.ts";
import { safeLine } from "./safe-line.ts";

/**
 * A line a problem, for editors and for grep: `PATH:LINE:COLUMN: SEVERITY: MESSAGE CURE [RULE]`, as compilers write
 * them. The last line is the counts.
 */
export function problemsAsCompactLines(report: CheckReport, context: ProblemContext): string {
  const at = ({ path, line, column }: Place) => safeLine(`${context.shown(path)}:${line}:${column}`);
  const lines = report.problems.map(
    (one) => `${at(one.place)}: ${one.severity}: ${safeLine(messageWithCure(one))} [${one.rule}]`,
  );
  return [...lines, `${filesInWords(report)}. ${countsInWords(report.problems)}.`].join("\n");
}
