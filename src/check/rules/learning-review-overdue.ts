import { learningReviewSteps } from "../../assurance/learning-review-steps.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Learning that comes late reaches the next child late; the times are the partnership's own duty.
 * Basis: The model of the knowledge base, Registers: times are counted from the day after `became-aware`, a
 * published LCSPR from the decision. Asked only where `deadlines` of scrutiny.yaml set one.
 */
export const learningReviewOverdue: Rule = {
  id: "learning-review-overdue",
  severity: "warning",
  says: "A step of a learning review is past its deadline, and no day says that it was taken.",
  why: "Learning that comes late reaches the next child late; the times are the partnership's own duty.",
  basis:
    "The model of the knowledge base, Registers: times are counted from the day after `became-aware`, a published LCSPR from the decision. Asked only where `deadlines` of scrutiny.yaml set one.",
  *check({ base, today }) {
    for (const record of base.registers["learning-review"]) {
      if (record.value.closed !== undefined) continue;
      for (const { due, is, field } of learningReviewSteps(base, record)) {
        if (due === undefined || due.on >= today) continue;
        yield faultAt(record, due.field, {
          message: `${is} by ${due.on}, and no day says that it was.`,
          hint: `Add ${field}: and the day, to the entry and in an update.`,
          related: due.related,
        });
      }
    }
  },
};
