import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: One of the two is wrong, and a report would count the findings.
 * Basis: The model of the knowledge base: a note has one finding at least, or `nothing-new: true`.
 */
export const nothingNewWithFindings: Rule = {
  id: "nothing-new-with-findings",
  severity: "error",
  says: "A note says that there was nothing new, and has findings.",
  why: "One of the two is wrong, and a report would count the findings.",
  basis: "The model of the knowledge base: a note has one finding at least, or `nothing-new: true`.",
  *check({ base }) {
    for (const note of base.notes) {
      if (note.value["nothing-new"] !== true || note.value.findings.length === 0) continue;
      yield faultAt(note, ["nothing-new"], {
        message: "The note says that there was nothing new, and has findings.",
        hint: "Take out nothing-new, or the findings.",
      });
    }
  },
};
