import type { Rule } from "../rule.ts";
import { type Term, termFaults } from "../term.ts";

/**
 * Why: A term of arrangements that are gone makes partners doubt that the writer knows those of today.
 * Basis: The glossary, Words not to use; Working Together to Safeguard Children 2023. What others said, titles of
 * sources and words in quotation marks are not asked, nor is a sentence that speaks of the past.
 */
export const retiredTerm: Rule = {
  id: "retired-term",
  severity: "warning",
  says: "A term stands here that is no longer right, such as LSCB or serious case review.",
  why: "A term of arrangements that are gone makes partners doubt that the writer knows those of today.",
  basis:
    "The glossary, Words not to use; Working Together to Safeguard Children 2023. What others said, titles of sources and words in quotation marks are not asked, nor is a sentence that speaks of the past.",
  check: (context) => termFaults(context, RETIRED_TERMS, MAY_HOLD),
};

/** Asked of every text of every note, so without `i` and `\b`: most texts hold none of it. */
const MAY_HOLD =
  /LSCB|SCR|CCG|HMIC|hildren.{0,3} [Bb]oard|erious [Cc]ase|ommissioning [Gg]roup|esignated [Ss]afeguarding [Pp]artner|ndependent [Cc]hair|nnual [Rr]eport/;

const PAST =
  /\b(?:former(?:ly)?|previous(?:ly)?|predecessors?|abolished|replaced|legacy|historic(?:al)?|no longer|used to|at the time|the then|(?:1[89]\d\d|200\d|201\d)(?:[/-]\d\d)?)\b/i;

function unlessPast(other?: RegExp): RegExp {
  return other ? new RegExp(`${PAST.source}|${other.source}`, "i") : PAST;
}

/** Terms with what to say; `tests/rules/retired-term.test.ts` has a sentence for each, and for what must stay quiet. */
export const RETIRED_TERMS: readonly Term[] = [
  {
    pattern: /\bLSCBs?\b|\blocal safeguarding children(?:'s|’s)? boards?\b/gi,
    message: "Local safeguarding children boards have been replaced by safeguarding partners.",
    hint: "Say safeguarding children partnership.",
    unless: unlessPast(),
  },
  {
    pattern: /\bSCRs?\b|\bserious case reviews?\b/gi,
    message: "Serious case reviews have been replaced by local child safeguarding practice reviews.",
    hint: "Say LCSPR. If a school's single central record is meant, write it in full.",
    unless: unlessPast(/\b(?:records?|recruit\w*|vetting|staff files?)\b/),
  },
  {
    pattern: /\bCCGs?\b|\bclinical commissioning groups?\b/gi,
    message: "Clinical commissioning groups have been replaced by integrated care boards.",
    hint: "Say ICB.",
    unless: unlessPast(),
  },
  {
    pattern: /\bdesignated safeguarding partners?\b/gi,
    message: "A safeguarding partner is delegated, not designated.",
    hint: "Say delegated safeguarding partner.",
  },
  {
    pattern: /\bHMIC\b(?! ?FRS)/g,
    message: "The inspectorate of constabulary is HMICFRS since 2017.",
    hint: "Say HMICFRS.",
    unless: unlessPast(),
  },
  {
    pattern: /\bindependent chair(?:person|man|woman|ing)?\b/gi,
    message: "The scrutineer is no chair, and the partnership's chair is one of the partners.",
    hint: "Say Independent Scrutineer, or partnership chair.",
    unless: unlessPast(
      /\b(?:conferences?|ICPCs?|adults?|W?SAB|CDOP|panels?|inquiry|strategy|review|looked after|tribunals?)\b/,
    ),
  },
  {
    pattern: /\b(?:my|(?:the )?(?:independent )?scrutineer(?:'s|’s)) annual report\b/gi,
    message: "The annual report is the partners'; the scrutineer's is a statement.",
    hint: "Say annual statement of assurance.",
    unless: PAST,
  },
];
