import { answerDue, notAnswered } from "../../assurance/challenge-answer.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: An answer that nobody judges is the end of a challenge; the view is what partners read next to it.
 * Basis: The model of the knowledge base, Registers: a challenge has the scrutineer's `view`. Not asked while
 * somebody may still answer in time.
 */
export const answerWithoutView: Rule = {
  id: "answer-without-view",
  severity: "warning",
  says: "A challenge has been answered, and the scrutineer has not said whether the answer answers it.",
  why: "An answer that nobody judges is the end of a challenge; the view is what partners read next to it.",
  basis:
    "The model of the knowledge base, Registers: a challenge has the scrutineer's `view`. Not asked while somebody may still answer in time.",
  *check({ base, today }) {
    for (const record of base.registers.challenge) {
      const { responses, view, closed } = record.value;
      if (responses.length === 0 || view !== undefined) continue;
      const waits = closed === undefined && notAnswered(record.value, base.policy.value).length > 0;
      const due = waits ? answerDue(base, record) : undefined;
      if (due !== undefined && due.on >= today) continue;
      yield faultAt(record, ["responses", responses.length - 1], {
        message: "It is answered here, and no view says whether that answers it.",
        hint: `Say so: scrutiny update ${record.id} --view answers --why TEXT --text TEXT (or answers-in-part, does-not-answer).`,
      });
    }
  },
};
