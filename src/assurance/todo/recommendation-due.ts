import { updateCommand } from "../todo-command.ts";
import type { Found, TodoKind } from "../todo-context.ts";
import { dueRecommendation, statusInWords } from "../todo-recommendation.ts";
import { urgencyOf } from "../todo-urgency.ts";

/** Recommendations that are due this quarter. */
export const recommendationDue: TodoKind = {
  kind: "recommendation-due",
  says: "A recommendation is due this quarter, and its first due day has not passed.",
  find(context) {
    return context.entries.recommendation.flatMap((one): Found[] => {
      const due = dueRecommendation(one);
      if (!due || due.first < context.today || due.inForce < context.today) return [];
      const urgency = urgencyOf(context, due.inForce);
      if (urgency === undefined) return [];
      const { entry, record, label, name } = one;
      return [
        {
          urgency,
          due: due.inForce,
          id: record.id,
          message: `${label}, ${entry.title}: ${due.inWords}. Its owner says: ${statusInWords(one)}.`,
          command: updateCommand(name, "--status STATUS"),
          who: entry.owners,
        },
      ];
    });
  },
};
