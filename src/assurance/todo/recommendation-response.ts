import { lastDayInTime } from "../../model/deadline.ts";
import { partyShort } from "../../model/policy.ts";
import { updateCommand } from "../todo-command.ts";
import type { Found, TodoKind } from "../todo-context.ts";
import { dueInWords, urgencyOf } from "../todo-urgency.ts";

const ENDED: readonly string[] = ["complete", "superseded", "closed-not-accepted"];

/** Recommendations of which nobody has said whether they are accepted. */
export const recommendationResponse: TodoKind = {
  kind: "recommendation-response",
  says: "Nobody has said whether a recommendation is accepted: by the deadline of scrutiny.yaml it is past or comes this quarter, or there is no deadline.",
  find(context) {
    const policy = context.base.policy.value;
    const deadline = policy.deadlines?.["recommendation-response"];
    return context.entries.recommendation.flatMap(({ entry, record, label, name, open }): Found[] => {
      const isAnswered = entry.responses.some((one) => one.decision !== "awaiting");
      const [lead] = entry.owners;
      if (!open || isAnswered || lead === undefined || ENDED.includes(entry.status ?? "")) return [];
      const due = deadline && lastDayInTime(entry.date, deadline);
      const urgency = due === undefined ? 3 : urgencyOf(context, due);
      if (urgency === undefined) return [];
      const when = due === undefined ? "no deadline set" : dueInWords(context, due);
      return [
        {
          urgency,
          due,
          id: record.id,
          message: `${label}, ${entry.title}: ${partyShort(policy, lead)} has not said whether it is accepted, ${when}.`,
          command: updateCommand(name, `--response DECISION --from ${lead}`),
          who: entry.owners,
        },
      ];
    });
  },
};
