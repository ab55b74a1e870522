import { updateCommand } from "../todo-command.ts";
import type { TodoContext, TodoEntry, TodoKind } from "../todo-context.ts";

/** Challenges that are answered, or were carried to a decision that has its outcome, and are still open. */
export const challengeOutcome: TodoKind = {
  kind: "challenge-outcome",
  says: "A challenge is answered, or the decision that it was carried to has its outcome, and it is still open: nothing says what came of it.",
  find(context) {
    return context.entries.challenge.flatMap((one) => {
      const why = one.open ? whyReady(context, one) : undefined;
      if (why === undefined) return [];
      const { entry, record, label, name } = one;
      const message = `${label}, ${entry.title}: ${why}. Say what came of it, and close it.`;
      const command = updateCommand(name, "--outcome TEXT --close");
      return [{ urgency: 3, due: undefined, id: record.id, message, command, who: [] }];
    });
  },
};

function whyReady(context: TodoContext, { entry, year }: TodoEntry<"challenge">): string | undefined {
  if (entry.view?.is === "answers") return "you found that the answer answers it";
  const carried = entry["carried-to"];
  const target = carried === undefined ? undefined : context.references.find(carried, year);
  if (target?.is !== "decision") return undefined;
  const decision = context.decisions.find((one) => one.decision === target.decision.decision);
  return decision?.outcome === undefined
    ? undefined
    : `${decision.label}, to which it was carried, has its outcome`;
}
