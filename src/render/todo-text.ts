import { dayInWords } from "../model/day.ts";
import { type TodoAnswer, type TodoItem, URGENCY_IN_WORDS, type Urgency } from "../model/todo.ts";
import type { Paint } from "./paint.ts";
import { safeLine } from "./safe-line.ts";
import { screenWidth } from "./screen-width.ts";
import { wrapped } from "./wrapped.ts";

/** Width and colours of the terminal. */
export interface TodoTextOptions {
  readonly paint: Paint;
  readonly columns: number;
}

/** Lines no longer than this: a wide terminal is not filled from end to end. */
const WIDEST = 110;
const URGENCIES: readonly Urgency[] = [1, 2, 3];

/**
 * The list of what to do for a person: grouped by urgency in words, each with the command to type next on a line of its
 * own, which is never broken, so that it can be copied.
 */
export function todoAsText(answer: TodoAnswer, options: TodoTextOptions): string {
  const { paint } = options;
  const today = dayInWords(answer.today);
  if (answer.all === 0) return `Nothing to do as at ${today}.`;
  const groups = URGENCIES.flatMap((urgency) => {
    const own = answer.items.filter((one) => one.urgency === urgency);
    const head = paint.bold(`${URGENCY_IN_WORDS[urgency]} (${own.length})`);
    return own.length === 0
      ? []
      : [[colouredBy(urgency, paint)(head), ...own.map((one) => itemAsText(one, options))]];
  });
  return [
    paint.bold(`To do as at ${today}`),
    ...groups.map((lines) => lines.join("\n")),
    closing(answer, options),
  ].join("\n\n");
}

function itemAsText({ message, command, kind }: TodoItem, { paint, columns }: TodoTextOptions): string {
  const width = screenWidth(columns, WIDEST) - 2;
  const lines = wrapped(`${safeLine(message)} [${kind}]`, width);
  const told = lines.map((line) => `  ${line.replace(`[${kind}]`, paint.dim(`[${kind}]`))}`);
  return [...told, `    ${paint.blue(safeLine(paint.command(command)))}`].join("\n");
}

function colouredBy(urgency: Urgency, paint: Paint): (text: string) => string {
  if (urgency === 1) return paint.red;
  return urgency === 2 ? paint.yellow : paint.green;
}

/** What was chosen and what was cut off: nothing is left out without being counted. */
function closing({ items, all, cut }: TodoAnswer, { columns }: TodoTextOptions): string {
  const chosen = items.length + cut;
  const sentences = [
    chosen === all ? `${all} in all.` : `${chosen || "None"} of ${all} chosen by the options.`,
    ...(cut > 0 ? [`${cut} more: type the same without --limit.`] : []),
    ...(items.some(({ command }) => / [A-Z]{2,}(?= |$)/.test(command))
      ? ["What stands in capitals in a command is for you to fill in."]
      : []),
  ];
  return wrapped(sentences.join(" "), screenWidth(columns, WIDEST)).join("\n");
}
