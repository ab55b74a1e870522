import type { AreaAnswer, CoverageAnswer, CriterionAnswer } from "../model/coverage-answer.ts";
import { onOneLine } from "../model/printable.ts";
import type { Paint } from "./paint.ts";

/** Width and colours of the terminal. */
export interface CoverageTextOptions {
  readonly paint: Paint;
  readonly columns: number;
}

/** Coverage for a person: a line a criterion with both sides and the reason for its gap, in words. */
export function coverageAsText(answer: CoverageAnswer, options: CoverageTextOptions): string {
  const { paint } = options;
  const period = answer.quarter ? `Quarter ${answer.quarter.slice(1)} of ${answer.year}` : answer.year;
  const parts = [paint.bold(`${period}, as at ${answer.asAt}`)];
  for (const area of answer.areas) parts.push(areaAsText(area, options));
  parts.push(closing(answer));
  return parts.join("\n\n");
}

function areaAsText(area: AreaAnswer, { paint, columns }: CoverageTextOptions): string {
  const thin = area.gaps.map((gap) => gap.message).join(" ");
  const head = `${paint.bold(area.title)}  ${area.withEvidence} of ${area.of} criteria have evidence`;
  const width = Math.min(44, Math.max(24, columns - 44));
  const lines = area.criteria.map((one) => criterionAsText(one, width, paint));
  return [head, ...(thin && area.withEvidence > 0 ? [paint.dim(`  ${thin}`)] : []), ...lines].join("\n");
}

function criterionAsText(one: CriterionAnswer, width: number, paint: Paint): string {
  const title = one.title.length > width ? `${one.title.slice(0, width - 1)}…` : one.title.padEnd(width);
  const first = one.gaps[0];
  if (first?.reason === "no-evidence") {
    const more = one.gaps.slice(1).map((gap) => gap.message);
    return `  ${title} ${paint.yellow(["no evidence", ...more].join("; "))}`;
  }
  const unclear = one.notYetClear > 0 ? `, ${one.notYetClear} not yet clear` : "";
  const sides = `${one.workingWell} well, ${one.worriedAbout} worried${unclear}`;
  return `  ${title} ${sides}: ${wordFor(one, paint)}`;
}

function wordFor(one: CriterionAnswer, paint: Paint): string {
  if (one.bothWays) return paint.yellow("both ways");
  if (one.workingWell + one.worriedAbout === 0) return "not yet clear only";
  return one.workingWell > 0 ? one.corroboration.workingWell : one.corroboration.worriedAbout;
}

function closing(answer: CoverageAnswer): string {
  const criteria = answer.areas.reduce((sum, area) => sum + area.of, 0);
  const evident = answer.areas.reduce((sum, area) => sum + area.withEvidence, 0);
  const { voices, counts } = answer;
  const lines = [
    `${evident} of ${criteria} criteria have evidence; ${criteria - evident} have none. Outside the framework: ${answer.outsideFramework.length}.`,
    `Contributions heard: children ${voices.children}, parents and carers ${voices["parents-carers"]}, practitioners ${voices.practitioners}, leaders ${voices.leaders}.`,
    `Notes: ${counts.files} found, ${counts.used} used, ${counts.leftOut.length} left out.`,
    ...counts.leftOut.map((one) => `  left out: ${onOneLine(one.path)}: ${one.reason}`),
  ];
  const late = answer.information.filter((one) => one.overdue > 0);
  if (late.length > 0) lines.push(`Overdue from partners: ${late.map((one) => one.title).join("; ")}.`);
  return lines.join("\n");
}
