import { holds, yearOf } from "../../model/year.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: What was done is counted by the diary of its year; a line in another year's diary is counted in neither.
 * Basis: The model of the knowledge base: what was done is the count of diary lines, and the diary is the year's.
 */
export const diaryDayInWrongYear: Rule = {
  id: "diary-day-in-wrong-year",
  severity: "error",
  says: "A line of the diary has a day of another year than its folder's.",
  why: "What was done is counted by the diary of its year; a line in another year's diary is counted in neither.",
  basis:
    "The model of the knowledge base: what was done is the count of diary lines, and the diary is the year's.",
  *check({ base }) {
    const starts = base.policy.value.year.starts;
    for (const { diary, year } of base.years.values()) {
      for (const [index, { on }] of (diary?.value.entries ?? []).entries()) {
        if (!diary || holds(year, on)) continue;
        const own = yearOf(on, starts);
        yield faultAt(diary, ["entries", index, "on"], {
          message: `The day lies in ${own.label}, the diary is that of ${year.label}.`,
          hint: `Move the line to programme/${own.folder}/diary.yaml, or correct the day.`,
        });
      }
    }
  },
};
