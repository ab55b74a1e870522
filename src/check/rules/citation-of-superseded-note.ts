import { supersededBy } from "../../assurance/notes-of-period.ts";
import { asAtOf } from "../../assurance/quarter.ts";
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
  *check({ base, today, citing, references }) {
    for (const text of citing) {
      if (text.is !== "words" || text.citations.length === 0) continue;
      const superseded = supersededBy(base.notes, asAtOf(base, text.words.period, today));
      for (const { target, place } of text.citations) {
        const found = references.find(target, text.year);
        if (found?.is !== "note" || found.record.value.status !== "ready") continue;
        const by = superseded.get(found.record.id);
        if (by === undefined) continue;
        const message = "Another note has taken the place of the one that is cited.";
        yield { message, place, hint: `Read ${by} and cite it instead.` };
      }
    }
  },
};
