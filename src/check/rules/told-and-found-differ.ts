import { differingSides } from "../../assurance/differing-sides.ts";
import type { CountedFinding } from "../../assurance/findings.ts";
import { isWritten } from "../../assurance/written.ts";
import { placeOfArea } from "../own-words.ts";
import type { Rule } from "../rule.ts";
import { wordsWithFacts } from "../words-with-facts.ts";

/**
 * Why: What one is told and another finds is where scrutiny earns its keep; a report that cites one side alone
 * hides the other.
 * Basis: The model of the knowledge base, Counting: both ways, where a finding of each side share no source. Only
 * words that are written are asked.
 */
export const toldAndFoundDiffer: Rule = {
  id: "told-and-found-differ",
  severity: "warning",
  says: "Different sources say opposite things of a criterion, and the own words do not cite one of each side.",
  why: "What one is told and another finds is where scrutiny earns its keep; a report that cites one side alone hides the other.",
  basis:
    "The model of the knowledge base, Counting: both ways, where a finding of each side share no source. Only words that are written are asked.",
  *check(context) {
    for (const { words, facts } of wordsWithFacts(context)) {
      if (!isWritten(words.file)) continue;
      for (const { area, criterion } of differingSides(facts)) {
        yield {
          message: `${criterion.id} has findings both ways from different sources, and one of each is not cited.`,
          place: placeOfArea(words, area),
          hint: `Working well: ${named(criterion.workingWell)}. Worried about: ${named(criterion.worriedAbout)}.`,
        };
      }
    }
  },
};

function named(findings: readonly CountedFinding[]): string {
  const three = findings.slice(0, 3).map(({ note, n }) => `[@${note.record.id}, ${n}]`);
  return three.join(" ") + (findings.length > 3 ? " …" : "");
}
