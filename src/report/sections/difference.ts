import type { ReportInput } from "../input.ts";
import { bullets, type Inline, paragraph } from "../nodes.ts";
import { cite, printWords } from "../own-words.ts";
import { withoutStop, withStop } from "../phrases.ts";
import type { Section } from "../section.ts";

/** What scrutiny changed: the scrutineer's words, then the differences of challenges and escalations. */
export const difference: Section = {
  name: "difference",
  says: "what scrutiny changed: the scrutineer's words, and what challenges and escalations changed",
  render(input) {
    const words = printWords(input, input.wordsUnder("Difference made by scrutiny"));
    const lines = onRecord(input);
    const ofRecommendations = input.entries.recommendation.some((one) => one.entry.difference !== undefined);
    const blocks = [
      ...words,
      ...(lines.length > 0 ? [paragraph("On record of challenges and escalations:"), bullets(lines)] : []),
      ...(ofRecommendations
        ? [paragraph("The difference that each recommendation made stands below its table.")]
        : []),
    ];
    return blocks.length > 0 ? blocks : [paragraph("No difference made by scrutiny is on record this year.")];
  },
};

function onRecord(input: ReportInput): readonly (readonly Inline[])[] {
  const { challenge, escalation } = input.entries;
  return [...challenge, ...escalation]
    .filter((one) => input.isShown(one.record.value.marking))
    .flatMap(({ label, entry }) => {
      if (!entry.difference) return [];
      const { text, evidence } = entry.difference;
      const tail: readonly Inline[] =
        evidence.length > 0 ? [`${withoutStop(text)} `, cite(input, evidence), "."] : [withStop(text)];
      return [[`${label}: `, ...tail]];
    });
}
