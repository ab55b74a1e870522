import type { RootContent } from "mdast";
import { areaWarnings, isJudged } from "../../assurance/area-warnings.ts";
import { type AreaCoverage, type CriterionCoverage, hasEvidence } from "../../assurance/coverage.ts";
import type { Corroboration } from "../../model/corroboration.ts";
import type { ReportInput } from "../input.ts";
import { heading, paragraph, table } from "../nodes.ts";
import { alsoRecorded, cite, NOT_YET_WRITTEN, printWords } from "../own-words.ts";
import { andList, CRITERION_IN_WORDS, DIRECTION_IN_WORDS, WARNING_IN_WORDS } from "../phrases.ts";
import { levelWithScale } from "../scale.ts";
import type { Section } from "../section.ts";

/** Each area over a year: level and direction, the view on each criterion, the words, and what limits them. */
export const areaChapters: Section = {
  name: "area-chapters",
  says: "each area over the year: level, direction, the view on each criterion beside its evidence, the words, the limits",
  render: (input) => input.facts.areas.flatMap((area) => chapter(input, area)),
};

function chapter(input: ReportInput, area: AreaCoverage): readonly RootContent[] {
  const words = printWords(input, input.wordsUnder(area.title, area.id));
  const unwritten = words.length === 0 && area.findings.length > 0 ? [paragraph(NOT_YET_WRITTEN)] : [];
  return [
    heading(2, area.title),
    paragraph(inOneLine(input, area)),
    ...(area.criteriaCount === 0 ? [] : [criteriaTable(input, area)]),
    ...unwritten,
    ...words,
    ...alsoRecorded(input, area.findings),
    ...closing(input, area),
  ];
}

function inOneLine(input: ReportInput, area: AreaCoverage): string {
  const judged = input.facts.statement?.value.areas[area.id];
  const level = input.policy.usesLevels ? `Assurance level: ${levelWithScale(input, judged?.level)}. ` : "";
  const direction = DIRECTION_IN_WORDS[judged?.direction ?? "no-comparison"];
  const have = area.criteriaCount === 1 ? "criterion has" : "criteria have";
  if (area.criteriaCount === 0) return `${level}Direction: ${direction}. This area has no criteria yet.`;
  return `${level}Direction: ${direction}. ${area.withEvidence} of ${area.criteriaCount} ${have} evidence.`;
}

function criteriaTable(input: ReportInput, area: AreaCoverage) {
  const rows = area.criteria.map((one) => [
    one.title,
    viewOf(input, one),
    String(one.workingWell.length),
    String(one.worriedAbout.length),
    evidenceOf(one),
  ]);
  return table(["Criterion", "My view", "Working well", "Worried about", "Evidence"], rows, {
    caption: `${area.title}: my view of each criterion and its evidence`,
    numeric: [2, 3],
  });
}

/** A criterion that the statement does not list is not evidenced where there is no evidence; else it is not assessed. */
function viewOf({ facts }: ReportInput, one: CriterionCoverage): string {
  const view = facts.statement?.value.criteria[one.criterionId];
  if (view) return CRITERION_IN_WORDS[view];
  return hasEvidence(one) ? "Not assessed" : CRITERION_IN_WORDS["not-evidenced"];
}

const STRENGTH_IN_WORDS = {
  none: "None",
  single: "Single",
  corroborated: "Corroborated",
  triangulated: "Triangulated",
} as const satisfies Record<Corroboration, string>;

function evidenceOf(one: CriterionCoverage): string {
  if (!hasEvidence(one)) return "None";
  if (one.bothWays) return "Both ways";
  if (one.workingWell.length > 0) return `${STRENGTH_IN_WORDS[one.corroboration.workingWell]} (working well)`;
  if (one.worriedAbout.length > 0)
    return `${STRENGTH_IN_WORDS[one.corroboration.worriedAbout]} (worried about)`;
  return "Not yet clear only";
}

function closing(input: ReportInput, area: AreaCoverage): readonly RootContent[] {
  const { facts, policy } = input;
  const without = area.withoutEvidence.map((one) => one.title);
  const judged = isJudged(area, facts.statement, policy.usesLevels);
  const limits = judged ? areaWarnings(area, policy.areaWarnings, facts.asAt) : [];
  const ids = new Set(area.criteria.flatMap((one) => [one.id, one.criterionId]));
  const about = input.entries.recommendation.filter(
    (one) => input.isShown(one.record.value.marking) && one.entry.about.some((id) => ids.has(id)),
  );
  return [
    ...(about.length > 0
      ? [
          paragraph(
            "Recommendations about this area: ",
            cite(
              input,
              about.map((one) => one.record.id),
              true,
            ),
            ".",
          ),
        ]
      : []),
    ...(without.length > 0 ? [paragraph(`No evidence this year: ${without.join("; ")}.`)] : []),
    ...(limits.length > 0
      ? [paragraph(`Limits of this area: ${andList(limits.map((one) => WARNING_IN_WORDS[one]))}.`)]
      : []),
  ];
}
