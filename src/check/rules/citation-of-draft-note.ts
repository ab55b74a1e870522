import { citedNotes } from "../cited-note.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A draft is not counted and cannot bear a claim in a final report; until then it may be cited while both are
 * written.
 * Basis: The model of the knowledge base, Severity: a cited draft is a warning until the final stage, then an
 * error.
 */
export const citationOfDraftNote: Rule = {
  id: "citation-of-draft-note",
  severity: "warning",
  says: "The own words cite a note that is still a draft.",
  why: "A draft is not counted and cannot bear a claim in a final report; until then it may be cited while both are written.",
  basis:
    "The model of the knowledge base, Severity: a cited draft is a warning until the final stage, then an error.",
  *check(context) {
    for (const { text, citation, note } of citedNotes(context)) {
      if (text.is !== "words" || note.value.status !== "draft") continue;
      yield {
        message: "The note that is cited is a draft.",
        place: citation.place,
        hint: "Complete the note, then set its status to ready.",
        related: [{ message: "The draft.", place: note.place(["status"]) }],
      };
    }
  },
};
