import { policyDueDay } from "../../assurance/due-day.ts";
import { isAnswerOverdue } from "../../assurance/recommendation-answer.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A recommendation that is neither accepted nor refused binds nobody.
 * Basis: The model of the knowledge base, Registers and scrutiny.yaml: the deadline is the policy's
 * `recommendation-response`; without one nothing is late. A response that is awaiting is none.
 */
export const recommendationAnswerOverdue: Rule = {
  id: "recommendation-answer-overdue",
  severity: "warning",
  says: "Nobody has said by the deadline whether a recommendation is accepted.",
  why: "A recommendation that is neither accepted nor refused binds nobody.",
  basis:
    "The model of the knowledge base, Registers and scrutiny.yaml: the deadline is the policy's `recommendation-response`; without one nothing is late. A response that is awaiting is none.",
  *check({ base, today }) {
    if (!base.policy.value.deadlines?.["recommendation-response"]) return;
    for (const record of base.registers.recommendation) {
      const { responses, date } = record.value;
      if (!isAnswerOverdue(record.value, today, base.policy.value.deadlines)) continue;
      const due = policyDueDay(base, "recommendation-response", "date", date);
      if (due === undefined) continue;
      const awaiting = responses.length - 1;
      yield faultAt(record, awaiting === -1 ? ["owners", 0] : ["responses", awaiting, "decision"], {
        message: `Whether it is accepted was to be said by ${due.on}.`,
        hint: `Ask the first owner; then type: scrutiny update ${record.id} --response accepted --from AGENCY`,
        related: due.related,
      });
    }
  },
};
