import { partyShort } from "../../model/policy.ts";
import { awaitsAnswer, recommendationAnswerDue } from "../recommendation-answer.ts";
import { updateCommand } from "../todo-command.ts";
import type { Found, TodoKind } from "../todo-context.ts";
import { dueInWords, urgencyOf } from "../todo-urgency.ts";

/** Recommendations of which nobody has said whether they are accepted. */
export const recommendationResponse: TodoKind = {
  kind: "recommendation-response",
  says: "Nobody has said whether a recommendation is accepted: by the deadline of scrutiny.yaml it is past or comes this quarter, or there is no deadline.",
  find(context) {
    const policy = context.base.policy.value;
    return context.entries.recommendation.flatMap(({ entry, record, label, name }): Found[] => {
      const [lead] = entry.owners;
      if (lead === undefined || !awaitsAnswer(entry)) return [];
      const due = recommendationAnswerDue(entry, policy.deadlines);
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
