import { parseQuarter, parseYear } from "../../model/year.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A number that belongs to no period cannot be compared, charted or checked.
 * Basis: The model of the knowledge base: a figure's period is `2025/26`, `2025/26-Q1` or `{from, to}`.
 */
export const figurePeriodUnknown: Rule = {
  id: "figure-period-unknown",
  severity: "error",
  says: "A figure's period is neither a year nor a quarter of one.",
  why: "A number that belongs to no period cannot be compared, charted or checked.",
  basis: "The model of the knowledge base: a figure's period is `2025/26`, `2025/26-Q1` or `{from, to}`.",
  *check({ base }) {
    const starts = base.policy.value.year.starts;
    for (const note of base.notes) {
      for (const [index, { period }] of note.value.figures.entries()) {
        if (typeof period !== "string" || parseYear(period, starts)) continue;
        if (parseQuarter(period, starts)?.year) continue;
        yield faultAt(note, ["figures", index, "period"], {
          message: "This is no period of a figure.",
          hint: "Write 2025/26, 2025/26-Q1, or {from: 2025-04-01, to: 2025-06-30}.",
        });
      }
    }
  },
};
