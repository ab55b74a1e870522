import { updateCommand } from "../todo-command.ts";
import type { Found, TodoKind } from "../todo-context.ts";
import { dueRecommendation, statusInWords } from "../todo-recommendation.ts";
import { urgencyOf } from "../todo-urgency.ts";

/** Recommendations past their first due day whose day was moved: a later day takes nothing off the list. */
export const recommendationMoved: TodoKind = {
  kind: "recommendation-moved",
  says: "A recommendation's first due day has passed, it was moved to one that is to come, and its owner does not call it complete.",
  find(context) {
    return context.entries.recommendation.flatMap((one): Found[] => {
      const due = dueRecommendation(one);
      if (!due || due.first >= context.today || due.inForce < context.today) return [];
      const { entry, record, label, name } = one;
      return [
        {
          urgency: urgencyOf(context, due.inForce) ?? 3,
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
