import { parseYear } from "../../model/year.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Plan and deed are compared year by year, by the folder; a programme of another year would be held against
 * this one's work.
 * Basis: The model of the knowledge base: `programme/2025-26/programme.yaml` is the programme of April 2025 to
 * March 2026.
 */
export const programmeOfWrongYear: Rule = {
  id: "programme-of-wrong-year",
  severity: "error",
  says: "A work programme names another year than its folder's.",
  why: "Plan and deed are compared year by year, by the folder; a programme of another year would be held against this one's work.",
  basis:
    "The model of the knowledge base: `programme/2025-26/programme.yaml` is the programme of April 2025 to March 2026.",
  *check({ base }) {
    const starts = base.policy.value.year.starts;
    for (const { programme, year } of base.years.values()) {
      if (!programme || parseYear(programme.value.year, starts)?.start === year.start) continue;
      yield faultAt(programme, ["year"], {
        message: `The year here is not ${year.label}, whose folder the programme stands in.`,
        hint: `Write year: ${year.label}, or move the file to the folder of its year.`,
      });
    }
  },
};
