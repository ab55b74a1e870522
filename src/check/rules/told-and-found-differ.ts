import type { CriterionCoverage } from "../../assurance/coverage.ts";
import type { CountedFinding } from "../../assurance/findings.ts";
import { asAtOf, findingKey, type PeriodFacts, periodFacts } from "../../assurance/quarter.ts";
import type { Place } from "../../model/problem.ts";
import { headingKey, isWritten, type OwnWords, ownWords } from "../own-words.ts";
import type { Rule } from "../rule.ts";

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
  *check({ base, today }) {
    for (const words of ownWords(base)) {
      if (!words.framework || !isWritten(words)) continue;
      const facts = periodFacts(base, words.period, asAtOf(base, words.period, today), words.framework);
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

/** The heading of the criterion's area; where it has none yet, what the front matter says of the area. */
function placeOfArea({ file }: OwnWords, area: { readonly id: string; readonly title: string }): Place {
  const names = [headingKey(area.id), headingKey(area.title)];
  const section = file.words.sections.find((one) => names.includes(headingKey(one.heading)));
  return section?.place ?? file.place(["areas", area.id], true);
}

function named(findings: readonly CountedFinding[]): string {
  const three = findings.slice(0, 3).map(({ note, n }) => `[@${note.record.id}, ${n}]`);
  return three.join(" ") + (findings.length > 3 ? " …" : "");
}
