import { areaWarnings } from "../../assurance/area-warnings.ts";
import type { AreaCoverage } from "../../assurance/coverage.ts";
import { threeLines } from "../../assurance/three-lines.ts";
import { digits } from "../../model/digits.ts";
import { evidenceStrength, STRENGTHS } from "../evidence-strength.ts";
import type { ReportInput } from "../input.ts";
import { bullets, paragraph, table } from "../nodes.ts";
import { andList, countOf, WARNING_IN_WORDS } from "../phrases.ts";
import type { Section } from "../section.ts";

/** What each area rests on, and where that is thin: one place for a reader who asks how far to trust a judgement. */
export const evidenceByArea: Section = {
  name: "evidence-by-area",
  says: "what each area rests on: notes, findings by line, strength; and where the evidence is thin; else nothing",
  render(input) {
    const { areas, findings } = input.facts;
    const notInRows = outsideOf(areas, findings.length);
    if (findings.length === 0) return [];
    const header = [
      "Area",
      "Notes",
      "Findings",
      "Line 1",
      "Line 2",
      "Line 3",
      "Criteria by strength of evidence",
    ];
    const thin = areas.map((area) => thinness(input, area)).filter((one) => one !== undefined);
    return [
      table(header, areas.map(row), { caption: "What each area rests on", numeric: [1, 2, 3, 4, 5] }),
      ...(notInRows === undefined ? [] : [paragraph(notInRows)]),
      ...(thin.length === 0
        ? []
        : [paragraph("Where the evidence is thin:"), bullets(thin.map((one) => [one]))]),
    ];
  },
};

/** Why the rows do not add up to what the year holds. */
function outsideOf(areas: readonly AreaCoverage[], all: number): string | undefined {
  const inAreas = new Set(areas.flatMap((area) => area.findings));
  const outside = all - inAreas.size;
  const notes = areas.map((area) => new Set(area.findings.map((one) => one.note)));
  const isTwice =
    notes.reduce((sum, one) => sum + one.size, 0) > new Set(notes.flatMap((one) => [...one])).size;
  const sentences = [
    ...(outside > 0
      ? [`${countOf(outside, "finding")} outside the framework ${outside === 1 ? "is" : "are"} in no row.`]
      : []),
    ...(isTwice ? ["A note with findings on several areas counts in each."] : []),
  ];
  return sentences.length === 0 ? undefined : sentences.join(" ");
}

function row(area: AreaCoverage): readonly string[] {
  const { line1, line2, line3 } = threeLines(area.findings);
  const notes = new Set(area.findings.map((one) => one.note));
  return [
    area.title,
    ...[notes.size, area.findings.length, line1, line2, line3].map(digits),
    strengths(area),
  ];
}

/** Parts are counted one by one, as in the tables of the areas. */
function strengths({ criteria }: AreaCoverage): string {
  return STRENGTHS.map((strength) => ({
    strength,
    count: criteria.filter((one) => evidenceStrength(one) === strength).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ strength, count }) => `${count} ${strength}`)
    .join(", ");
}

/** Said of each area, judged or not: a reader asks it of both. */
function thinness({ facts, policy }: ReportInput, area: AreaCoverage): string | undefined {
  const named = (strength: string) =>
    area.criteria.filter((one) => evidenceStrength(one) === strength).map((one) => one.title);
  const warnings = areaWarnings(area, policy.areaWarnings, facts.asAt).filter((one) => one !== "no-evidence");
  const pieces = [
    ["no evidence", named("none")],
    ["single", named("single")],
    ["not yet clear only", named("not yet clear only")],
  ] as const;
  const said = [
    ...(warnings.length > 0 ? [andList(warnings.map((one) => WARNING_IN_WORDS[one]))] : []),
    ...pieces
      .filter(([, titles]) => titles.length > 0)
      .map(([word, titles]) => `${word}: ${titles.join(", ")}`),
  ];
  return said.length === 0 ? undefined : `${area.title}: ${said.join("; ")}.`;
}
