import type { Rule } from "../rule.ts";
import { thinAreas } from "../thin-area.ts";

/**
 * Why: A judgement without evidence is an opinion; where nothing was found, the area is not assessed.
 * Basis: The model of the knowledge base, Counting, and the meaning of not assessed: too little evidence to judge, and not bad.
 */
export const areaJudgedWithoutEvidence: Rule = {
  id: "area-judged-without-evidence",
  severity: "warning",
  says: "Own words judge an area of which the period has no finding.",
  why: "A judgement without evidence is an opinion; where nothing was found, the area is not assessed.",
  basis:
    "The model of the knowledge base, Counting, and the meaning of not assessed: too little evidence to judge, and not bad.",
  check: (context) =>
    thinAreas(context, "no-evidence", {
      message: "This area is judged, and no finding of the period is about it.",
      hint: "Cite evidence of an earlier period, or say that the area was not assessed.",
    }),
};
