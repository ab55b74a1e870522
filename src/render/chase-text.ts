import type { Ask, ChaseAnswer, ChaseItem } from "../model/chase-answer.ts";
import { dayInWords } from "../model/day.ts";

/** How the words are set: as plain text for a message, or as Markdown. */
export type ChaseLook = "text" | "markdown";

/** The words of a reminder, late items first, ready to be pasted into a message. Nothing of the items becomes markup. */
export function chaseAsText(answer: ChaseAnswer, look: ChaseLook): string {
  const late = answer.items.filter(({ daysLate }) => daysLate > 0);
  const others = answer.items.filter(({ daysLate }) => daysLate === 0);
  const says = (text: string) => (look === "markdown" ? escaped(text) : text);
  const part = (title: string, items: readonly ChaseItem[]) =>
    items.length === 0
      ? []
      : [
          look === "markdown" ? `## ${title}` : title,
          items.map((item) => `- ${lineOf(item, says)}`).join("\n"),
        ];
  const { to, marking, notice, withScrutineer, withheld, partnership } = answer;
  const blocks = [
    ...(look === "markdown"
      ? [`# ${says(subjectOf(answer, late.length))}`]
      : [`Subject: ${subjectOf(answer, late.length)}`]),
    says(marking),
    ...(notice ? [says(notice)] : []),
    says(
      `These items of the independent scrutiny of ${partnership} are open with ${to.title} on ${dayInWords(answer.asAt)}.`,
    ),
    ...part("Late", late),
    ...part(late.length > 0 ? "Also open" : "Open", others),
    ...(withScrutineer.length > 0
      ? [`You have done your part of ${says(withScrutineer.join(", "))}. The scrutineer looks at it next.`]
      : []),
    ...(withheld > 0
      ? [`${countOf(withheld, "more item is", "more items are")} open, and cannot be named in this message.`]
      : []),
    "Please answer each by its number. If a day cannot be kept, say by when and why.",
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** `Reminder of 19 March 2026 for ICB: 5 items are open, 2 of them late`. */
function subjectOf({ to, asAt, items }: ChaseAnswer, late: number): string {
  const open = countOf(items.length, "item is", "items are");
  const which = late === 0 ? "" : items.length === 1 ? ", and late" : `, ${late} of them late`;
  return `Reminder of ${dayInWords(asAt)} for ${to.title}: ${open} open${which}`;
}

function lineOf({ number, title, asks }: ChaseItem, says: (text: string) => string): string {
  return `${says(`${number}: ${title.replace(/\s+/g, " ").trim()}`)}\n${asks.map((ask) => `  ${askInWords(ask)}`).join("\n")}`;
}

const ASKS = {
  answer: "Answer",
  complete: "Completion",
  send: "Information",
  decide: "Decision",
} as const satisfies Record<Ask["what"], string>;

function askInWords({ what, due, daysLate }: Ask): string {
  if (due === undefined) return `${ASKS[what]}: no day is set.`;
  if (daysLate === 0) return `${ASKS[what]}: due ${dayInWords(due)}.`;
  return `${ASKS[what]}: was due ${dayInWords(due)}, ${countOf(daysLate, "day", "days")} late.`;
}

function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Words whose signs Markdown would read as its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&!]/g, (sign) => `\\${sign}`);
}
