import { mask } from "../model/mask.ts";
import { printable } from "../model/printable.ts";
import { compareText, type Problem } from "../model/problem.ts";
import type { CheckReport, ProblemContext } from "./problems.ts";

/**
 * The problems as JUnit's XML: a suite a file, also for files without a problem. An error is a failure. A warning is a
 * failure with `--strict`, else a test passed over: servers show the message of such a test and do not fail for it. A
 * note of style is a test that passed, with the note as its output.
 */
export function problemsAsJunit(report: CheckReport, context: ProblemContext): string {
  const byFile = new Map<string, Problem[]>();
  for (const path of report.files.found) if (context.isReported(path)) byFile.set(path, []);
  for (const problem of report.problems) {
    const { path } = problem.place;
    byFile.set(path, byFile.get(path) ?? []);
    byFile.get(path)?.push(problem);
  }
  const sorted = [...byFile].sort(([a], [b]) => compareText(a, b));
  const suites = sorted.map(([path, problems]) => suite(path, problems, context.isStrict));
  const total = counts(suites.flatMap((one) => one.cases));
  const lines = suites.flatMap(({ name, cases }) => [
    `  <testsuite name="${name}" ${counts(cases)}>`,
    ...cases.map(({ text }) => text),
    "  </testsuite>",
  ]);
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  return `${[head, `<testsuites name="scrutiny check" ${total}>`, ...lines, "</testsuites>"].join("\n")}\n`;
}

interface Case {
  readonly is: "failed" | "skipped" | "passed";
  readonly text: string;
}

function suite(path: string, problems: readonly Problem[], isStrict: boolean) {
  const seen = new Map<string, number>();
  const cases = problems.map((problem) => {
    const name = `${problem.rule}: ${problem.message}`;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return oneCase(problem, nth === 1 ? name : `${name} (${nth})`, isStrict);
  });
  const clean: Case = { is: "passed", text: `    ${open(path, "no problem")}/>` };
  return { name: xml(path), cases: cases.length > 0 ? cases : [clean] };
}

function oneCase(problem: Problem, name: string, isStrict: boolean): Case {
  const { path, line, column } = problem.place;
  const message = xml(problem.message);
  const brought = problem.commit ? [`Commit ${problem.commit.id}`] : [];
  const lines = [`${path}:${line}:${column}`, ...brought, problem.message, problem.hint ?? ""];
  const text = xml(lines.join("\n").trim());
  const begin = `    ${open(path, name, line)}>`;
  if (problem.severity === "info")
    return { is: "passed", text: `${begin}<system-out>${text}</system-out></testcase>` };
  if (problem.severity === "warning" && !isStrict)
    return { is: "skipped", text: `${begin}<skipped message="${message}">${text}</skipped></testcase>` };
  const type = problem.severity;
  return {
    is: "failed",
    text: `${begin}<failure message="${message}" type="${type}">${text}</failure></testcase>`,
  };
}

function open(path: string, name: string, line?: number): string {
  const at = line === undefined ? "" : ` line="${line}"`;
  return `<testcase name="${xml(name)}" classname="${xml(path)}" file="${xml(path)}"${at} time="0"`;
}

function counts(cases: readonly Case[]): string {
  const of = (is: Case["is"]) => cases.filter((one) => one.is === is).length;
  return `tests="${cases.length}" failures="${of("failed")}" errors="0" skipped="${of("skipped")}" time="0"`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
};

/** Masked, hidden characters as codes, what XML 1.0 has no place for left out, and escaped for text and attributes. */
function xml(text: string): string {
  return printable(mask(text))
    .replace(/[\ufffe\uffff]/g, "")
    .replace(/[&<>"'\t\n]/g, (character) => ENTITIES[character] ?? "");
}
