import { type Detector, DIGIT, type Found, GAP, matches, numberPattern } from "./detector.ts";

// QQ is never issued and stands for any in forms and examples
const PREFIX = String.raw`(?!BG|GB|KN|NK|NT|TN|ZZ)(?:Q\n?Q|[A-CEGHJ-PR-TW-Z]\n?[A-CEGHJ-NPR-TW-Z])`;
const RUN = String.raw`${PREFIX}\n?(?:${DIGIT}){6}[A-D]`;
const TWO = String.raw`${DIGIT}\d`;
const IN_GROUPS = `${PREFIX}${GAP}?${TWO}${GAP}?${TWO}${GAP}?${TWO}${GAP}?[A-D]`;
const ONE_BY_ONE = String.raw`(?:Q${GAP}Q|[A-CEGHJ-PR-TW-Z]${GAP}[A-CEGHJ-NPR-TW-Z])(?:${GAP}\d){6}${GAP}[A-D]`;
const pattern = numberPattern(RUN, [IN_GROUPS, ONE_BY_ONE], "i");

/** Six digits between letters, the last of them A to D: a quick look. */
const MAY_BE_ONE = /[a-z][^a-z\d]{0,5}\d(?:[^a-z\d]{0,5}\d){5}[^a-z\d]{0,5}[a-d]/i;

/**
 * National Insurance numbers: two letters, six digits, A to D (HM Revenue and Customs, NIM39110), and QQ. They have no
 * checksum: the exact form is an error.
 */
export const nationalInsuranceNumber: Detector = {
  kind: "national-insurance-number",
  *find(view): Iterable<Found> {
    if (!MAY_BE_ONE.test(view)) return;
    for (const match of matches(view, pattern(view))) {
      yield { from: match.index, to: match.index + match[0].length, severity: "error" };
    }
  },
};
