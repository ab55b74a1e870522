import { dayInWords } from "../../model/day.ts";
import { partyShort } from "../../model/policy.ts";
import { updateCommand } from "../todo-command.ts";
import type { TodoKind } from "../todo-context.ts";

/** Escalations in which the scrutineer's view is asked and not given. */
export const escalationView: TodoKind = {
  kind: "escalation-view",
  says: "An escalation is open, and the scrutineer has not given a view.",
  find({ entries, base }) {
    return entries.escalation
      .filter(({ open, entry }) => open && entry.view === undefined)
      .map(({ entry, record, label, name }) => {
        const by = entry["asked-by"];
        const asked = by === undefined ? "" : `, asked for by ${partyShort(base.policy.value, by)}`;
        const since = dayInWords(entry.notified ?? entry.raised);
        return {
          urgency: 2,
          due: undefined,
          id: record.id,
          message: `${label}, ${entry.title}: no view is given${asked}, known since ${since}.`,
          command: updateCommand(name, "--view TEXT"),
          who: [],
        };
      });
  },
};
