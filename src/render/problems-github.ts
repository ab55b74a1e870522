import type { Problem, Severity } from "../model/problem.ts";
import {
  type CheckReport,
  countsInWords,
  filesInWords,
  messageWithCure,
  type ProblemContext,
} from "./problems.ts";
import { safeLine } from "./safe-line.ts";

/** GitHub shows ten annotations of each kind for a step; the last notice is the summary's. */
const MOST: Readonly<Record<Severity, number>> = { error: 10, warning: 10, info: 9 };
const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const satisfies Record<
  Severity,
  string
>;

/**
 * Workflow commands of GitHub Actions: the first ten errors and ten warnings, and where none of those had to be left
 * out, the first nine notes of style as notices. The last line is the summary, a notice where something was left out.
 */
export async function problemsAsAnnotations(report: CheckReport, context: ProblemContext): Promise<string> {
  const prefix = await context.prefix();
  const shown = [...first(report.problems, "error"), ...first(report.problems, "warning")];
  const grave = report.problems.filter((one) => one.severity !== "info").length;
  if (grave === shown.length) shown.push(...first(report.problems, "info"));
  const left = report.problems.length - shown.length;
  const counts = `${countsInWords(report.problems)} in ${filesInWords(report)}.`;
  const more = `${counts} ${left} of them are not shown here. For all: scrutiny check`;
  const last = left > 0 ? `::notice title=scrutiny check::${data(more)}` : counts;
  return `${[...shown.map((one) => annotation(one, prefix)), last].join("\n")}\n`;
}

function first(problems: readonly Problem[], severity: Severity): readonly Problem[] {
  return problems.filter((one) => one.severity === severity).slice(0, MOST[severity]);
}

function annotation(problem: Problem, prefix: string): string {
  const { path, line, column, endLine, endColumn } = problem.place;
  // the columns of an annotation over several lines are refused
  const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn) } : {};
  const properties = { file: prefix + path, line, endLine, ...columns, title: problem.rule };
  const listed = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  const said = [messageWithCure(problem), ...othersOf(problem, prefix)].map(data).join("%0A");
  return `::${COMMANDS[problem.severity]} ${listed.join(",")}::${said}`;
}

const MOST_OTHERS = 3;

/** The other places that have to do with a problem, one a line. */
function othersOf({ related }: Problem, prefix: string): readonly string[] {
  const shown = related
    .slice(0, MOST_OTHERS)
    .map(({ message, place }) => `${message} ${prefix}${place.path}:${place.line}`);
  const left = related.length - shown.length;
  return left === 0 ? shown : [...shown, left === 1 ? "1 more place." : `${left} more places.`];
}

/** Escaped as the toolkit of GitHub Actions does; line ends and hidden characters are codes already. */
function data(text: string): string {
  return safeLine(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
