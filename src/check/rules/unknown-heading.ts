import { headingKey } from "../../assurance/written.ts";
import { didYouMean } from "../../model/nearest.ts";
import { ownWords } from "../own-words.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The words under it are printed, but not where the reader looks for them; the area that was meant may stand
 * without a word.
 * Basis: The model of the knowledge base: a heading matches an area's title or id, letter case aside; an unknown
 * one is a warning and is printed.
 */
export const unknownHeading: Rule = {
  id: "unknown-heading",
  severity: "warning",
  says: "A heading of the own words is neither an area nor one of the report's own.",
  why: "The words under it are printed, but not where the reader looks for them; the area that was meant may stand without a word.",
  basis:
    "The model of the knowledge base: a heading matches an area's title or id, letter case aside; an unknown one is a warning and is printed.",
  *check({ base }) {
    for (const { file, framework, headings } of ownWords(base)) {
      if (!framework) continue;
      const { areas } = framework.value;
      const names = [...headings, ...areas.map((area) => area.title), ...areas.map((area) => area.id)];
      const known = new Set(names.map(headingKey));
      for (const { heading, place } of file.words.sections) {
        const key = headingKey(heading);
        if (key === "" || known.has(key)) continue;
        // a heading is free text, and is not said again
        const hint = didYouMean(heading, names);
        const message = "This heading is neither an area of the framework nor one of the report's own.";
        yield { message, place, ...(hint === undefined ? {} : { hint }) };
      }
    }
  },
};
