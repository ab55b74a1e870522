import type { CoverageMatrix, MatrixCell } from "../model/coverage-answer.ts";
import type { Day } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { QUARTERS, quarterOf } from "../model/year.ts";
import type { AreaCoverage } from "./coverage.ts";
import { asAtOf, type PeriodFacts, periodFacts } from "./quarter.ts";

/**
 * Areas by quarters of a year: each cell is what `coverage` of that quarter says, as at its own day. The year's column is
 * the year's own coverage and no sum, since words may cite a note of another quarter.
 */
export function coverageMatrix(base: KnowledgeBase, year: PeriodFacts, today: Day): CoverageMatrix {
  const quarters = QUARTERS.map((quarter) => {
    const period = quarterOf(year.period.year, quarter);
    const hasBegun = period.from <= today;
    const facts = periodFacts(base, period, asAtOf(base, period, today), year.framework);
    return { quarter, hasBegun, areas: hasBegun ? facts.areas : [] };
  });
  return {
    quarters: quarters.map(({ quarter, hasBegun }) => ({ quarter, hasBegun })),
    rows: year.areas.map((area) => ({
      id: area.id,
      title: area.title,
      cells: quarters.map(({ areas }) => {
        const own = areas.find((one) => one.id === area.id);
        return own && cell(own);
      }),
      year: cell(area),
    })),
  };
}

function cell({
  workingWell,
  worriedAbout,
  notYetClear,
  withEvidence,
  criteriaCount,
}: AreaCoverage): MatrixCell {
  return { workingWell, worriedAbout, notYetClear, withEvidence, of: criteriaCount };
}
