import type { Rule } from "../rule.ts";
import { thinAreas } from "../thin-area.ts";

/**
 * Why: What one source says may be right, and nobody else has borne it out.
 * Basis: The model of the knowledge base, Counting: warnings for an area with something judged; one source. How many are asked for is policy.
 */
export const areaFromOneSource: Rule = {
  id: "area-from-one-source",
  severity: "warning",
  says: "Own words judge an area whose findings come from too few sources.",
  why: "What one source says may be right, and nobody else has borne it out.",
  basis:
    "The model of the knowledge base, Counting: warnings for an area with something judged; one source. How many are asked for is policy.",
  check(context) {
    const { sources } = context.base.policy.value.areaWarnings;
    return thinAreas(context, "one-source", {
      message: `The findings of this area come from fewer than ${sources} sources.`,
      hint: "Hear or ask somebody else; until then the report says so under Method and limits.",
    });
  },
};
