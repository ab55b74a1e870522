import { dayInWords } from "../../model/day.ts";
import type { ComparedNote, DiffAnswer, WithdrawnNote } from "../../model/diff-answer.ts";
import type { Says } from "../../model/note.ts";
import { fieldLine } from "./field-line.ts";
import { type DiffItem, type DiffSection, listed } from "./page.ts";

/** New, changed and withdrawn notes. Of two periods the findings are counted, as their report tells them. */
export function evidenceSections(answer: DiffAnswer): readonly DiffSection[] {
  const { added, changed, withdrawn } = answer.evidence;
  const isOfPeriods = answer.to.is === "period";
  return [
    { heading: "New evidence", items: added.map((one) => newNote(one, isOfPeriods)) },
    {
      heading: "Changed evidence",
      items: changed.map((one) => ({
        text: nameOf(one),
        below: one.fields.map((field) => fieldLine(field)),
      })),
    },
    { heading: "Evidence that no longer counts", items: withdrawn.map(withdrawnNote) },
  ];
}

const SIGNS = {
  "working-well": "Working well",
  "worried-about": "Worried about",
  "not-yet-clear": "Not yet clear",
} as const satisfies Record<Says, string>;

function newNote(one: ComparedNote, isCounted: boolean): DiffItem {
  if (isCounted) return { text: `${nameOf(one)}: ${countsOf(one)}`, below: [] };
  return { text: nameOf(one), below: one.findings.map(({ says, text }) => `${SIGNS[says]}: ${text}`) };
}

function countsOf({ findings }: ComparedNote): string {
  const counts = (Object.keys(SIGNS) as Says[]).flatMap((says) => {
    const count = findings.filter((one) => one.says === says).length;
    return count === 0 ? [] : [`${count} ${SIGNS[says].toLowerCase()}`];
  });
  return counts.length === 0 ? "no finding" : listed(counts);
}

function withdrawnNote(one: WithdrawnNote): DiffItem {
  return { text: `${nameOf(one)}: ${why(one)}`, below: [] };
}

function why({ how, why }: WithdrawnNote): string {
  const more = why === undefined ? "" : `: ${why}`;
  switch (how) {
    case "withdrawn":
      return `withdrawn${more}`;
    case "superseded":
      return `superseded by ${why}`;
    case "removed":
      return "its file is gone";
    case "unreadable":
      return `cannot be read any more (${why ?? "see scrutiny check"})`;
    default:
      return how satisfies never;
  }
}

function nameOf({ title, date, status }: ComparedNote): string {
  return `${title}, ${dayInWords(date)}${status === "draft" ? " (a draft, which does not count yet)" : ""}`;
}
