import type { RootContent } from "mdast";
import { areaWarnings, isJudged } from "../../assurance/area-warnings.ts";
import { type AreaCoverage, type CriterionCoverage, hasEvidence } from "../../assurance/coverage.ts";
import { digits } from "../../model/digits.ts";
import { evidenceStrength } from "../evidence-strength.ts";
import type { ReportInput } from "../input.ts";
import { heading, paragraph, table } from "../nodes.ts";
import { alsoRecorded, cite, NOT_YET_WRITTEN, printWords } from "../own-words.ts";
import {
  andList,
  CRITERION_IN_WORDS,
  countOf,
  DIRECTION_IN_WORDS,
  NO_CRITERIA,
  WARNING_IN_WORDS,
  withStop,
} from "../phrases.ts";
import { levelWithScale } from "../scale.ts";
import type { Section } from "../section.ts";

/** Each area over a year: level and direction, the view on each criterion, the words, and what limits them. */
export const areaChapters: Section = {
  name: "area-chapters",
  says: "each area over the year: level, direction, the view on each criterion beside its evidence, the words, the limits",
  render(input) {
    const { areas, findings, own } = input.facts;
    if (findings.length === 0 && own === undefined) return nothingSeen(input);
    return areas.flatMap((area) => chapter(input, area));
  },
};

/** The criteria are named once, in the section of what was not looked at. */
function nothingSeen({ facts: { areas } }: ReportInput): readonly RootContent[] {
  const count = areas.reduce((sum, area) => sum + area.criteriaCount, 0);
  return [
    heading(2, "The areas of the framework"),
    paragraph(
      count === 0
        ? NO_CRITERIA
        : `No confirmed evidence is held for any of the ${countOf(count, "criterion", "criteria")} this year, and nothing is written of any area.`,
    ),
  ];
}

function chapter(input: ReportInput, area: AreaCoverage): readonly RootContent[] {
  const words = printWords(input, input.wordsUnder(area.title, area.id));
  const unwritten = words.length === 0 && area.findings.length > 0 ? [paragraph(NOT_YET_WRITTEN)] : [];
  return [
    heading(2, area.title),
    paragraph(inOneLine(input, area)),
    ...(area.criteriaCount === 0 ? [] : [criteriaTable(input, area)]),
    ...partsInWords(input, area),
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

/** What the parts are that a table names, where a criterion is counted in parts. */
function partsInWords({ facts }: ReportInput, { id }: AreaCoverage): readonly RootContent[] {
  const criteria = facts.framework.value.areas.find((one) => one.id === id)?.criteria ?? [];
  return criteria.flatMap(({ title, parts = [] }) =>
    parts.length === 0
      ? []
      : [
          paragraph(
            `${title} asks ${parts.length} things, and each is counted as a part of it. `,
            parts.map((one, at) => `Part ${at + 1}: ${withStop(one.text)}`).join(" "),
          ),
        ],
  );
}

function criteriaTable(input: ReportInput, area: AreaCoverage) {
  const rows = area.criteria.map((one) => [
    one.title,
    viewOf(input, one),
    digits(one.workingWell.length),
    digits(one.worriedAbout.length),
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

function evidenceOf(one: CriterionCoverage): string {
  const strength = evidenceStrength(one);
  const said = `${strength[0]?.toUpperCase()}${strength.slice(1)}`;
  if (one.bothWays || one.workingWell.length + one.worriedAbout.length === 0) return said;
  return `${said} (${one.workingWell.length > 0 ? "working well" : "worried about"})`;
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
              ownYearFirst(about).map((one) => one.record.id),
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

/** Those of earlier years last, whose numbers have their year: "2024/25 R2, R1" would read as two of 2024/25. */
function ownYearFirst<T extends { readonly label: string }>(entries: readonly T[]): readonly T[] {
  const isOwn = (one: T) => !one.label.includes(" ");
  return [...entries.filter(isOwn), ...entries.filter((one) => !isOwn(one))];
}
