import { faultAt } from "../fault-at.ts";
import { referenceFields } from "../reference-field.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: What was asked of partners may have lost its ground; the scrutineer must judge whether it still stands.
 * Basis: The model of the knowledge base: only ready notes support what is said. A warning, as the entry was right
 * when it was made.
 */
export const withdrawnEvidence: Rule = {
  id: "withdrawn-evidence",
  severity: "warning",
  says: "A register entry or a decision rests on a note that was withdrawn.",
  why: "What was asked of partners may have lost its ground; the scrutineer must judge whether it still stands.",
  basis:
    "The model of the knowledge base: only ready notes support what is said. A warning, as the entry was right when it was made.",
  *check({ base, references }) {
    for (const { record, field, target, year, isEvidence } of referenceFields(base)) {
      const found = isEvidence ? references.find(target, year) : undefined;
      if (found?.is !== "note" || found.record.value.status !== "withdrawn") continue;
      yield faultAt(record, field, {
        message: "The note that this rests on was withdrawn.",
        hint: "Name other evidence, or close the entry and say why.",
        related: [{ message: "Withdrawn here.", place: found.record.place(["status"]) }],
      });
    }
  },
};
