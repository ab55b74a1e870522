import type { Rule } from "../rule.ts";
import { unknownNames } from "../unknown-name.ts";

/**
 * Why: Reports print activities under their rows; one in no row would be left out.
 * Basis: The model of the knowledge base: an activity's `row` is the id of one of the programme's rows.
 */
export const unknownRow: Rule = {
  id: "unknown-row",
  severity: "error",
  says: "An activity stands in a row that the work programme does not have.",
  why: "Reports print activities under their rows; one in no row would be left out.",
  basis: "The model of the knowledge base: an activity's `row` is the id of one of the programme's rows.",
  *check({ base }) {
    for (const { programme } of base.years.values()) {
      if (!programme) continue;
      const known = new Set(programme.value.rows.map((one) => one.id));
      const what = "row in this programme";
      yield* unknownNames(
        programme.value.activities.map(({ row }, index) => ({
          record: programme,
          field: ["activities", index, "row"],
          name: row,
          known,
          what,
        })),
      );
    }
  },
};
