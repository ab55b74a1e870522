import type { FieldChange } from "../model/diff-answer.ts";
import type { ChangedBy } from "../model/review-answer.ts";
import { fieldLine } from "./diff/field-line.ts";
import { markedWords } from "./diff/text.ts";

/** By whom and when a confirmed record was changed, in a sentence. */
export function changedByInWords(by: ChangedBy): string {
  switch (by.is) {
    case "commit":
      return `Changed on ${by.day} by ${by.author}, in commit ${by.id.slice(0, 12)}.`;
    case "not-committed":
      return "The change is not committed yet.";
    case "never-committed":
      return "No commit has it under this name as it was confirmed, so it cannot be said what was changed.";
    case "shallow":
      return "This clone does not go back to what was confirmed. To see what changed, type: git fetch --unshallow";
    default:
      return by satisfies never;
  }
}

/** A field and what became of its words: `Finding 2: [-No-]{+One+} outcome was agreed.` */
export function fieldInWords(change: FieldChange): string {
  const line = fieldLine(change);
  return typeof line === "string" ? line : `${line.label}: ${markedWords(line.words)}`;
}
