import { paragraph } from "../nodes.ts";
import { NOT_YET_WRITTEN, printWords } from "../own-words.ts";
import type { Section } from "../section.ts";

/** The scrutineer's headline; "Not yet written" where there is none. */
export const headline: Section = {
  name: "headline",
  says: "the scrutineer's headline",
  render(input) {
    const { notes, folder, period } = input.facts;
    const words = printWords(input, input.wordsUnder("Headline"));
    if (words.length > 0) return words;
    const unread = input.base.files.leftOut.find(
      (file) => file.path === `programme/${period.year.folder}/${period.quarter?.toLowerCase()}.md`,
    );
    if (unread) return [paragraph(`The scrutineer's words for this quarter cannot be read: ${unread.rule}.`)];
    const none =
      notes.used.length === 0
        ? " No confirmed evidence is held for this quarter. That is not a judgement: it is neither good nor bad."
        : "";
    const programme = folder?.programme === undefined ? " There is no work programme for this year." : "";
    return [paragraph(`${NOT_YET_WRITTEN}${none}${programme}`)];
  },
};
