import { allEntries } from "../../assurance/reference.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The last update says how the entry stands; out of order, an older word passes for the newest.
 * Basis: The model of the knowledge base, Registers: updates only ever grow.
 */
export const updatesOutOfOrder: Rule = {
  id: "updates-out-of-order",
  severity: "warning",
  says: "An update of a register entry is of an earlier day than the one before it.",
  why: "The last update says how the entry stands; out of order, an older word passes for the newest.",
  basis: "The model of the knowledge base, Registers: updates only ever grow.",
  *check({ base }) {
    for (const { record } of allEntries(base)) {
      const days = record.value.updates.map((update) => update.on);
      for (const [index, on] of days.entries()) {
        const before = days[index - 1];
        if (before === undefined || on >= before) continue;
        yield faultAt(record, ["updates", index, "on"], {
          message: "This update is of an earlier day than the one above it.",
          hint: "Put the updates in the order of their days, or correct the day.",
        });
      }
    }
  },
};
