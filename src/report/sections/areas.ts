import type { RootContent } from "mdast";
import type { AreaCoverage } from "../../assurance/coverage.ts";
import type { ReportInput } from "../input.ts";
import { heading, paragraph } from "../nodes.ts";
import { alsoRecorded, NOT_YET_WRITTEN, printWords } from "../own-words.ts";
import { NO_CRITERIA } from "../phrases.ts";
import type { Section } from "../section.ts";

/** Each area: the scrutineer's words, what else was recorded, and the criteria without evidence. */
export const areas: Section = {
  name: "areas",
  says: "each area under its own heading: the scrutineer's words, what else was recorded, what has no evidence",
  render(input) {
    const { facts } = input;
    if (facts.findings.length === 0 && facts.own === undefined) {
      const count = facts.areas.reduce((sum, area) => sum + area.criteriaCount, 0);
      return [
        heading(2, "The areas of the framework"),
        paragraph(
          count === 0
            ? NO_CRITERIA
            : `No confirmed evidence is held for any of the ${count} criteria in this quarter.`,
        ),
      ];
    }
    return facts.areas.flatMap((area) => oneArea(input, area));
  },
};

function oneArea(input: ReportInput, area: AreaCoverage): readonly RootContent[] {
  const words = printWords(input, input.wordsUnder(area.title, area.id));
  const recorded = alsoRecorded(input, area.findings);
  const unwritten = words.length === 0 && area.findings.length > 0 ? [paragraph(NOT_YET_WRITTEN)] : [];
  return [heading(2, area.title), ...unwritten, ...words, ...recorded, ...withoutEvidence(area)];
}

function withoutEvidence(area: AreaCoverage): readonly RootContent[] {
  const titles = area.withoutEvidence.map((one) => one.title);
  return titles.length === 0 ? [] : [paragraph(`No evidence this quarter: ${titles.join("; ")}.`)];
}
