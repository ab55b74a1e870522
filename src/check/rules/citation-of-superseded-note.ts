import { supersededBy } from "../../assurance/notes-of-period.ts";
import { asAtOf } from "../../assurance/quarter.ts";
import { citedNotes } from "../cited-note.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A superseded note is not counted; what it said may have been corrected in the one that took its place.
 * Basis: The model of the knowledge base, Which notes count: no ready note dated by the as-at day supersedes it.
 */
export const citationOfSupersededNote: Rule = {
  id: "citation-of-superseded-note",
  severity: "warning",
  says: "The own words cite a note that another had superseded by the report's day.",
  why: "A superseded note is not counted; what it said may have been corrected in the one that took its place.",
  basis:
    "The model of the knowledge base, Which notes count: no ready note dated by the as-at day supersedes it.",
  *check(context) {
    const { base, today } = context;
    for (const { text, citation, note } of citedNotes(context)) {
      if (text.is !== "words" || note.value.status !== "ready") continue;
      const by = supersededBy(base.notes, asAtOf(base, text.words.period, today)).get(note.id);
      if (by === undefined) continue;
      const message = "Another note has taken the place of the one that is cited.";
      yield { message, place: citation.place, hint: `Read ${by} and cite it instead.` };
    }
  },
};
