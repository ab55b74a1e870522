import type { Rule } from "../rule.ts";
import { thinAreas } from "../thin-area.ts";

/**
 * Why: Those who live with the arrangements, and those who work in them, know what papers do not say.
 * Basis: The model of the knowledge base, Counting: warnings for an area with something judged; no voice of children, families or practitioners. Policy may turn it off.
 */
export const areaWithoutVoice: Rule = {
  id: "area-without-voice",
  severity: "warning",
  says: "Own words judge an area in which no child, family or practitioner was heard.",
  why: "Those who live with the arrangements, and those who work in them, know what papers do not say.",
  basis:
    "The model of the knowledge base, Counting: warnings for an area with something judged; no voice of children, families or practitioners. Policy may turn it off.",
  check: (context) =>
    thinAreas(context, "no-voice", {
      message: "No finding of this area comes from children, families or practitioners.",
      hint: "Ask them; until then the report says so under Method and limits.",
    }),
};
