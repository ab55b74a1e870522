import { citedNotes } from "../cited-note.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A withdrawn note counts nowhere and nothing of it is printed: the claim has lost its evidence.
 * Basis: The model of the knowledge base, Severity: a claim cannot be traced. Another note may speak of it.
 */
export const citationOfWithdrawnNote: Rule = {
  id: "citation-of-withdrawn-note",
  severity: "error",
  says: "The own words or a register entry cite a note that was withdrawn.",
  why: "A withdrawn note counts nowhere and nothing of it is printed: the claim has lost its evidence.",
  basis: "The model of the knowledge base, Severity: a claim cannot be traced. Another note may speak of it.",
  *check(context) {
    for (const { text, citation, note } of citedNotes(context)) {
      if (text.is === "note" || note.value.status !== "withdrawn") continue;
      yield {
        message: `The note that is cited was ${note.value.disposed ? "disposed of" : "withdrawn"}.`,
        place: citation.place,
        hint: "Take the claim out, or cite other evidence for it.",
        related: [
          {
            message: note.value.disposed ? "Disposed of here." : "Withdrawn here.",
            place: note.place(["status"]),
          },
        ],
      };
    }
  },
};
