import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: What is carried on without a record is dropped; the reader of the report cannot follow it.
 * Basis: The model of the knowledge base, Registers: `carried-to` names the decision, escalation or other record.
 */
export const carriedOnToNothing: Rule = {
  id: "carried-on-to-nothing",
  severity: "warning",
  says: "A challenge is carried on, and nothing says to what.",
  why: "What is carried on without a record is dropped; the reader of the report cannot follow it.",
  basis:
    "The model of the knowledge base, Registers: `carried-to` names the decision, escalation or other record.",
  *check({ base }) {
    for (const record of base.registers.challenge) {
      const { status, "carried-to": target } = record.value;
      if (status !== "carried-on" || target !== undefined) continue;
      yield faultAt(record, ["status"], {
        message: "The challenge is carried on, and no record is named.",
        hint: "Add carried-to: with the id or the number, such as D2, to the entry and to its update.",
      });
    }
  },
};
