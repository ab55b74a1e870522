import { dayInWords } from "../../model/day.ts";
import { updateCommand } from "../todo-command.ts";
import type { Found, TodoKind } from "../todo-context.ts";

const FOUND = { "not-done": "not done", "done-not-embedded": "done, not embedded" } as const;

/** Recommendations that their owner calls complete and that were tested, before this quarter, and found wanting. */
export const recommendationRetest: TodoKind = {
  kind: "recommendation-retest",
  says: "A recommendation is complete by its owner, and the last test, before this quarter, found that it is not done or not embedded.",
  find({ entries, running }) {
    return entries.recommendation.flatMap(({ entry, record, label, name, open }): Found[] => {
      const { tested, status, owners, title } = entry;
      if (!open || status !== "complete" || tested === undefined || tested.on >= running.from) return [];
      if (tested.view !== "not-done" && tested.view !== "done-not-embedded") return [];
      const { view, on } = tested;
      return [
        {
          urgency: view === "not-done" ? 2 : 3,
          due: undefined,
          id: record.id,
          message: `${label}, ${title}: complete by its owner; tested on ${dayInWords(on)}: ${FOUND[view]}. Test it again, or take it further.`,
          command: updateCommand(name, "--tested VIEW --evidence ID"),
          who: owners,
        },
      ];
    });
  },
};
