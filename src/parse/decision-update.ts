import { isSame } from "../model/same-value.ts";
import { type Decision, quarterWordsSchema } from "../model/words.ts";
import { ENTRY_LIMITS } from "./front-matter.ts";
import { readRecordFile } from "./record.ts";
import { editedRecord } from "./record-edit.ts";

/** What became of a decision that was asked. */
export type DecisionOutcome = NonNullable<Decision["outcome"]>;

/** The words' text with the outcome, or why it cannot be; `conflict` where it has had another since it was read. */
export type UpdatedWords =
  | { readonly text: string }
  | { readonly refused: string }
  | { readonly conflict: readonly string[] }
  | { readonly standing: true };

/** Sets the outcome of a decision in the words of a quarter, as text. `base` is the decision as it was read before. */
export function updatedDecision(text: string, base: Decision, outcome: DecisionOutcome): UpdatedWords {
  const decisions = decisionsOf(text);
  if (!decisions) return { refused: "it cannot be read" };
  const index = decisions.findIndex(({ id }) => id === base.id);
  if (index === -1) return { refused: `there is no decision ${base.id} in it any more` };
  const now = decisions[index]?.outcome;
  if (isSame(now, outcome)) return { standing: true };
  if (!isSame(now, base.outcome)) return { conflict: ["outcome"] };
  const path = ["decisions", index, "outcome"];
  return editedRecord(text, [{ is: "set", path, value: outcome }], "front-matter");
}

function decisionsOf(text: string): readonly Decision[] | undefined {
  const bytes = new TextEncoder().encode(text);
  return readRecordFile({ path: "words.md", bytes }, quarterWordsSchema, ENTRY_LIMITS).value?.value.decisions;
}
