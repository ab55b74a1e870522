import { faultAt } from "../fault-at.ts";
import { mayBeUnread, whereToLook } from "../missing-target.ts";
import { referenceFields } from "../reference-field.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: What a recommendation or a decision rests on must be found by whoever asks for it.
 * Basis: The model of the knowledge base: `related`, `evidence`, `rests-on` and `carried-to` take ids, numbers of
 * the year (`C1`; `2024/25-C1` of another) and diary lines (`ACTIVITY@DAY`); `supersedes` and a diary line's
 * `note` the id of a note.
 */
export const unknownReference: Rule = {
  id: "unknown-reference",
  severity: "error",
  says: "A field refers to a record, number or diary line that does not exist, or to one of the wrong kind.",
  why: "What a recommendation or a decision rests on must be found by whoever asks for it.",
  basis:
    "The model of the knowledge base: `related`, `evidence`, `rests-on` and `carried-to` take ids, numbers of the year (`C1`; `2024/25-C1` of another) and diary lines (`ACTIVITY@DAY`); `supersedes` and a diary line's `note` the id of a note.",
  needsAllNotes: true,
  *check({ base, references }) {
    for (const { record, field, target, year, noteOnly } of referenceFields(base)) {
      const found = references.find(target, year);
      if (found ? !noteOnly || found.is === "note" : mayBeUnread(base, target, year)) continue;
      yield faultAt(record, field, {
        message: found ? `${target} is no evidence note.` : `${target} leads to nothing.`,
        hint: found ? "Write the id of a note." : whereToLook(target, year, references.ids),
      });
    }
  },
};
