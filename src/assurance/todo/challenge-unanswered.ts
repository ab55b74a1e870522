import { dayInWords } from "../../model/day.ts";
import { partyShort } from "../../model/policy.ts";
import { answerDue, notAnswered } from "../challenge-answer.ts";
import { updateCommand } from "../todo-command.ts";
import type { Found, TodoContext, TodoEntry, TodoKind } from "../todo-context.ts";
import { dueInWords, urgencyOf } from "../todo-urgency.ts";

/** Challenges that somebody who was asked has not answered. */
export const challengeUnanswered: TodoKind = {
  kind: "challenge-unanswered",
  says: "Somebody who was asked has not answered a challenge: the day is past, or comes this quarter, or none is set.",
  find: (context) => context.entries.challenge.flatMap((one) => unanswered(context, one)),
};

function unanswered(context: TodoContext, one: TodoEntry<"challenge">): readonly Found[] {
  const { entry, record, label, name } = one;
  const policy = context.base.policy.value;
  if (!one.open || entry.status === "carried-on" || entry.status === "closed") return [];
  const missing = notAnswered(entry, policy).map((index) => entry.to[index] ?? "");
  const [first] = missing;
  if (first === undefined) return [];
  const due = answerDue(context.base, { ...record, value: entry })?.on;
  const urgency = due === undefined ? 3 : urgencyOf(context, due);
  if (urgency === undefined) return [];
  const asked =
    due === undefined ? `asked on ${dayInWords(entry.date)}, no day set` : dueInWords(context, due);
  return [
    {
      urgency,
      due,
      id: record.id,
      message: `${label}, ${entry.title}: no answer from ${missing.map((id) => partyShort(policy, id)).join(", ")}, ${asked}.`,
      command: updateCommand(name, `--response TEXT --from ${first}`),
      who: missing,
    },
  ];
}
