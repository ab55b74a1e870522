import { dayInWords } from "../../model/day.ts";
import { challengeDaysLate } from "../registers-of-period.ts";
import { updateCommand } from "../todo-command.ts";
import type { Found, TodoKind } from "../todo-context.ts";

/** Answers of which the scrutineer has not said whether they answer. */
export const challengeView: TodoKind = {
  kind: "challenge-view",
  says: "A challenge has an answer, and no view says whether that answers it.",
  find({ base, entries, today }) {
    return entries.challenge.flatMap(({ entry, record, label, name }): Found[] => {
      const answered = entry.responses.map((one) => one.on).sort()[0];
      if (answered === undefined || entry.view !== undefined) return [];
      const late = challengeDaysLate(entry, today, base.policy.value.deadlines);
      const days = late === 0 ? "" : `, ${late} ${late === 1 ? "day" : "days"} late`;
      return [
        {
          urgency: 2,
          due: undefined,
          id: record.id,
          message: `${label}, ${entry.title}: an answer came on ${dayInWords(answered)}${days}. Say what you think of it.`,
          command: updateCommand(name, "--view VIEW --why TEXT"),
          who: [],
        },
      ];
    });
  },
};
