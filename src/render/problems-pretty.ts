import type { Problem } from "../model/problem.ts";
import type { Paint } from "./paint.ts";
import { type CheckReport, countBySeverity, counted } from "./problems.ts";

/** How the pretty format shows a problem's place. */
export interface PrettyOptions {
  readonly paint: Paint;
  /** A path of the knowledge base as the user would type it. */
  shown(path: string): string;
  /** The text of a line of a file, from 1; undefined where it must not be shown. */
  line(path: string, line: number): string | undefined;
  readonly columns: number;
}

/** The problems for a person: grouped by file, the line with its place marked, a cure, and a summary. */
export function problemsAsText(report: CheckReport, options: PrettyOptions): string {
  const groups = new Map<string, Problem[]>();
  for (const problem of report.problems) {
    groups.set(problem.place.path, [...(groups.get(problem.place.path) ?? []), problem]);
  }
  const parts = [...groups].map(([path, problems]) =>
    [options.paint.bold(options.shown(path)), ...problems.map((one) => oneProblem(one, options))].join("\n"),
  );
  return [...parts, summary(report, options.paint)].join("\n\n");
}

function oneProblem(problem: Problem, options: PrettyOptions): string {
  const { paint } = options;
  const { path, line, column } = problem.place;
  const lines = [
    `  ${severityWord(problem, paint)} ${problem.message} ${paint.dim(`[${problem.rule}]`)}`,
    `    ${paint.dim(`${options.shown(path)}:${line}:${column}`)}`,
    ...markedLine(problem, options),
  ];
  if (problem.hint) lines.push(`    ${problem.hint}`);
  for (const other of problem.related) {
    lines.push(
      `    ${paint.dim(`${options.shown(other.place.path)}:${other.place.line}:${other.place.column}`)} ${other.message}`,
    );
  }
  return lines.join("\n");
}

/** The line with the place marked under it, cut to the width of the terminal around the place. */
function markedLine(problem: Problem, options: PrettyOptions): string[] {
  const { place } = problem;
  const text = options.line(place.path, place.line);
  if (text === undefined || text.trim() === "") return [];
  const width = Math.max(20, options.columns - 8);
  const from = Math.max(0, Math.min(place.column - 1 - Math.floor(width / 3), text.length - width));
  const shown = text.slice(from, from + width);
  const end = place.endLine === place.line ? place.endColumn : text.length + 1;
  const start = place.column - 1 - from;
  const length = Math.max(1, Math.min(end - place.column, shown.length - start));
  return [`    ${shown}`, `    ${" ".repeat(Math.max(0, start))}${options.paint.red("^".repeat(length))}`];
}

function severityWord(problem: Problem, paint: Paint): string {
  switch (problem.severity) {
    case "error":
      return paint.red("error");
    case "warning":
      return paint.yellow("warning");
    case "info":
      return paint.blue("info");
    default:
      return problem.severity satisfies never;
  }
}

function summary(report: CheckReport, paint: Paint): string {
  const by = countBySeverity(report.problems);
  const { found, leftOut } = report.files;
  if (found.length <= 1) return "No records yet. Next: scrutiny new-evidence";
  const used = found.length - leftOut.length;
  const files = `${counted(found.length, "file")}: ${used} read, ${leftOut.length} left out.`;
  const counts = `${counted(by.error, "error")}, ${counted(by.warning, "warning")}, ${counted(by.info, "note")} of style.`;
  const left = leftOut.map((file) => `  left out: ${file.path}: ${file.reason}`);
  const verdict =
    by.error > 0
      ? paint.red("Mend the errors, then run scrutiny check again.")
      : paint.green(by.warning > 0 ? "No errors. The warnings are yours to judge." : "All is in order.");
  return [...left, files, counts, verdict].join("\n");
}
