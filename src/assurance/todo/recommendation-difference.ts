import { updateCommand } from "../todo-command.ts";
import type { Found, TodoKind } from "../todo-context.ts";

const NEVER: readonly string[] = ["superseded", "closed-not-accepted"];

/** Recommendations that are tested or closed and of which nothing says what difference they made. */
export const recommendationDifference: TodoKind = {
  kind: "recommendation-difference",
  says: "A recommendation was found done, or was closed, and nothing says what difference it made for children.",
  find({ entries }) {
    return entries.recommendation.flatMap(({ entry, record, label, name, open }): Found[] => {
      const { tested, status = "", difference, title } = entry;
      const isDone = tested?.view === "embedded" || tested?.view === "done-not-embedded";
      if (difference !== undefined || NEVER.includes(status) || (open && !isDone)) return [];
      const how = open ? "tested" : "closed";
      return [
        {
          urgency: 3,
          due: undefined,
          id: record.id,
          message: `${label}, ${title}: ${how}, and nothing says what difference it made for children.`,
          command: updateCommand(name, "--difference TEXT --evidence ID"),
          who: [],
        },
      ];
    });
  },
};
