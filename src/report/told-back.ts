import type { RootContent } from "mdast";
import type { UsedNote } from "../assurance/notes-of-period.ts";
import { stretchInWords } from "../model/day.ts";
import type { ReportInput } from "./input.ts";
import { type Cell, paragraph, strong, table } from "./nodes.ts";
import { citeNote } from "./own-words.ts";
import { withoutStop, withStop } from "./phrases.ts";
import { shortDay } from "./short-day.ts";

/** Over a year: whom the scrutineer heard and what they were told came of it, a row for each note that the edition shows. */
export function toldBackOfYear(input: ReportInput): readonly RootContent[] {
  const { toTellBack, told } = input.facts.voices;
  if (toTellBack.length === 0) return [];
  const shown = toTellBack.filter((note) => input.isShown(note.record.value.marking));
  const above = toTellBack.length - shown.length;
  const isAll = above === toTellBack.length;
  const others = above > 0 ? ` ${isAll ? "All" : above} of these are marked above this edition.` : "";
  const lead = `Children and families were told what came of what they said after ${told.length} of ${toTellBack.length} times that I heard them.${others}`;
  if (shown.length === 0) return [paragraph(lead)];
  return [
    paragraph(lead),
    table(
      ["What I heard them in", "Heard", "Told back", "How", "Evidence"],
      shown.map((note) => row(input, note)),
      { caption: "What children and families were told back" },
    ),
  ];
}

function row(input: ReportInput, note: UsedNote): readonly Cell[] {
  const { voices } = input.facts;
  const { value } = note.record;
  const told = voices.told.find((one) => one.note === note);
  const how = told && !input.unsayable.isSaidIn(told.how, [note.record.id]) ? withStop(told.how) : "–";
  return [
    withoutStop(value.title),
    stretchInWords(value.date, value.until ?? value.date),
    told ? shortDay(input, told.on) : waiting(input, note),
    how,
    citeNote(note.number, true),
  ];
}

function waiting(input: ReportInput, note: UsedNote): Cell {
  const found = input.facts.voices.notTold.find((one) => one.note === note);
  if (!found?.due) return "Not yet, no day set";
  const due = `due ${shortDay(input, found.due)}`;
  return found.overdue ? [strong("Not yet"), `, ${due}, overdue`] : `Not yet, ${due}`;
}
