import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: What everybody is to do, nobody does; the first owner leads and answers.
 * Basis: The model of the knowledge base, Registers: the first of `owners` leads; none is an error.
 */
export const noOwner: Rule = {
  id: "no-owner",
  severity: "error",
  says: "A recommendation has no owner.",
  why: "What everybody is to do, nobody does; the first owner leads and answers.",
  basis: "The model of the knowledge base, Registers: the first of `owners` leads; none is an error.",
  *check({ base }) {
    for (const record of base.registers.recommendation) {
      if (record.value.owners.length > 0) continue;
      yield faultAt(record, ["owners"], {
        message: "The recommendation has no owner.",
        hint: "Name an agency, a group or a role of scrutiny.yaml under owners.",
      });
    }
  },
};
