import { periodDay } from "../../model/note.ts";
import { wholeYear, type Year, yearOf } from "../../model/year.ts";
import type { TodoContext, TodoKind } from "../todo-context.ts";

/** Criteria without a finding in the year, a line an area. */
export const criterionThin: TodoKind = {
  kind: "criterion-thin",
  says: "Criteria of an area have no evidence in the year that runs; where it has neither programme nor notes, in the last that has. A line an area.",
  find(context) {
    const year = yearAtWork(context);
    const facts = year && context.facts(wholeYear(year));
    return (facts?.areas ?? [])
      .filter((area) => area.withoutEvidence.length > 0)
      .map((area) => ({
        urgency: 3,
        due: undefined,
        id: area.id,
        message: `${area.title}: no evidence in ${year?.label} for ${area.withoutEvidence.map((one) => one.title).join("; ")}.`,
        command: `scrutiny coverage --year ${year?.label}`,
        who: [],
      }));
  },
};

/** The year that holds today, where there is anything of it; else the newest before it that has a programme. */
function yearAtWork({ base, year, folder, today }: TodoContext): Year | undefined {
  const { starts } = base.policy.value.year;
  const isBegun = base.notes.some(
    ({ value }) => periodDay(value) <= today && yearOf(periodDay(value), starts).start === year.start,
  );
  if (folder(year)?.programme || isBegun) return year;
  const before = [...base.years.values()].filter((one) => one.programme && one.year.start < year.start);
  return before.sort((a, b) => b.year.start - a.year.start)[0]?.year;
}
