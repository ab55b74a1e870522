import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The last day of the work decides the note's quarter; one of the two days is wrong.
 * Basis: The model of the knowledge base: `until` is the last day of work that ran over several.
 */
export const untilBeforeDate: Rule = {
  id: "until-before-date",
  severity: "error",
  says: "A note's work ends before it begins.",
  why: "The last day of the work decides the note's quarter; one of the two days is wrong.",
  basis: "The model of the knowledge base: `until` is the last day of work that ran over several.",
  *check({ base }) {
    for (const note of base.notes) {
      const { date, until } = note.value;
      if (until === undefined || until >= date) continue;
      yield faultAt(note, ["until"], {
        message: "The last day, until, is before the first, date.",
        hint: "Correct one of them; work of one day needs no until.",
      });
    }
  },
};
