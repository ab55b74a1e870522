import { challengeDaysLate } from "../registers-of-period.ts";
import { updateCommand } from "../todo-command.ts";
import type { Found, TodoKind } from "../todo-context.ts";

const IN_WORDS = {
  "does-not-answer": "the answer does not answer it",
  "answers-in-part": "the answer answers it in part",
} as const;

/** Answers that do not answer, and that nobody has taken further. */
export const challengeFollowUp: TodoKind = {
  kind: "challenge-follow-up",
  says: "The scrutineer's view is that an answer does not answer a challenge, or only in part, and it is neither carried on nor closed.",
  find({ base, entries, today }) {
    return entries.challenge.flatMap(({ entry, record, label, name, open }): Found[] => {
      const { view, status } = entry;
      const isTaken = status === "carried-on" || status === "closed" || entry["carried-to"] !== undefined;
      if (!open || isTaken || view === undefined || view.is === "answers") return [];
      const late = challengeDaysLate(entry, today, base.policy.value.deadlines);
      const came = late === 0 ? "" : ` and came ${late} ${late === 1 ? "day" : "days"} late`;
      return [
        {
          urgency: 2,
          due: undefined,
          id: record.id,
          message: `${label}, ${entry.title}: ${IN_WORDS[view.is]}${came}. Carry it on, ask again or close it.`,
          command: updateCommand(name, "--carried-to ID"),
          who: [],
        },
      ];
    });
  },
};
