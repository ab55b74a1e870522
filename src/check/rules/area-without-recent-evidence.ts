import type { Rule } from "../rule.ts";
import { thinAreas } from "../thin-area.ts";

/**
 * Why: Arrangements change; a judgement of today should not rest on what was so long ago.
 * Basis: The model of the knowledge base, Counting: warnings for an area with something judged; nothing within 12 months of the day that the report counts to. The number of months is policy; evidence ages from the end of what it covers.
 */
export const areaWithoutRecentEvidence: Rule = {
  id: "area-without-recent-evidence",
  severity: "warning",
  says: "Own words judge an area on evidence that is older than the policy allows.",
  why: "Arrangements change; a judgement of today should not rest on what was so long ago.",
  basis:
    "The model of the knowledge base, Counting: warnings for an area with something judged; nothing within 12 months of the day that the report counts to. The number of months is policy; evidence ages from the end of what it covers.",
  check(context) {
    const { months } = context.base.policy.value.areaWarnings;
    return thinAreas(context, "nothing-recent", {
      message: `The newest evidence of this area is older than ${months} months.`,
      hint: "Look again; until then the report says so under Method and limits.",
    });
  },
};
