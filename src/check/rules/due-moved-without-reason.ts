import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A day that moves without a word is how a recommendation dies; reports print both days and the reason.
 * Basis: The model of the knowledge base, Registers: the first `due` stays, and a new one is an update with a
 * reason.
 */
export const dueMovedWithoutReason: Rule = {
  id: "due-moved-without-reason",
  severity: "warning",
  says: "The day by which a recommendation is due was moved without a reason.",
  why: "A day that moves without a word is how a recommendation dies; reports print both days and the reason.",
  basis:
    "The model of the knowledge base, Registers: the first `due` stays, and a new one is an update with a reason.",
  *check({ base }) {
    for (const record of base.registers.recommendation) {
      for (const [index, { due, reason }] of record.value.updates.entries()) {
        if (due === undefined || due === record.value.due || reason !== undefined) continue;
        yield faultAt(record, ["updates", index, "due"], {
          message: "The day was moved, and no reason is given.",
          hint: "Add reason: to the update.",
        });
      }
    }
  },
};
