import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A partner may decline; the report says why, so that the reason can be weighed.
 * Basis: The model of the knowledge base, Registers: a response has a reason unless it accepts. One that is
 * awaited has decided nothing yet.
 */
export const notAcceptedWithoutReason: Rule = {
  id: "not-accepted-without-reason",
  severity: "error",
  says: "A recommendation was not, or not wholly, accepted, and no reason is given.",
  why: "A partner may decline; the report says why, so that the reason can be weighed.",
  basis:
    "The model of the knowledge base, Registers: a response has a reason unless it accepts. One that is awaited has decided nothing yet.",
  *check({ base }) {
    for (const record of base.registers.recommendation) {
      for (const [index, { decision, reason }] of record.value.responses.entries()) {
        if (decision === "accepted" || decision === "awaiting" || reason !== undefined) continue;
        yield faultAt(record, ["responses", index, "decision"], {
          message: "The recommendation is not wholly accepted, and no reason is given.",
          hint: "Add reason: in the owner's words, here and in the update.",
        });
      }
    }
  },
};
