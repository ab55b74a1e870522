import type { RootContent } from "mdast";
import type { LeftOutNote, UsedNote } from "../../assurance/notes-of-period.ts";
import { type ReceivedAfter, receivedAfter } from "../../assurance/received-after.ts";
import { dayInWords, stretchInWords } from "../../model/day.ts";
import { type Note, periodDay } from "../../model/note.ts";
import { onOneLine } from "../../model/printable.ts";
import { notesConfirmed } from "../confirmed.ts";
import { evidenceLines, evidenceOfYear } from "../evidence-of-year.ts";
import { evidenceAnchor, type ReportInput } from "../input.ts";
import { anchor, bullets, type Cell, type Inline, paragraph, table } from "../nodes.ts";
import { noteTitle } from "../note-title.ts";
import { citeNote } from "../own-words.ts";
import { countOf, periodWord, withoutStop, withStop } from "../phrases.ts";
import type { Section } from "../section.ts";
import { withheld, withheldNotes } from "../withheld.ts";

/** Every note of the period: used, with its number, or left out, with its reason. */
export const evidenceIndex: Section = {
  name: "evidence-index",
  says: "every note used, with its number, and every note left out, with its reason",
  render(input) {
    const { used, leftOut } = input.facts.notes;
    const blocks: RootContent[] = [];
    const shown = used.filter((note) => input.isShown(note.record.value.marking));
    if (shown.length > 0) {
      blocks.push(input.facts.period.quarter ? ofQuarter(input, shown) : evidenceOfYear(input, shown));
    }
    blocks.push(...withheldNotes(input, used, (note) => evidenceLines(input, note)));
    const after = [...receivedAfterwards(input), ...notesConfirmed(input)];
    const found = used.length + leftOut.length;
    const count = `${countOf(found, "note")} found: ${used.length} used, ${leftOut.length} left out.`;
    if (found === 0)
      return [
        paragraph(
          `No note was found for this ${periodWord(input.facts.period)}: no confirmed evidence is held.`,
        ),
        ...after,
      ];
    if (leftOut.length === 0) return [...blocks, paragraph(count), ...after];
    const reasons = leftOut.map((note) => reasonInWords(input, note));
    if (reasons.length === 1)
      return [...blocks, paragraph(`${count} Left out: `, ...(reasons[0] ?? [])), ...after];
    return [...blocks, paragraph(`${count} Left out:`), bullets(reasons), ...after];
  },
};

/** What is about the period and came too late for it: it counts in the period of its own date. */
function receivedAfterwards(input: ReportInput): readonly RootContent[] {
  const { base, facts } = input;
  const found = receivedAfter(base, facts.period, facts.asAt, facts.own?.words.citations ?? []);
  if (found.length === 0) return [];
  const named = found.map((one) => afterwardsInWords(input, one)).join("; ");
  return [
    paragraph(
      `Received after the ${periodWord(facts.period)}, about it, and not cited here: ${named}. It is counted in the period of its own date.`,
    ),
  ];
}

function afterwardsInWords(input: ReportInput, { record: { value } }: ReceivedAfter): string {
  if (!input.isShown(value.marking)) return withheld(input, "note", periodDay(value));
  return `${withoutStop(value.title)}, ${dayInWords(value.date)}`;
}

function ofQuarter(input: ReportInput, used: readonly UsedNote[]) {
  const header = ["No.", "Date", "Evidence", "Methods", "Working well", "Worried about", "Not yet clear"];
  const rows = used.map((note) => row(input, note));
  return table(header, rows, { caption: "Evidence used", numeric: [4, 5, 6] });
}

function row(input: ReportInput, note: UsedNote): readonly Cell[] {
  const { value } = note.record;
  const number = (what: string) => anchor(evidenceAnchor(note.number), String(note.number), what);
  const when = stretchInWords(value.date, value.until ?? value.date);
  const title = noteTitle(input, note);
  const named = number(`${title}, ${when}`);
  const methods = value.methods.map((one) => one.replace("-", " ")).join(", ");
  if (value["nothing-new"] === true && value.findings.length === 0) {
    return [named, when, title, methods, "nothing new", "", ""];
  }
  const count = (says: string) => String(value.findings.filter((one) => one.says === says).length);
  return [named, when, title, methods, count("working-well"), count("worried-about"), count("not-yet-clear")];
}

function reasonInWords(input: ReportInput, note: LeftOutNote): readonly Inline[] {
  const value = note.record?.value;
  if (!value) return [`${nameOf(input, note)}, unreadable: ${note.detail ?? "not known"}.`];
  if (!input.isShown(value.marking)) return [`${withheld(input, "note", periodDay(value))}, ${note.reason}.`];
  const what = `${withoutStop(value.title)}, ${dayInWords(value.date)}, `;
  switch (note.reason) {
    case "withdrawn":
      return [`${what}${withdrawn(value)}`];
    case "draft":
      return [`${what}draft.`];
    case "superseded": {
      const by = input.facts.notes.used.find((one) => one.record.id === note.detail);
      return by
        ? [`${what}superseded by `, citeNote(by.number), "."]
        : [`${what}superseded by a note of another period.`];
    }
    case "later":
      return [`${what}later than the day that this report counts to.`];
    case "unreadable":
      return [`${what}unreadable: ${note.detail ?? "not known"}.`];
    default:
      return note.reason satisfies never;
  }
}

/** Its marking cannot be read: its name, which holds words of its title, stands only where every marking may. */
function nameOf({ isShown, policy }: ReportInput, { path }: LeftOutNote): string {
  return isShown(policy.markings.at(-1)) ? onOneLine(path.slice(path.lastIndexOf("/") + 1)) : "A note";
}

function withdrawn({ withdrawn: how, disposed }: Note): string {
  if (disposed) return `disposed of on ${dayInWords(disposed.on)}: ${withStop(disposed.reason)}`;
  return how ? `withdrawn on ${dayInWords(how.on)}: ${withStop(how.reason)}` : "withdrawn.";
}
