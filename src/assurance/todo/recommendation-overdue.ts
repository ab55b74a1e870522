import { daysBetween } from "../../model/day.ts";
import { updateCommand } from "../todo-command.ts";
import type { Found, TodoKind } from "../todo-context.ts";
import { dueRecommendation, statusInWords } from "../todo-recommendation.ts";

/** Recommendations past the due day in force that their owner has not completed. */
export const recommendationOverdue: TodoKind = {
  kind: "recommendation-overdue",
  says: "A recommendation is past its due day, as it was moved last, and its owner does not call it complete. Priority 1 comes first.",
  find({ entries, today }) {
    return entries.recommendation.flatMap((one): Found[] => {
      const due = dueRecommendation(one);
      if (!due || due.inForce >= today) return [];
      const { entry, record, label, name } = one;
      const days = daysBetween(due.inForce, today);
      return [
        {
          urgency: entry.priority === 1 ? 1 : 2,
          due: due.inForce,
          id: record.id,
          message: `${label}, ${entry.title}: ${due.inWords}, ${days} ${days === 1 ? "day" : "days"} overdue. Its owner says: ${statusInWords(one)}.`,
          command: updateCommand(name, "--status STATUS"),
          who: entry.owners,
        },
      ];
    });
  },
};
