import type { CriterionCoverage } from "../../assurance/coverage.ts";
import type { CountedFinding } from "../../assurance/findings.ts";
import { findingKey, type PeriodFacts } from "../../assurance/quarter.ts";
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
      for (const area of facts.areas) {
        for (const criterion of area.criteria) {
          if (!criterion.bothWays || !differInSource(criterion) || bothAreCited(criterion, facts)) continue;
          yield {
            message: `${criterion.id} has findings both ways from different sources, and one of each is not cited.`,
            place: placeOfArea(words, area),
            hint: `Working well: ${named(criterion.workingWell)}. Worried about: ${named(criterion.worriedAbout)}.`,
          };
        }
      }
    }
  },
};

function differInSource({ workingWell, worriedAbout }: CriterionCoverage): boolean {
  return workingWell.some((one) => worriedAbout.some((other) => shareNoSource(one.sources, other.sources)));
}

function shareNoSource(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((one) => b.includes(one));
}

function bothAreCited({ workingWell, worriedAbout }: CriterionCoverage, { cited }: PeriodFacts): boolean {
  const isCited = ({ note, n }: CountedFinding) => cited.has(findingKey(note.record.id, n));
  return workingWell.some(isCited) && worriedAbout.some(isCited);
}

function named(findings: readonly CountedFinding[]): string {
  const three = findings.slice(0, 3).map(({ note, n }) => `[@${note.record.id}, ${n}]`);
  return three.join(" ") + (findings.length > 3 ? " …" : "");
}
