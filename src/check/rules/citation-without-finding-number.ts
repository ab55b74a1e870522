import { citedNotes } from "../cited-note.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The citation then leads to the note and to none of its findings, all of which are printed again under “Also
 * recorded”.
 * Basis: The model of the knowledge base, Ids: `[@ID]` without a number on a note of several findings; check
 * warns.
 */
export const citationWithoutFindingNumber: Rule = {
  id: "citation-without-finding-number",
  severity: "warning",
  says: "The own words cite a note of several findings and do not say which finding.",
  why: "The citation then leads to the note and to none of its findings, all of which are printed again under “Also recorded”.",
  basis:
    "The model of the knowledge base, Ids: `[@ID]` without a number on a note of several findings; check warns.",
  *check(context) {
    for (const { text, citation, note } of citedNotes(context)) {
      const count = note.value.findings.length;
      if (text.is !== "words" || citation.finding !== undefined || count < 2) continue;
      yield {
        message: `The note has ${count} findings, and none of them is named.`,
        place: citation.place,
        hint: `Write [@${note.id}, 1] for the first of them.`,
      };
    }
  },
};
