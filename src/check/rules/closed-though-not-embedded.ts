import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: What the owner says and what was found are two columns; closing on the first alone hides the second.
 * Basis: The model of the knowledge base, Registers: `tested` is as the scrutineer found. One that is superseded
 * or not accepted may be closed without.
 */
export const closedThoughNotEmbedded: Rule = {
  id: "closed-though-not-embedded",
  severity: "warning",
  says: "A recommendation is closed, and the scrutineer found it not done or not embedded.",
  why: "What the owner says and what was found are two columns; closing on the first alone hides the second.",
  basis:
    "The model of the knowledge base, Registers: `tested` is as the scrutineer found. One that is superseded or not accepted may be closed without.",
  *check({ base }) {
    for (const record of base.registers.recommendation) {
      const { closed, status, tested } = record.value;
      if (closed === undefined || (tested?.view !== "not-done" && tested?.view !== "done-not-embedded"))
        continue;
      if (status === "superseded" || status === "closed-not-accepted") continue;
      yield faultAt(record, ["closed"], {
        message: `The recommendation is closed, and the last test found it ${tested.view}.`,
        hint: "Test it again, or take closed: away until it is embedded.",
        related: [{ message: "It was tested here.", place: record.place(["tested", "view"]) }],
      });
    }
  },
};
