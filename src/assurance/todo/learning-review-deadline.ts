import { type ReviewStep, reviewSteps } from "../learning-review-numbers.ts";
import { updateCommand } from "../todo-command.ts";
import type { Found, TodoKind } from "../todo-context.ts";
import { dueInWords, urgencyOf } from "../todo-urgency.ts";

/** Steps of a learning review that were not taken, by the partnership's own deadlines. */
export const learningReviewDeadline: TodoKind = {
  kind: "learning-review-deadline",
  says: "A step of a learning review was not taken: by a deadline of scrutiny.yaml it is past, or comes this quarter. Where none is set, nothing is due.",
  find(context) {
    const { deadlines } = context.base.policy.value;
    return context.entries["learning-review"].flatMap(({ record, entry, label, name, open }): Found[] => {
      if (!open) return [];
      return reviewSteps(entry, deadlines).flatMap(({ step, due, taken }): Found[] => {
        const urgency = urgencyOf(context, due);
        if (taken !== undefined || urgency === undefined) return [];
        const message = `${label}: ${STEPS[step]}, ${dueInWords(context, due)}.`;
        const command = updateCommand(name, `--${step} DAY`);
        return [{ urgency, due, id: record.id, message, command, who: [] }];
      });
    });
  },
};

const STEPS = {
  notified: "not notified",
  "rapid-review-sent": "the rapid review is not sent",
  published: "not published",
} as const satisfies Record<ReviewStep["step"], string>;
