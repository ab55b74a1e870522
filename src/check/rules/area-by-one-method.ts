import type { Rule } from "../rule.ts";
import { thinAreas } from "../thin-area.ts";

/**
 * Why: Each method is blind to something: a meeting does not show practice, and data do not say why.
 * Basis: The model of the knowledge base, Counting: warnings for an area with something judged; one method. How many are asked for is policy.
 */
export const areaByOneMethod: Rule = {
  id: "area-by-one-method",
  severity: "warning",
  says: "Own words judge an area whose findings were made by too few methods.",
  why: "Each method is blind to something: a meeting does not show practice, and data do not say why.",
  basis:
    "The model of the knowledge base, Counting: warnings for an area with something judged; one method. How many are asked for is policy.",
  check(context) {
    const { methods } = context.base.policy.value.areaWarnings;
    return thinAreas(context, "one-method", {
      message: `The findings of this area were made by fewer than ${methods} methods.`,
      hint: "Look in another way too; until then the report says so under Method and limits.",
    });
  },
};
