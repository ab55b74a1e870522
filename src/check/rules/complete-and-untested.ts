import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: An action that is done on paper helps no child; complete and untested is never shown as done.
 * Basis: The model of the knowledge base, Registers: `status` is as the owner says, `tested` as the scrutineer
 * found.
 */
export const completeAndUntested: Rule = {
  id: "complete-and-untested",
  severity: "warning",
  says: "A recommendation is complete by its owner, and nobody has tested it.",
  why: "An action that is done on paper helps no child; complete and untested is never shown as done.",
  basis:
    "The model of the knowledge base, Registers: `status` is as the owner says, `tested` as the scrutineer found.",
  *check({ base }) {
    for (const record of base.registers.recommendation) {
      const { status, tested } = record.value;
      if (status !== "complete" || (tested !== undefined && tested.view !== "not-tested")) continue;
      yield faultAt(record, tested === undefined ? ["status"] : ["tested", "view"], {
        message: "The owner says that it is complete, and nobody has tested it.",
        hint: `Test it, then type: scrutiny update ${record.id} --tested embedded --evidence ID --text TEXT`,
      });
    }
  },
};
