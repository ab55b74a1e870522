import { compareText } from "../../model/problem.ts";
import { activityTitle } from "../../model/programme.ts";
import { quarterOfDay } from "../../model/year.ts";
import { PAPERS_IN_WORDS } from "../export-phrases.ts";
import { DIARY_IN_WORDS } from "../phrases.ts";
import { day, number, type TableItem, type TableKind, tableOf, text, worded } from "../table-kind.ts";

const COLUMNS = [
  text("year", "Year", 9),
  text("quarter", "Quarter", 9, true),
  day("on", "Day", true),
  text("activity", "Activity", 40, true),
  text("title", "Title", 30, true),
  text("outcome", "Outcome", 13, true),
  text("why", "Why", 40, true),
  number("days", "Days", 8, true),
  text("papers", "Papers", 10),
  text("note", "Note", 46),
];

/** The diary: what was done, cancelled, postponed or missed. */
export const diary: TableKind = {
  kind: "diary",
  says: "a line of the diary: what was done, cancelled, postponed or missed",
  make(source) {
    const { base, period, today } = source;
    const starts = base.policy.value.year.starts;
    const folders = [...base.years.values()]
      .filter(({ year }) => !period || year.start === period.year.start)
      .sort((a, b) => a.year.start - b.year.start);
    const items = folders.flatMap((folder): TableItem[] =>
      (folder.diary?.value.entries ?? [])
        .filter(({ on }) => on <= today)
        .toSorted((a, b) => compareText(a.on, b.on))
        .map((entry) => ({
          marking: undefined,
          cells: {
            year: folder.year.label,
            quarter: quarterOfDay(entry.on, starts).quarter,
            on: entry.on,
            activity: {
              value: entry.activity,
              words: activityTitle(folder.programme?.value, entry.activity),
            },
            title: entry.title,
            outcome: worded(DIARY_IN_WORDS, entry.outcome),
            why: entry.why,
            days: entry.days,
            papers: worded(PAPERS_IN_WORDS, entry.papers),
            note: entry.note,
          },
        })),
    );
    const says = ["Days are those of the scrutineer's contract, in halves and quarters."];
    return tableOf(source, { kind: "diary", title: "Diary", says, columns: COLUMNS }, items);
  },
};
