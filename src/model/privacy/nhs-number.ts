import {
  before,
  type Detector,
  DIGIT,
  digitsOf,
  type Found,
  GAP,
  matches,
  numberPattern,
  RUN_ENDS,
} from "./detector.ts";
import { textPattern } from "./text-pattern.ts";

const RUN = String.raw`(?:${DIGIT}){9}\d`;
const THREE = String.raw`(?:${DIGIT}){2}\d`;
const FOUR = String.raw`(?:${DIGIT}){3}\d`;
const IN_GROUPS = `${THREE}${GAP}${THREE}${GAP}?${FOUR}|${THREE}${GAP}?${THREE}${GAP}${FOUR}`;
const ONE_BY_ONE = String.raw`\d(?:[-./ \n]\d){9}`;
const pattern = numberPattern(RUN, [IN_GROUPS, ONE_BY_ONE]);
/** In one word with its label. */
const LABELLED = textPattern(`(?<=(?<![\\p{L}])nhs(?:no)?)${RUN}${RUN_ENDS}`, "i");
const NHS_LABEL = /(?<![a-z])(?:nhs|chi)(?![a-z])[^.;]{0,40}$/;
/** What else ten digits in a row are called, right before them. */
const NUMBER_OF = `(?:number|numbers|no|nos|reference|references|ref|refs|code|id)`;
const OTHER_LABEL = new RegExp(
  String.raw`\b(?:(?!nhs|health|patient|child|person|client|pupil|unique)[a-z]+[ -]${NUMBER_OF}|invoices?|orders?|purchase|po|accounts?|minutes?|contracts?|charity|company|uprn|isbn(?:-1[03])?|tickets?|tel|telephone|phone|fax|ext)\b[\s.:#]*(?:\d{5,12}[\s,]*(?:and|to|or)?\s*)?$`,
);

/**
 * NHS numbers: ten digits, written in groups of three, three and four or in one run, right by Modulus 11 (NHS Data
 * Model and Dictionary). In one run behind the name of another kind of number it is a warning.
 */
export const nhsNumber: Detector = {
  kind: "nhs-number",
  needsTenDigits: true,
  *find(view): Iterable<Found> {
    const found = [...matches(view, pattern(view))];
    if (/nhs(?:no)?\d/i.test(view)) found.push(...matches(view, LABELLED(view)));
    for (const match of found) {
      if (!isNhsNumber(digitsOf(match[0]))) continue;
      const from = match.index;
      const label = before(view, from, 60);
      const isRun = /^[\d\n]*$/.test(match[0]);
      const isOther = isRun && (OTHER_LABEL.test(label) || match[0].startsWith("0"));
      const severity = isOther && !NHS_LABEL.test(label) ? "warning" : "error";
      if (severity === "warning" && match[0].startsWith("0")) continue;
      yield { from, to: from + match[0].length, severity };
    }
  },
};

/** Modulus 11 over ten digits; ten noughts are no number. */
function isNhsNumber(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += Number(digits[at]) * (10 - at);
  return (11 - (sum % 11)) % 11 === Number(digits[9]) && !/^0+$/.test(digits);
}
