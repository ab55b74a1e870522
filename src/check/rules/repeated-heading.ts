import { headingKey } from "../../assurance/written.ts";
import type { Place } from "../../model/problem.ts";
import { ownWords } from "../own-words.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A report has one place for each heading; words of the second may be read as a correction of the first.
 * Basis: The model of the knowledge base: an area in a report is the scrutineer's paragraphs under its heading.
 */
export const repeatedHeading: Rule = {
  id: "repeated-heading",
  severity: "warning",
  says: "A heading stands in the own words twice.",
  why: "A report has one place for each heading; words of the second may be read as a correction of the first.",
  basis:
    "The model of the knowledge base: an area in a report is the scrutineer's paragraphs under its heading.",
  *check({ base }) {
    for (const { file, framework } of ownWords(base)) {
      const titles = new Map(
        framework?.value.areas.map((area) => [headingKey(area.title), headingKey(area.id)]),
      );
      const seen = new Map<string, Place>();
      for (const { heading, place } of file.words.sections) {
        const key = titles.get(headingKey(heading)) ?? headingKey(heading);
        const first = seen.get(key);
        if (key === "") continue;
        if (!first) seen.set(key, place);
        else {
          yield {
            message: "This heading stands here a second time.",
            place,
            hint: "Put the words under one of the two.",
            related: [{ message: "It stands here already.", place: first }],
          };
        }
      }
    }
  },
};
