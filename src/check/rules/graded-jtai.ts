import type { Rule } from "../rule.ts";
import { type Term, termFaults } from "../term.ts";

/**
 * Why: Joint targeted area inspections give a narrative and no grade; a grade in the report was never given.
 * Basis: The glossary, Words not to use; the published method of joint targeted area inspections.
 */
export const gradedJtai: Rule = {
  id: "graded-jtai",
  severity: "warning",
  says: "A joint targeted area inspection is said to have a grade.",
  why: "Joint targeted area inspections give a narrative and no grade; a grade in the report was never given.",
  basis: "The glossary, Words not to use; the published method of joint targeted area inspections.",
  check: (context) => termFaults(context, GRADED, /[Jj][Tt][Aa][Ii]|[Aa][Rr][Ee][Aa] [Ii][Nn][Ss]/),
};

const GRADE = "(?:outstanding|good|adequate|requir(?:es|ing) improvement|inadequate|[1-4])";
const GIVEN =
  "(?:rated|graded|judged|scored|(?:a |the )?(?:overall )?(?:rating|grade|judg(?:e)?ment) (?:of|was|is))";

/** A grade given to the inspection itself, in one breath: “the JTAI was rated good”, “a JTAI grade of good”. */
export const GRADED: readonly Term[] = [
  {
    pattern: new RegExp(
      `\\b(?:JTAI|joint targeted area inspection)s?\\b[^.;:]{0,60}?\\b${GIVEN} (?:us |it |them |as |to be |overall )*${GRADE}\\b|\\b${GRADE}[- ]rated (?:JTAI|joint targeted area inspection)s?\\b`,
      "gi",
    ),
    message: "A joint targeted area inspection has no grade.",
    hint: "Say what its narrative found, in its words.",
    unless:
      /\b(?:ILACS|PEEL|CQC)\b|\b(?:no|not|never|nor|without)\b[^.]{0,40}\b(?:grade|grades|graded|rated|rating|judg\w*)\b/i,
  },
];
