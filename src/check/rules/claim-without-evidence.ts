import { headingKey } from "../../assurance/written.ts";
import { PROMPT, UNCITED_HEADINGS } from "../../model/words.ts";
import { ownWords } from "../own-words.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Partners act on what the report says; each claim leads to the evidence that it rests on.
 * Basis: The model of the knowledge base: each paragraph and list item needs a citation, but under Headline,
 * Opinion, Forward look and Next year, and but for one that says what is not there. An error at the final stage.
 */
export const claimWithoutEvidence: Rule = {
  id: "claim-without-evidence",
  severity: "warning",
  says: "A paragraph or list item of the own words cites nothing.",
  why: "Partners act on what the report says; each claim leads to the evidence that it rests on.",
  basis:
    "The model of the knowledge base: each paragraph and list item needs a citation, but under Headline, Opinion, Forward look and Next year, and but for one that says what is not there. An error at the final stage.",
  *check({ base }) {
    for (const { file } of ownWords(base)) {
      for (const { heading, blocks } of file.words.sections) {
        if (UNCITED_HEADINGS.includes(headingKey(heading))) continue;
        for (const { text, citations, place } of blocks.flatMap((block) => block.claims)) {
          if (citations.length > 0 || saysWhatIsNotThere(text) || text.trim() === "") continue;
          yield {
            message: "Nothing is cited here.",
            place,
            hint: "Cite the finding, [@ID, 2]. What is not there is said so: “No evidence …”, “Not heard: …”.",
          };
        }
      }
    }
  },
};

/**
 * Whether the words begin by saying that there is no evidence, or that nobody was heard. Narrow on purpose: “Nobody
 * whom I asked knew …” and “No agency could say …” are findings.
 */
function saysWhatIsNotThere(text: string): boolean {
  const words = text.trimStart();
  return PROMPT.test(words) || NOT_THERE.some((pattern) => pattern.test(words));
}

const NOT_THERE = [
  /^(?:there (?:is|was|has been) |i (?:have|had|saw|heard|found|received) )?(?:no|not enough|too little)(?: \w+)? (?:evidence|findings?|notes?)\b/i,
  /^(?:there (?:is|was|has been) )?nothing(?:[.:]| (?:new|yet|to (?:report|say)|(?:was|has been) (?:seen|heard|read|received|recorded))\b)/i,
  /^not (?:yet )?(?:seen|heard|read|received|visited|assessed|judged|looked at)\b/i,
  /^i (?:did not|have not|could not)(?: yet)? (?:see|hear|read|receive|visit|meet|look|assess)/i,
  /^i have not(?: yet)? (?:seen|heard|met)\b/i,
  /^none[.:]/i,
] as const;
