import type { AreaCoverage } from "../../assurance/coverage.ts";
import { aboutNoArea } from "../about-no-area.ts";
import type { ReportInput } from "../input.ts";
import { type Cell, type Inline, paragraph, table } from "../nodes.ts";
import { cite } from "../own-words.ts";
import { DIRECTION_IN_WORDS, NO_CRITERIA, withEvidenceOf } from "../phrases.ts";
import { levelTitle } from "../scale.ts";
import type { Section } from "../section.ts";

/** The areas of the year on one table: level, direction, criteria and their views, the first recommendation. */
export const yearAtAGlance: Section = {
  name: "year-at-a-glance",
  says: "the areas on one table: level, direction, criteria with evidence and the views on them, the first recommendation",
  render(input) {
    const { findings, own } = input.facts;
    if (findings.length === 0 && own === undefined) return [paragraph(nothing(input))];
    const levels = input.policy.usesLevels ? ["Assurance level"] : [];
    const header = [
      "Area",
      ...levels,
      "Direction",
      "Criteria with evidence",
      "My view of the criteria",
      "First recommendation",
    ];
    const rows = input.facts.areas.map((area) => row(input, area));
    return [
      table(header, rows, { caption: "The areas of the framework over the year" }),
      ...elsewhere(input),
      paragraph(explanation(input)),
    ];
  },
};

function nothing({ facts }: ReportInput): string {
  const all = facts.areas.reduce((sum, one) => sum + one.criteriaCount, 0);
  return all === 0 ? NO_CRITERIA : "No area can be shown: there is no finding, and no view is given.";
}

/** Open recommendations about no area: about a function, a principle or a duty. They would be in no row. */
function elsewhere(input: ReportInput) {
  const open = aboutNoArea(input).filter((one) => one.open);
  if (open.length === 0) return [];
  const pieces = open.flatMap(({ entry, record }, at): Inline[] => [
    `${at > 0 ? "; " : ""}${entry.title} `,
    cite(input, [record.id]),
  ]);
  return [paragraph("Open recommendations about no single area: ", ...pieces, ".")];
}

function row(input: ReportInput, area: AreaCoverage): readonly Cell[] {
  const judged = input.facts.statement?.value.areas[area.id];
  return [
    area.title,
    ...(input.policy.usesLevels ? [levelTitle(input, judged?.level)] : []),
    DIRECTION_IN_WORDS[judged?.direction ?? "no-comparison"],
    withEvidenceOf(area.withEvidence, area.criteriaCount),
    views(input, area),
    firstRecommendation(input, area),
  ];
}

/** `2 met, 5 partly met, 1 not evidenced`: criteria, not parts. */
function views({ facts }: ReportInput, area: AreaCoverage): string {
  const given = facts.statement?.value.criteria ?? {};
  const without = new Set(area.withoutEvidence.map((one) => one.id));
  const counts = new Map<string, number>();
  for (const id of new Set(area.criteria.map((one) => one.criterionId))) {
    const view = given[id] ?? (without.has(id) ? "not-evidenced" : "not-assessed");
    counts.set(view, (counts.get(view) ?? 0) + 1);
  }
  const order = ["met", "partly-met", "not-met", "not-evidenced", "not-assessed"];
  return order
    .filter((one) => counts.has(one))
    .map((one) => `${counts.get(one)} ${one.replace("-", " ")}`)
    .join(", ");
}

/** The open one of the highest priority, then the earliest. */
function firstRecommendation(input: ReportInput, area: AreaCoverage): Cell {
  const ids = new Set(area.criteria.flatMap((one) => [one.id, one.criterionId]));
  const open = input.entries.recommendation
    .filter((one) => one.open && one.entry.about.some((id) => ids.has(id)))
    .sort((a, b) => a.entry.priority - b.entry.priority);
  const first = open.find((one) => input.isShown(one.record.value.marking));
  if (first) return [`${first.entry.title} `, cite(input, [first.record.id])];
  return open.length > 0 ? "Marked above this edition" : "None open";
}

function explanation({ facts, policy, before }: ReportInput): string {
  const now = facts.areas.reduce((sum, area) => sum + area.withEvidence, 0);
  const all = facts.areas.reduce((sum, area) => sum + area.criteriaCount, 0);
  const then = before?.areas.reduce((sum, area) => sum + area.withEvidence, 0);
  const compared = before && before.notes.used.length > 0 ? `; in ${before.period.year.label}, ${then}` : "";
  return [
    "Level, direction and view are the scrutineer's own.",
    ...(policy.usesLevels
      ? ["A level of Not assessed means that there is too little evidence for one; it is not a bad mark."]
      : []),
    all === 0 ? NO_CRITERIA : `Criteria with evidence: ${now} of ${all}${compared}.`,
  ].join(" ");
}
