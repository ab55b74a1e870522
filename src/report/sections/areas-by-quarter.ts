import { coverageMatrix } from "../../assurance/coverage-matrix.ts";
import type { MatrixCell } from "../../model/coverage-answer.ts";
import type { QuarterName } from "../../model/year.ts";
import type { ReportInput } from "../input.ts";
import { paragraph, table } from "../nodes.ts";
import { withEvidenceOf } from "../phrases.ts";
import { levelTitle } from "../scale.ts";
import type { Section } from "../section.ts";

/** Areas by the quarters of the year: the level that was given then, and how many criteria had evidence. */
export const areasByQuarter: Section = {
  name: "areas-by-quarter",
  says: "areas by quarter: the level given in that quarter, where levels are used, and criteria with evidence",
  render(input) {
    const { base, facts } = input;
    const { quarters, rows } = coverageMatrix(base, facts, facts.asAt);
    const isEmpty = rows.every((row) => row.cells.every((one) => !one || one.withEvidence === 0));
    const isJudged = quarters.some(({ quarter }) => facts.folder?.quarters[quarter] !== undefined);
    if (isEmpty && !isJudged) return [];
    const header = ["Area", ...quarters.map((one) => `Quarter ${one.quarter.slice(1)}`)];
    const made = table(
      header,
      rows.map((row) => [
        row.title,
        ...row.cells.map((one, at) => inCell(input, row.id, quarters[at]?.quarter ?? "Q1", one)),
      ]),
      { caption: `The areas in each quarter of ${facts.period.year.label}` },
    );
    const levels = input.policy.usesLevels ? " A level is the one that I gave in that quarter's report." : "";
    return [paragraph(`Each quarter is as its own report counted it.${levels}`), made];
  },
};

/** `Limited: evidence on 3 of 8`; without a level where the quarter's words give none. */
function inCell(
  input: ReportInput,
  area: string,
  quarter: QuarterName,
  cell: MatrixCell | undefined,
): string {
  if (!cell) return "To come";
  if (cell.of === 0) return withEvidenceOf(0, 0);
  const counted = `vidence on ${cell.withEvidence} of ${cell.of}`;
  const given = input.facts.folder?.quarters[quarter]?.value.areas[area]?.level;
  return input.policy.usesLevels && given !== undefined
    ? `${levelTitle(input, given)}: e${counted}`
    : `E${counted}`;
}
