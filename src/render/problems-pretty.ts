import { folded } from "../model/folded.ts";
import type { Place, Problem } from "../model/problem.ts";
import { markedLine } from "./marked-line.ts";
import type { Paint } from "./paint.ts";
import {
  type CheckReport,
  countBySeverity,
  counted,
  countsInWords,
  filesInWords,
  type ProblemContext,
} from "./problems.ts";
import { safeLine } from "./safe-line.ts";
import { isReadOut } from "./screen-width.ts";
import { wrapped } from "./wrapped.ts";

/** With more problems than this, the summary names every rule that fired; else the first few. */
const MANY = 20;
const FEW_RULES = 5;
const MOST_LEFT_OUT = 20;

/** The problems for a person: grouped by file, the line with its place marked, a cure, and a summary. */
export async function problemsAsText(report: CheckReport, context: ProblemContext): Promise<string> {
  const line = await context.lines();
  const groups = new Map<string, Problem[]>();
  for (const problem of report.problems) {
    const group = groups.get(problem.place.path);
    if (group) group.push(problem);
    else groups.set(problem.place.path, [problem]);
  }
  const parts = [...groups].map(([path, problems]) => {
    const heading = context.paint.bold(safeLine(context.shown(path)));
    return [heading, ...problems.map((one) => oneProblem(one, { ...context, line }))].join("\n\n");
  });
  return [...parts, summary(report, context)].join("\n\n");
}

/** The context, and the lines of files. */
type Shown = ProblemContext & { line(path: string, line: number): string | undefined };

function oneProblem(problem: Problem, context: Shown): string {
  const { paint } = context;
  const width = Math.max(40, context.columns);
  const { word, colour } = SEVERITIES[problem.severity];
  const said = wrapped(`${word} ${safeLine(problem.message)} [${problem.rule}]`, width - 2);
  const head = said.map((line, index) =>
    index === 0 ? paint[colour](word) + line.slice(word.length) : line,
  );
  const cure = problem.hint === undefined ? [] : cureOf(safeLine(paint.command(problem.hint)), width - 4);
  const related = problem.related.flatMap((other) => [
    paint.dim(placeOf(other.place, context)),
    ...wrapped(safeLine(other.message), width - 6).map((line) => `  ${line}`),
  ]);
  return [
    ...indented(2, withRuleDim(head, problem.rule, paint)),
    ...indented(4, [paint.dim(placeOf(problem.place, context))]),
    ...indented(4, broughtBy(problem, width - 4)),
    ...indented(4, marked(problem.place, context)),
    ...indented(
      4,
      cure.map((line) => paint.green(line)),
    ),
    ...indented(4, related),
  ].join("\n");
}

/** The cure, with what is to be typed on a line of its own where it does not fit. */
function cureOf(hint: string, width: number): readonly string[] {
  return folded(hint, width).split("\n");
}

const SEVERITIES = {
  error: { word: "error", colour: "red" },
  warning: { word: "warning", colour: "yellow" },
  info: { word: "info", colour: "blue" },
} as const satisfies Record<Problem["severity"], { word: string; colour: keyof Paint }>;

function withRuleDim(lines: readonly string[], rule: string, paint: Paint): readonly string[] {
  const name = `[${rule}]`;
  const last = lines.at(-1) ?? "";
  return last.endsWith(name) ? [...lines.slice(0, -1), last.slice(0, -name.length) + paint.dim(name)] : lines;
}

function placeOf({ path, line, column }: Place, context: ProblemContext): string {
  return safeLine(`${context.shown(path)}:${line}:${column}`);
}

/** `commit 0123456789ab of 2025-07-14: The subject`. */
function broughtBy({ commit }: Problem, width: number): readonly string[] {
  if (!commit) return [];
  const day = commit.day === "" ? "" : ` of ${commit.day}: ${safeLine(commit.subject)}`;
  return wrapped(`commit ${commit.id.slice(0, 12)}${day}`, width);
}

/** The line with its number and the place marked under it. */
function marked(place: Place, context: Shown): readonly string[] {
  const line = context.line(place.path, place.line);
  const number = `${place.line}`;
  // where it stands in the line is said by its column
  if (isReadOut(context.columns))
    return [`Line ${number}: ${markedLine(line ?? "", place, 2000)?.text ?? ""}`];
  const columns = Math.max(20, context.columns - 4 - number.length - 3);
  const shown = line === undefined ? undefined : markedLine(line, place, columns);
  if (!shown) return [];
  const { paint } = context;
  const under = " ".repeat(shown.before) + paint.red("^".repeat(shown.marked));
  return [
    `${paint.dim(`${number} |`)} ${shown.text}`,
    `${paint.dim(`${" ".repeat(number.length)} |`)} ${under}`,
  ];
}

function indented(by: number, lines: readonly string[]): readonly string[] {
  return lines.map((line) => " ".repeat(by) + line);
}

function summary(report: CheckReport, context: ProblemContext): string {
  if (report.files.found.length <= 1 && report.problems.length === 0 && !report.since && !report.history)
    return context.paint.command("No records yet. Next: scrutiny new-evidence");
  const { paint } = context;
  const counts = [
    `${filesInWords(report)}.`,
    paint.bold(`${countsInWords(report.problems)}.`),
    ...waivedInWords(report),
  ].join("\n");
  const blocks = [
    leftOut(report, context),
    comparedLine(report),
    rulesThatFired(report, context),
    counts,
    verdict(report, context),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}

function comparedLine({ since }: CheckReport): string {
  if (since === undefined) return "";
  const { ref, mergeBase, changed, restingOn, isAll } = since;
  const rest = restingOn.length === 1 ? "1 rests on them" : `${restingOn.length} rest on them`;
  const said = isAll
    ? `${counted(changed.length, "file")} changed. All others are judged by one of them, so all are reported.`
    : `${counted(changed.length, "file")} changed, ${rest}.`;
  return `Compared with ${mergeBase.slice(0, 12)} (${safeLine(ref)}): ${said}`;
}

function waivedInWords({ waived }: CheckReport): readonly string[] {
  return waived === 0 ? [] : [`${counted(waived, "problem")} waived, see privacy.waivers in scrutiny.yaml.`];
}

function leftOut({ files, history }: CheckReport, { columns, paint }: ProblemContext): string {
  if (history) return leftOutOfHistory(files);
  const shown = files.leftOut.slice(0, MOST_LEFT_OUT).flatMap((file) => {
    const [first = "", ...rest] = wrapped(`left out: ${safeLine(file.path)}: ${file.reason}`, columns - 4);
    return [`  ${first}`, ...rest.map((line) => `    ${line}`)];
  });
  const more = files.leftOut.length - MOST_LEFT_OUT;
  if (more > 0) shown.push(paint.command(`  and ${more} more, all named by: scrutiny check --format json`));
  return shown.join("\n");
}

/** How many for which reason: of the versions of a year's attachments nobody reads a list. */
function leftOutOfHistory({ leftOut: files }: CheckReport["files"]): string {
  const counts = new Map<string, number>();
  for (const { reason } of files) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const lines = [...counts].map(([reason, count]) => `  left out: ${count}, ${reason}`);
  return (lines.length === 0 ? lines : [...lines, "  (named by --format json)"]).join("\n");
}

/** How often each rule fired and what it says, the most frequent first; nothing where one rule alone did. */
function rulesThatFired({ problems }: CheckReport, { rules, paint, columns }: ProblemContext): string {
  const counts = new Map<string, number>();
  for (const { rule } of problems) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if (counts.size < 2) return "";
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = problems.length > MANY ? sorted : sorted.slice(0, FEW_RULES);
  const widest = Math.max(...shown.map(([id]) => id.length));
  const says = new Map(rules.map((one) => [one.id, one.says]));
  const room = columns - widest - 10;
  const lines = shown.map(([id, count]) => {
    const [first = "", ...rest] = wrapped(says.get(id) ?? "", Math.max(20, room - 2));
    const said = room < 20 ? "" : paint.dim(rest.length > 0 ? `${first} …` : first);
    return `${String(count).padStart(6)}  ${id.padEnd(widest)}  ${said}`.trimEnd();
  });
  const more = sorted.length - shown.length;
  if (more > 0) lines.push(`        and ${more} more ${more === 1 ? "rule" : "rules"}`);
  return ["  Rules that found something:", ...lines].join("\n");
}

function verdict({ problems, history }: CheckReport, { paint, isStrict, columns }: ProblemContext): string {
  const by = countBySeverity(problems);
  const often = mostFrequent(problems);
  const explain =
    often === undefined
      ? []
      : [folded(paint.command(`Why a rule is there, with an example: scrutiny explain ${often}`), columns)];
  if (history) return [verdictOfHistory(by.error, history.isStaged, paint), ...explain].join("\n");
  if (by.error > 0)
    return [paint.red(paint.command("Mend the errors, then run scrutiny check again.")), ...explain].join(
      "\n",
    );
  if (by.warning > 0 && isStrict)
    return [
      paint.red(
        paint.command("No errors, and warnings count too: mend them, then run scrutiny check again."),
      ),
      ...explain,
    ].join("\n");
  if (by.warning > 0)
    return [paint.green("No errors. The warnings are yours to judge."), ...explain].join("\n");
  return [paint.green("All is in order."), ...explain, paint.command("Next: scrutiny coverage")].join("\n");
}

function verdictOfHistory(errors: number, isStaged: boolean, paint: Paint): string {
  if (errors === 0) return paint.green("No identifier was found. No scanner proves that there is none.");
  const said = isStaged
    ? "This must not be committed: what is once in git stays there."
    : "Git keeps these, though a later commit took them out.";
  return paint.red(said);
}

/** The rule to read about first: of the gravest severity that is there, the one that fired most. */
function mostFrequent(problems: readonly Problem[]): string | undefined {
  const gravest = ["error", "warning", "info"].find((one) =>
    problems.some(({ severity }) => severity === one),
  );
  const counts = new Map<string, number>();
  for (const { rule, severity } of problems)
    if (severity === gravest) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}
