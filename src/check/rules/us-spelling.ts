import { faultIn, ownTextsWith, withoutQuotations } from "../own-text.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Reports of an English partnership are in British English; another spelling looks like somebody else's text.
 * Basis: The style of GOV.UK. Only words in lower case that are sure, so that names stay as they are; words ending in
 * -ize are British too.
 */
export const usSpelling: Rule = {
  id: "us-spelling",
  severity: "info",
  says: "A word is in American spelling.",
  why: "Reports of an English partnership are in British English; another spelling looks like somebody else's text.",
  basis:
    "The style of GOV.UK. Only words in lower case that are sure, so that names stay as they are; words ending in -ize are British too.",
  *check({ base }) {
    for (const text of ownTextsWith(base, MAY_HOLD)) {
      for (const { 0: word, index } of withoutQuotations(text.text).matchAll(WORD)) {
        const british = BRITISH[word];
        if (british === undefined) continue;
        yield faultIn(text, [index, index + word.length], {
          message: "This is an American spelling.",
          hint: `Write ${british}.`,
        });
      }
    }
  },
};

const BRITISH: Readonly<Record<string, string>> = {
  analyze: "analyse",
  analyzed: "analysed",
  behavior: "behaviour",
  behavioral: "behavioural",
  behaviors: "behaviours",
  canceled: "cancelled",
  center: "centre",
  centered: "centred",
  centers: "centres",
  color: "colour",
  counseling: "counselling",
  counselor: "counsellor",
  counselors: "counsellors",
  defense: "defence",
  enrollment: "enrolment",
  favorite: "favourite",
  fulfillment: "fulfilment",
  labor: "labour",
  neighbor: "neighbour",
  neighborhood: "neighbourhood",
  neighborhoods: "neighbourhoods",
  neighbors: "neighbours",
  pediatric: "paediatric",
  program: "programme",
  programs: "programmes",
  traveled: "travelled",
  traveling: "travelling",
};

const WORD = new RegExp(
  `(?<![\\p{L}\\p{N}/.@_-])(?:${Object.keys(BRITISH).join("|")})(?![\\p{L}\\p{N}/@_-]|\\.\\p{L})`,
  "gu",
);
const MAY_HOLD = new RegExp(WORD.source, "u");
