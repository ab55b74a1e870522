import { paragraph } from "../nodes.ts";
import { NOT_YET_WRITTEN, printWords } from "../own-words.ts";
import type { Section } from "../section.ts";

/** What comes next, in the scrutineer's words. */
export const forwardLook: Section = {
  name: "forward-look",
  says: "the scrutineer's forward look",
  render(input) {
    const words = printWords(input, input.wordsUnder("Forward look"));
    return words.length > 0 ? words : [paragraph(NOT_YET_WRITTEN)];
  },
};
