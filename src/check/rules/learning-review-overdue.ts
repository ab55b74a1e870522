import { type ReviewStep, reviewSteps } from "../../assurance/learning-review-numbers.ts";
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
      for (const step of reviewSteps(record.value, base.policy.value.deadlines)) {
        if (step.taken !== undefined || step.due >= today) continue;
        const place = base.policy.place(["deadlines", step.deadline]);
        yield faultAt(record, [step.fromField], {
          message: `${STEP_IN_WORDS[step.step]} by ${step.due}, and no day says that it was.`,
          hint: `Add ${step.step}: and the day, to the entry and in an update.`,
          related: [{ message: "This is the deadline.", place }],
        });
      }
    }
  },
};

const STEP_IN_WORDS = {
  notified: "The notification was due",
  "rapid-review-sent": "The rapid review was due",
  published: "The review was to be published",
} as const satisfies Record<ReviewStep["step"], string>;
