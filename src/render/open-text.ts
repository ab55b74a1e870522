import { dayInWords, isDay } from "../model/day.ts";
import type { Paint } from "./paint.ts";
import { safeLine } from "./safe-line.ts";
import { wrapped } from "./wrapped.ts";

/** Something open, in words. */
export interface OpenLine {
  /** What the command line calls it: `2025/26-C1`. */
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly status: string | undefined;
  readonly due: string | undefined;
  readonly daysOverdue: number;
}

/** Width and colours of the terminal. */
export interface OpenTextOptions {
  readonly paint: Paint;
  readonly columns: number;
}

/** What is open, two lines each: how it stands, then its title; said in words where there is none. */
export function openAsText(lines: readonly OpenLine[], today: string, options: OpenTextOptions): string {
  const { paint } = options;
  const overdue = lines.filter((one) => one.daysOverdue > 0);
  const others = lines.filter((one) => one.daysOverdue === 0);
  const day = isDay(today) ? dayInWords(today) : today;
  if (lines.length === 0) return `Nothing is open on ${day}.`;
  const parts = [
    ...(overdue.length > 0 ? [group(`Overdue on ${day}: ${overdue.length}`, overdue, options)] : []),
    ...(others.length > 0
      ? [group(`Open on ${day} and not overdue: ${others.length}`, others, options)]
      : []),
  ];
  return `${parts.join("\n\n")}\n\n${paint.dim(paint.command(`Next: scrutiny update ${lines[0]?.name ?? "ID"}`))}`;
}

function group(head: string, lines: readonly OpenLine[], options: OpenTextOptions): string {
  const width = Math.max(...lines.map((one) => one.name.length));
  return [options.paint.bold(head), ...lines.map((one) => asText(one, width, options))].join("\n");
}

function asText(one: OpenLine, width: number, { paint, columns }: OpenTextOptions): string {
  const days = `${one.daysOverdue} ${one.daysOverdue === 1 ? "day" : "days"} overdue`;
  const due = one.due !== undefined && isDay(one.due) ? `due ${dayInWords(one.due)}` : "";
  const late = one.daysOverdue > 0 ? days : "";
  const facts = [one.kind.replace("-", " "), one.status ?? "", due, late].filter((fact) => fact !== "");
  const title = cut(safeLine(one.title), columns - width - 4);
  const indent = " ".repeat(columns < NARROW ? 4 : width + 4);
  const under = wrapped(facts.join(", "), Math.max(20, columns - indent.length)).map(
    (line) => indent + (late === "" ? line : line.replace(late, () => paint.yellow(late))),
  );
  return [`  ${one.name.padEnd(width)}  ${title}`, ...under].join("\n");
}

/** Below this what stands under a name is not set under its title. */
const NARROW = 60;

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;
}
