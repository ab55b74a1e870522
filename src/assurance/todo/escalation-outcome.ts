import { dayInWords } from "../../model/day.ts";
import { updateCommand } from "../todo-command.ts";
import type { TodoEntry, TodoKind } from "../todo-context.ts";

/** Escalations with a view and no outcome, or with an outcome that nobody was told. */
export const escalationOutcome: TodoKind = {
  kind: "escalation-outcome",
  says: "The scrutineer gave a view on an escalation and no outcome is recorded, or nobody is recorded as told of it.",
  find({ entries }) {
    return entries.escalation.flatMap((one) => {
      const lacks = whatLacks(one);
      if (lacks === undefined) return [];
      const { entry, record, label, name } = one;
      const message = `${label}, ${entry.title}: ${lacks}.`;
      const option = entry.outcome === undefined ? "--outcome TEXT" : "--outcome-notified DAY";
      const command = updateCommand(name, option);
      return [{ urgency: 3, due: undefined, id: record.id, message, command, who: entry.parties }];
    });
  },
};

function whatLacks({ entry, open }: TodoEntry<"escalation">): string | undefined {
  if (entry.outcome !== undefined)
    return entry["outcome-notified"] === undefined
      ? "nothing says when its outcome was made known"
      : undefined;
  if (entry.view === undefined) return undefined;
  const given = `a view was given on ${dayInWords(entry.view.given)}`;
  return open ? `${given}, and it has no outcome` : `${given}, and it was closed without an outcome`;
}
