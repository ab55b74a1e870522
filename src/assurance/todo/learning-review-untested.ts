import { updateCommand } from "../todo-command.ts";
import type { TodoKind } from "../todo-context.ts";

/** Learning reviews with actions that are complete and that nobody has tested. */
export const learningReviewUntested: TodoKind = {
  kind: "learning-review-untested",
  says: "Actions of an open learning review are complete, and not all of those are tested.",
  find({ entries }) {
    return entries["learning-review"].flatMap(({ entry, record, label, name, open }) => {
      const { complete = 0, tested = 0, agreed = 0 } = entry.actions ?? {};
      if (!open || tested >= complete) return [];
      const message = `${label}: ${complete} of ${agreed} actions are complete, ${tested} tested. Ask those who do the work.`;
      const command = updateCommand(name, "--actions tested=COUNT");
      return [{ urgency: 3, due: undefined, id: record.id, message, command, who: [] }];
    });
  },
};
