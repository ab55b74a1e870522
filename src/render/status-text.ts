import type { AreaAnswer } from "../model/coverage-answer.ts";
import { dayInWords } from "../model/day.ts";
import { onOneLine } from "../model/printable.ts";
import type { RegisterKind } from "../model/register-kinds.ts";
import type { QuarterStatus, ReportStage, StatusAnswer } from "../model/status-answer.ts";
import type { TodoItem } from "../model/todo.ts";
import { bar } from "./bar.ts";
import { type Cell, cut, inColumns } from "./columns.ts";
import type { Paint } from "./paint.ts";
import type { Screen } from "./screen.ts";
import { onNarrow, screenWidth } from "./screen-width.ts";
import { statusMoreAsText } from "./status-more-text.ts";

/** The terminal, and what the screen begins and ends with. */
export interface StatusTextOptions extends Screen {
  readonly partnership: string;
  /** Whether the registers are to be shown in detail. */
  readonly more: boolean;
  /** What there is to do today, the most urgent first. */
  readonly toDo: readonly TodoItem[];
}

const STAGE_IN_WORDS = {
  draft: "draft",
  "factual-accuracy": "factual accuracy",
  final: "final, sealed",
} as const satisfies Record<ReportStage, string>;

const REGISTER_IN_WORDS = {
  recommendation: "Recommendations",
  challenge: "Challenges",
  escalation: "Escalations",
  request: "Requests",
  "learning-review": "Learning reviews",
} as const satisfies Record<RegisterKind, string>;

/** Those that somebody answers. */
const ANSWERED: ReadonlySet<RegisterKind> = new Set(["recommendation", "challenge"]);

/** The year on one screen: quarters, areas, registers, days, information, notes, and what to do next. */
export function statusAsText(answer: StatusAnswer, options: StatusTextOptions): string {
  const { columns, paint } = options;
  // a wide screen holds no wider table than a person reads along
  const width = screenWidth(columns, 120);
  const lines = [
    ...heading(answer, options),
    ...quarters(answer.quarters, width, paint),
    "",
    ...areas(answer.coverage.areas, width, paint),
    "",
    ...registers(answer, width, paint),
    "",
    ...closing(answer, width, paint),
    ...(options.more ? [...statusMoreAsText(answer.more, width, paint), ""] : []),
    ...next(options.toDo, width, paint),
  ];
  return lines.join("\n");
}

function heading(answer: StatusAnswer, { partnership, paint, columns }: StatusTextOptions): string[] {
  const title = cut(`${answer.year}  ${onOneLine(partnership)}`, columns);
  const evidence = answer.coverage.asAt;
  const days =
    evidence === answer.today
      ? `As at ${dayInWords(answer.today)}.`
      : `Registers as at ${dayInWords(answer.today)}, evidence as at ${dayInWords(evidence)}.`;
  return [paint.bold(title), ...onNarrow(days, columns).map((line) => paint.dim(line))];
}

function quarters(list: readonly QuarterStatus[], columns: number, paint: Paint): readonly string[] {
  const head = ["Quarter", "Notes", "Drafts", "Done of planned", "Report"];
  const rows = list.map((one): readonly Cell[] => [
    `${one.quarter}  ${one.months}`,
    String(one.notes),
    one.drafts > 0 ? { text: String(one.drafts), paint: (text) => paint.yellow(text) } : "0",
    `${`${one.done} of ${one.planned}`.padEnd(8)}  ${bar(one.done, one.planned, steps(columns))}`,
    one.stage === undefined ? "words not written" : STAGE_IN_WORDS[one.stage],
  ]);
  return table(head, rows, ["left", "right", "right", "left", "left"], columns, paint);
}

function areas(list: readonly AreaAnswer[], columns: number, paint: Paint): readonly string[] {
  const hasLevels = list.some((one) => one.levelTitle !== undefined);
  const head = ["Area", ...(hasLevels ? ["Level"] : []), "Direction", "With evidence", "Both ways"];
  const rows = list.map((one): readonly Cell[] => [
    onOneLine(one.title),
    ...(hasLevels ? [onOneLine(one.levelTitle ?? "not given")] : []),
    one.direction?.replace("-", " ") ?? "not given",
    `${one.withEvidence} of ${one.of}  ${bar(one.withEvidence, one.of, steps(columns))}`,
    String(one.bothWays),
  ]);
  const aligns = ["left", ...(hasLevels ? (["left"] as const) : []), "left", "left", "right"] as const;
  return table(head, rows, aligns, columns, paint);
}

function registers(
  { registers: list, decisions }: StatusAnswer,
  columns: number,
  paint: Paint,
): readonly string[] {
  const late = (count: number): Cell =>
    count > 0 ? { text: String(count), paint: (text) => paint.red(text) } : "none";
  const rows = list.map((one): readonly Cell[] => [
    REGISTER_IN_WORDS[one.kind],
    String(one.open),
    late(one.overdue),
    ANSWERED.has(one.kind) ? late(one.answersOverdue) : "",
    String(one.closed),
  ]);
  const { asked, withoutOutcome, overdue } = decisions;
  return table(
    ["Register", "Open", "Overdue", "No answer in time", "Closed"],
    [...rows, ["Decisions asked", String(withoutOutcome), late(overdue), "", String(asked - withoutOutcome)]],
    ["left", "right", "right", "right", "right"],
    columns,
    paint,
  );
}

function table(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  aligns: Parameters<typeof inColumns>[1],
  columns: number,
  paint: Paint,
): readonly string[] {
  const [first = "", ...lines] = inColumns([head, ...rows], aligns, columns);
  return [paint.bold(first), ...lines];
}

/** The most urgent thing to do, with what to type; the others are left to `todo`. */
function next([first, ...others]: readonly TodoItem[], columns: number, paint: Paint): readonly string[] {
  if (!first) return [`${paint.bold("Next:")} nothing waits.`];
  return [
    `${paint.bold("Next:")} ${cut(onOneLine(first.message), columns - "Next: ".length)}`,
    `      ${onOneLine(paint.command(first.command))}`,
    ...(others.length > 0 ? [paint.dim(paint.command(`      ${others.length} more: scrutiny todo`))] : []),
  ];
}

/** How long a bar is: a narrow screen keeps its room for titles. */
function steps(columns: number): number {
  return columns < 100 ? 6 : 10;
}

function closing(answer: StatusAnswer, columns: number, paint: Paint): readonly string[] {
  const { counts, information } = answer.coverage;
  const sum = (of: "asked" | "received" | "overdue") =>
    information.reduce((total, one) => total + one[of], 0);
  const lateTitles = information.filter((one) => one.overdue > 0).map((one) => onOneLine(one.title));
  const received = `${sum("received")} received, ${sum("asked")} asked for, `;
  const overdue = sum("overdue");
  const notes = `${counts.files} found, ${counts.used} used, ${counts.leftOut.length} left out${leftOut(answer)}`;
  if (columns < NARROW) {
    const late = overdue > 0 ? `${overdue} overdue: ${lateTitles.join("; ")}` : "none overdue";
    const lines = [
      `Days: ${days(answer, paint, false)}.`,
      `Information: ${received}${late}.`,
      `Notes: ${notes}.`,
    ];
    return lines.flatMap((line) => onNarrow(line, columns));
  }
  return [
    `Days         ${days(answer, paint, true)}`,
    cutTo(
      `Information  ${received}`,
      overdue > 0 ? `${overdue} overdue: ${lateTitles.join("; ")}` : "none overdue",
    ),
    `Notes        ${notes}`,
  ];

  function cutTo(start: string, rest: string): string {
    const text = cut(rest, columns - start.length);
    return `${start}${overdue > 0 ? paint.red(text) : text}`;
  }
}

/** Below this width what closes the screen is set in sentences. */
const NARROW = 64;

function days({ daysUsed, daysContracted }: StatusAnswer, paint: Paint, hasBar: boolean): string {
  if (daysContracted === undefined) return `${daysUsed} used; the programme does not say of how many`;
  const over = Math.round((daysUsed - daysContracted) * 100) / 100;
  const said = over > 0 ? `${over} more than agreed` : `${-over} left`;
  const left = over > 0 && hasBar ? paint.yellow(said) : said;
  if (!hasBar) return `${daysUsed} of ${daysContracted} used, ${left}`;
  return `${daysUsed} of ${daysContracted} used  ${bar(daysUsed, daysContracted, 10)}  ${left}`;
}

/** The reasons for which notes are left out, and how many each. */
function leftOut({ coverage }: StatusAnswer): string {
  const reasons = new Map<string, number>();
  for (const { reason } of coverage.counts.leftOut) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const list = [...reasons].sort().map(([reason, count]) => `${count} ${reason}`);
  return list.length === 0 ? "" : `: ${list.join(", ")}`;
}
