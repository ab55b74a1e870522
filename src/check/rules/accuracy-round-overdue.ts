import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The report waits for it: a final report needs its last round closed.
 * Basis: The model of the knowledge base, Editions and stages: a round has `due`, and `closed` once it has ended.
 */
export const accuracyRoundOverdue: Rule = {
  id: "accuracy-round-overdue",
  severity: "warning",
  says: "A round of factual accuracy is past its day and not closed.",
  why: "The report waits for it: a final report needs its last round closed.",
  basis:
    "The model of the knowledge base, Editions and stages: a round has `due`, and `closed` once it has ended.",
  *check({ base, today }) {
    for (const { accuracy } of base.years.values()) {
      for (const [index, { due, closed }] of (accuracy?.value.rounds ?? []).entries()) {
        if (!accuracy || closed !== undefined || due >= today) continue;
        yield faultAt(accuracy, ["rounds", index, "due"], {
          message: `Comments were due by ${due}, and the round is not closed.`,
          hint: "Decide each comment, then add closed: and the day.",
        });
      }
    }
  },
};
