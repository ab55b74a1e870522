import { before, type Detector, DIGIT, digitsOf, type Found, matches, numberPattern } from "./detector.ts";

const GAP = String.raw`(?: ?[-./] ?\n?|[ \n]{1,2})`;
const ABROAD = String.raw`(?:\+ ?|00)4\n?4`;
const RUN = String.raw`(?:${ABROAD}|0)\n?[1237]\n?(?:${DIGIT}){7,8}\d`;
const IN_GROUPS = String.raw`(?:${ABROAD}${GAP}?(?:\( ?0 ?\)${GAP}?)?\(?[1237](?:\n?\d){1,4}\)?|\( ?0[1237](?:\n?\d){1,4} ?\)|0\n?[1237](?:\n?\d){1,4})(?:${GAP}?(?:${DIGIT}){1,7}\d){1,4}`;
const ONE_BY_ONE = String.raw`\( ?0(?:${GAP}\d){2,4} ?\)(?: ?\d){6,8}|(?:0|\+ ?4${GAP}4${GAP}[127])(?:${GAP}\d){9,10}`;
const pattern = numberPattern(RUN, [ONE_BY_ONE, IN_GROUPS]);
const LAST_GROUP = /[^\d]+\d+$/;
const OTHER_LABEL =
  /\b(?:invoices?|orders?|purchase|po|accounts?|committee|minutes?|agenda|contracts?|charity|company|uprn|isbn(?:-1[03])?|grants?|jobs?|tickets?|version|budget|cost code)\b[\s.:#]*(?:(?:no|number|code|id)\b[\s.:#]*)?$/;

/**
 * Telephone numbers of the United Kingdom that may be a person's: 01, 02, 07, with or without +44 (Ofcom, National
 * Telephone Numbering Plan). Numbers that begin 03, 08 or 09 are organisations' and are passed over.
 */
export const telephoneNumber: Detector = {
  kind: "telephone-number",
  needsTenDigits: true,
  *find(view): Iterable<Found> {
    for (const match of matches(view, pattern(view))) {
      const length = lengthOf(match[0]);
      if (length === 0 || OTHER_LABEL.test(before(view, match.index, 40))) continue;
      yield { from: match.index, to: match.index + length, severity: "error" };
    }
  },
};

/** Other numbers may follow, `07700 900123 45 times`: groups at the end are given up until a number is left. */
function lengthOf(found: string): number {
  let left = found;
  while (left.length > 0) {
    if (isTelephone(left)) return left.length;
    const cut = left.search(LAST_GROUP);
    left = cut === -1 ? "" : left.slice(0, cut);
  }
  return 0;
}

/** Ten digits behind the nought or the country's code; nine only where areas have such numbers (01). */
function isTelephone(found: string): boolean {
  const digits = digitsOf(found.replace(/\( ?0 ?\)/, ""));
  const isAbroad = /^(?:\+|00)/.test(found.trim());
  const national = isAbroad ? digits.replace(/^(?:00)?44/, "") : digits.slice(1);
  if (!/^[127]/.test(national)) return false;
  return national.length === 10 || (national.length === 9 && national.startsWith("1"));
}
