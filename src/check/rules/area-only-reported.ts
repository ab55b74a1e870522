import type { Rule } from "../rule.ts";
import { thinAreas } from "../thin-area.ts";

/**
 * Why: A report of a thing is not the thing; what was only reported should be called so.
 * Basis: The model of the knowledge base, Counting: warnings for an area with something judged; only reported. Policy may turn it off.
 */
export const areaOnlyReported: Rule = {
  id: "area-only-reported",
  severity: "warning",
  says: "Own words judge an area of which nothing was seen or heard at first hand.",
  why: "A report of a thing is not the thing; what was only reported should be called so.",
  basis:
    "The model of the knowledge base, Counting: warnings for an area with something judged; only reported. Policy may turn it off.",
  check: (context) =>
    thinAreas(context, "only-reported", {
      message: "Nothing in the findings of this area is first-hand.",
      hint: "See or hear it yourself; until then the report says so under Method and limits.",
    }),
};
