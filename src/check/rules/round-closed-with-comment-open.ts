import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A partner who said that a fact is wrong has a right to know what became of it before the report is final.
 * Basis: The model of the knowledge base, Editions and stages: a closed round has no comment without a decision.
 */
export const roundClosedWithCommentOpen: Rule = {
  id: "round-closed-with-comment-open",
  severity: "error",
  says: "A round of factual accuracy is closed, and a comment in it has no decision.",
  why: "A partner who said that a fact is wrong has a right to know what became of it before the report is final.",
  basis:
    "The model of the knowledge base, Editions and stages: a closed round has no comment without a decision.",
  *check({ base }) {
    for (const { accuracy } of base.years.values()) {
      for (const [index, { closed, comments }] of (accuracy?.value.rounds ?? []).entries()) {
        for (const [position, { decision }] of comments.entries()) {
          if (!accuracy || closed === undefined || decision !== undefined) continue;
          yield faultAt(accuracy, ["rounds", index, "comments", position, "decision"], {
            message: "The round is closed, and this comment has no decision.",
            hint: "Add decision: corrected or not-corrected, and why; or open the round again.",
          });
        }
      }
    }
  },
};
