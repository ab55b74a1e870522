import { faultAtPercentage, saidPercentages } from "../percentage.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A percentage hides how many children, plans or answers stand behind it: 67% may be two of three.
 * Basis: The model of the knowledge base, Counting: false precision is refused; a percentage prints with its base. Not
 * asked of targets.
 */
export const percentageWithoutBase: Rule = {
  id: "percentage-without-base",
  severity: "warning",
  says: "A percentage of the own words stands without its base.",
  why: "A percentage hides how many children, plans or answers stand behind it: 67% may be two of three.",
  basis:
    "The model of the knowledge base, Counting: false precision is refused; a percentage prints with its base. Not asked of targets.",
  *check(context) {
    for (const said of saidPercentages(context)) {
      if (said.bases.length > 0) continue;
      yield faultAtPercentage(said, {
        message: "This percentage stands without its base.",
        hint: "Say of how many: 67% (82 of 122).",
      });
    }
  },
};
