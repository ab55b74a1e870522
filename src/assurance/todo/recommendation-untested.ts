import { updateCommand } from "../todo-command.ts";
import type { Found, TodoKind } from "../todo-context.ts";

/** Recommendations that their owner calls complete and nobody has tested. */
export const recommendationUntested: TodoKind = {
  kind: "recommendation-untested",
  says: "A recommendation is complete by its owner, and nobody has tested it.",
  find({ entries }) {
    return entries.recommendation.flatMap(({ entry, record, label, name, open }): Found[] => {
      const isTested = entry.tested !== undefined && entry.tested.view !== "not-tested";
      if (!open || entry.status !== "complete" || isTested) return [];
      return [
        {
          urgency: 3,
          due: undefined,
          id: record.id,
          message: `${label}, ${entry.title}: complete by its owner, not tested. Ask those whom it is for.`,
          command: updateCommand(name, "--tested VIEW --evidence ID"),
          who: [],
        },
      ];
    });
  },
};
