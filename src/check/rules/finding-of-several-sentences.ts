import { faultIn, ownTexts } from "../own-text.ts";
import type { Rule } from "../rule.ts";
import { sentences } from "../sentence.ts";

/**
 * Why: A finding is cited, counted and printed as one thing; two sentences often hold two findings.
 * Basis: The model of the knowledge base: findings are one sentence each.
 */
export const findingOfSeveralSentences: Rule = {
  id: "finding-of-several-sentences",
  severity: "info",
  says: "A finding has more than one sentence.",
  why: "A finding is cited, counted and printed as one thing; two sentences often hold two findings.",
  basis: "The model of the knowledge base: findings are one sentence each.",
  *check({ base }) {
    for (const text of ownTexts(base)) {
      if (text.of !== "finding" || !/[.!?…]\S*\s/.test(text.text)) continue;
      const [, second] = sentences(text.text);
      if (!second) continue;
      yield faultIn(text, [second.from, second.to], {
        message: "A second sentence of the finding begins here.",
        hint: "Say it in one sentence, or make a finding of each.",
      });
    }
  },
};
