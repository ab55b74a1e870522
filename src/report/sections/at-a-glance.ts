import { digits } from "../../model/digits.ts";
import { periodInWords } from "../../model/year.ts";
import type { ReportInput } from "../input.ts";
import { paragraph, table } from "../nodes.ts";
import { DIRECTION_IN_WORDS, NO_CRITERIA, periodWord, withEvidenceOf } from "../phrases.ts";
import { levelTitle } from "../scale.ts";
import type { Section } from "../section.ts";

/** The areas on one table: the scrutineer's level, where the partnership uses levels, and counts of findings. */
export const atAGlance: Section = {
  name: "at-a-glance",
  says: "the areas on one table: level and direction in the scrutineer's words, and counts of findings",
  render(input) {
    const { facts, policy } = input;
    const areas = facts.own?.value.areas ?? {};
    const nothing = facts.findings.length === 0 && Object.keys(areas).length === 0;
    if (nothing)
      return [
        paragraph(
          criteriaCount(input) === 0
            ? NO_CRITERIA
            : `No area can be shown: there is no finding on any of the ${criteriaCount(input)} criteria.`,
        ),
      ];
    const levels = policy.usesLevels ? ["Assurance level"] : [];
    const header = [
      "Area",
      ...levels,
      "Direction",
      "Criteria with evidence",
      "Working well",
      "Worried about",
      "Not yet clear",
      "Both ways",
    ];
    const rows = facts.areas.map((area) => {
      const judged = areas[area.id];
      const direction = DIRECTION_IN_WORDS[judged?.direction ?? "no-comparison"];
      return [
        area.title,
        ...(policy.usesLevels ? [levelTitle(input, judged?.level)] : []),
        direction,
        withEvidenceOf(area.withEvidence, area.criteriaCount),
        digits(area.workingWell),
        digits(area.worriedAbout),
        digits(area.notYetClear),
        digits(area.bothWays),
      ];
    });
    const first = header.length - 4;
    const numeric = [first, first + 1, first + 2, first + 3];
    return [
      table(header, rows, { caption: "The areas of the framework at a glance", numeric }),
      paragraph(explanation(input)),
    ];
  },
};

function explanation(input: ReportInput): string {
  const { facts, before, policy } = input;
  const others = facts.notes.used.filter((note) => note.why !== "in-period").length;
  const more = others > 0 ? `, and of ${others} cited from outside it` : "";
  const sentences = [`The numbers are findings of this ${periodWord(facts.period)}${more}.`];
  if (policy.usesLevels) {
    sentences.push("Not assessed means that there is too little evidence; it is not a bad mark.");
  }
  sentences.push('"Both ways" counts criteria with findings on both sides.');
  if (before && before.notes.used.length > 0) {
    const now = facts.areas.reduce((sum, area) => sum + area.withEvidence, 0);
    const then = before.areas.reduce((sum, area) => sum + area.withEvidence, 0);
    sentences.push(
      `Criteria with evidence: ${digits(now)} of ${criteriaCount(input)}; in ${periodInWords(before.period)}, ${then}.`,
    );
  }
  return sentences.join(" ");
}

function criteriaCount({ facts }: ReportInput): number {
  return facts.areas.reduce((sum, area) => sum + area.criteriaCount, 0);
}
