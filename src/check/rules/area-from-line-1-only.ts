import type { Rule } from "../rule.ts";
import { thinAreas } from "../thin-area.ts";

/**
 * Why: What an agency says of itself is reassurance; assurance is tested by somebody else.
 * Basis: The model of the knowledge base, Counting: warnings for an area with something judged; only line 1. Policy may turn it off.
 */
export const areaFromLine1Only: Rule = {
  id: "area-from-line-1-only",
  severity: "warning",
  says: "Own words judge an area on the agencies' own accounts alone.",
  why: "What an agency says of itself is reassurance; assurance is tested by somebody else.",
  basis:
    "The model of the knowledge base, Counting: warnings for an area with something judged; only line 1. Policy may turn it off.",
  check: (context) =>
    thinAreas(context, "only-line-1", {
      message: "All findings of this area are line 1: agencies' own accounts.",
      hint: "See for yourself, or use the partnership's oversight; until then the report says so under Method and limits.",
    }),
};
