import { learningReviewSteps } from "../learning-review-steps.ts";
import type { Found, TodoKind } from "../todo-context.ts";
import { dueInWords, urgencyOf } from "../todo-urgency.ts";

/** Steps of a learning review that were not taken, by the partnership's own deadlines. */
export const learningReviewDeadline: TodoKind = {
  kind: "learning-review-deadline",
  says: "A step of a learning review was not taken: by a deadline of scrutiny.yaml it is past, or comes this quarter. Where none is set, nothing is due.",
  find(context) {
    return context.entries["learning-review"].flatMap(({ record, entry, label, name, open }): Found[] => {
      if (!open) return [];
      return [...learningReviewSteps(context.base, { ...record, value: entry })].flatMap(
        ({ due, field }): Found[] => {
          const urgency = due && urgencyOf(context, due.on);
          if (!due || urgency === undefined) return [];
          const message = `${label}: ${STEPS[field] ?? field}, ${dueInWords(context, due.on)}.`;
          const command = `scrutiny update ${name} --${field} DAY`;
          return [{ urgency, due: due.on, id: record.id, message, command, who: [] }];
        },
      );
    });
  },
};

const STEPS: Readonly<Record<string, string>> = {
  notified: "not notified",
  "rapid-review-sent": "the rapid review is not sent",
  published: "not published",
};
