import { dayInWords } from "../../model/day.ts";
import { type Period, periodInWords, wholeYear, yearFrom } from "../../model/year.ts";
import { type Found, periodName, type TodoContext, type TodoKind, wordsCommand } from "../todo-context.ts";
import { urgencyOf } from "../todo-urgency.ts";

/** Periods that have ended whose own words are not written. */
export const wordsUnwritten: TodoKind = {
  kind: "words-unwritten",
  says: "The last quarter, or the last year, has ended, it has a programme, and its own words are not written.",
  find(context) {
    const { base, ended, year } = context;
    const last = wholeYear(yearFrom(year.start - 1, base.policy.value.year.starts));
    return [ended, last].flatMap((period) => unwritten(context, period));
  },
};

function unwritten(context: TodoContext, period: Period): readonly Found[] {
  const { base, folder } = context;
  const found = folder(period.year);
  const name = period.quarter ? `${period.quarter.toLowerCase()}.md` : "statement.md";
  // a page that cannot be read is for check to say
  const path = `programme/${period.year.folder}/${name}`;
  if (!found?.programme || base.files.leftOut.some((one) => one.path === path)) return [];
  const file = period.quarter ? found.quarters[period.quarter] : found.statement;
  const page = context.pages.find((one) => one.file === file);
  if (file && (!page || page.isWritten)) return [];
  const due = page?.due;
  const meeting = due === undefined ? "" : ` The meeting is on ${dayInWords(due)}.`;
  const what = period.quarter ? "Your words for" : "Your words for the annual statement of";
  return [
    {
      urgency: due === undefined ? (period.quarter ? 2 : 3) : (urgencyOf(context, due, 1) ?? 3),
      due,
      id: periodName(period),
      message: `${what} ${periodInWords(period)} are not written.${meeting}`,
      command: wordsCommand(period, file !== undefined),
      who: [],
    },
  ];
}
