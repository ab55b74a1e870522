import { faultIn, ownTexts } from "../own-text.ts";
import type { Rule } from "../rule.ts";
import { sentences, wordsOf } from "../sentence.ts";

/** The most words that a sentence of plain English has. */
const MOST = 25;

/**
 * Why: Long sentences are read twice or not at all; partners and families must understand the report at once.
 * Basis: Plain English as for government services: sentences of at most 25 words. Own words and findings are asked.
 */
export const longSentence: Rule = {
  id: "long-sentence",
  severity: "info",
  says: "A sentence of the own words or of a finding has more than 25 words.",
  why: "Long sentences are read twice or not at all; partners and families must understand the report at once.",
  basis:
    "Plain English as for government services: sentences of at most 25 words. Own words and findings are asked.",
  *check({ base }) {
    for (const text of ownTexts(base)) {
      if (text.of === "entry" || text.of === "title" || !mayBeLong(text.text)) continue;
      for (const { from, to } of sentences(text.text)) {
        const count = wordsOf(text.text.slice(from, to)).length;
        if (count <= MOST) continue;
        yield faultIn(text, [from, to], {
          message: `This sentence has ${count} words.`,
          hint: "Make two of it.",
        });
      }
    }
  },
};

/** A text of so many words has a blank fewer, at least: most have not, and are not read further. */
function mayBeLong(text: string): boolean {
  let at = -1;
  for (let words = 0; words < MOST; words += 1) {
    at = text.indexOf(" ", at + 1);
    if (at === -1) return text.includes("\n");
  }
  return true;
}
