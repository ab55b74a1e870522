import { paragraph } from "../nodes.ts";
import { periodWord } from "../phrases.ts";
import { differencesOf, recommendationTable } from "../recommendation-table.ts";
import type { Section } from "../section.ts";

/** Recommendations: what the owner says and what was tested, side by side and never one; and the difference made. */
export const recommendations: Section = {
  name: "recommendations",
  says: "recommendations: answer, what the owner says, what was tested, what difference was made",
  render(input) {
    const entries = input.entries.recommendation;
    if (entries.length === 0)
      return [paragraph(`No recommendation is on record for this ${periodWord(input.facts.period)}.`)];
    return [...recommendationTable(input, entries, "Recommendations"), ...differencesOf(input, entries)];
  },
};
