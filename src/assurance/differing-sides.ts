import type { AreaCoverage, CriterionCoverage } from "./coverage.ts";
import type { CountedFinding } from "./findings.ts";
import { findingKey, type PeriodFacts } from "./quarter.ts";

/** A criterion of which different sources say opposite things, and its area. */
export interface Differing {
  readonly area: AreaCoverage;
  readonly criterion: CriterionCoverage;
}

/**
 * Criteria that are both ways by findings of different sources (a finding of each side share none), where the words of
 * the period do not cite one of each side: what one is told and another finds.
 */
export function differingSides(facts: PeriodFacts): readonly Differing[] {
  return facts.areas.flatMap((area) =>
    area.criteria
      .filter((one) => one.bothWays && differInSource(one) && !bothAreCited(one, facts))
      .map((criterion) => ({ area, criterion })),
  );
}

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
