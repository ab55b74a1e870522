import { faultAt } from "../fault-at.ts";
import { findingsOf } from "../finding-of-note.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Findings that share no method bear each other out more strongly; a method that the note does not know would
 * be counted as another.
 * Basis: The model of the knowledge base: a finding's `method` is one of the note's. A draft may lack its methods.
 */
export const methodNotOfNote: Rule = {
  id: "method-not-of-note",
  severity: "error",
  says: "A finding was made by a method that its note does not name.",
  why: "Findings that share no method bear each other out more strongly; a method that the note does not know would be counted as another.",
  basis:
    "The model of the knowledge base: a finding's `method` is one of the note's. A draft may lack its methods.",
  *check({ base }) {
    for (const { record, index, finding } of findingsOf(base)) {
      const { method } = finding;
      const { methods, status } = record.value;
      if (method === undefined || methods.includes(method)) continue;
      if (status === "draft" && methods.length === 0) continue;
      yield faultAt(record, ["findings", index, "method"], {
        message: `The note's methods do not include ${method}.`,
        hint:
          methods.length > 0
            ? `The note has ${methods.join(", ")}.`
            : `Add methods: [${method}] to the note.`,
      });
    }
  },
};
