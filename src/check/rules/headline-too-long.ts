import { headingKey } from "../../assurance/written.ts";
import { plainText } from "../own-text.ts";
import { ownWords } from "../own-words.ts";
import type { Rule } from "../rule.ts";
import { wordsOf } from "../sentence.ts";

/**
 * Why: The headline is what everybody reads; one that is long is passed over.
 * Basis: The model of the knowledge base: Headline, at most `report.headline-words` of scrutiny.yaml (150).
 */
export const headlineTooLong: Rule = {
  id: "headline-too-long",
  severity: "info",
  says: "The headline has more words than the policy allows.",
  why: "The headline is what everybody reads; one that is long is passed over.",
  basis: "The model of the knowledge base: Headline, at most `report.headline-words` of scrutiny.yaml (150).",
  *check({ base }) {
    const most = base.policy.value.headlineWords;
    for (const { file } of ownWords(base)) {
      const headline = file.words.sections.filter((one) => headingKey(one.heading) === "headline");
      const words = headline.flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.claims.flatMap((claim) =>
            wordsOf(plainText(claim)).map(({ from, to }) => ({
              from: claim.from + from,
              to: claim.from + to,
            })),
          ),
        ),
      );
      const over = words[most];
      if (!over) continue;
      yield {
        message: `The headline has ${words.length} words, and at most ${most} are asked for. The first beyond them stands here.`,
        place: file.placeInBody(over.from, over.to),
        hint: "Keep what the Executive must know; the rest has a place under its area.",
      };
    }
  },
};
