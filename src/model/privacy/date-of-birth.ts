import { before, behind, type Detector, DIGIT, type Found, matches } from "./detector.ts";
import { textPattern } from "./text-pattern.ts";

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const YEAR = String.raw`(?:${DIGIT}){3}\d|'?\d\n?\d`;
const DAY = String.raw`(?:0\n?[1-9]|[12]\n?\d|3\n?[01]|[1-9])`;
const MONTH_NUMBER = String.raw`(?:0\n?[1-9]|1\n?[0-2]|[1-9])`;
const SIGN = String.raw` ?[-./ \n] ?\n?`;
const DATE = textPattern(
  [
    String.raw`(?<![\p{L}\p{N}])(?:`,
    [
      String.raw`(?:${DIGIT}){3}\d${SIGN}${MONTH_NUMBER}${SIGN}${DAY}`,
      `${DAY}${SIGN}${MONTH_NUMBER}${SIGN}(?:${YEAR})`,
      `${DAY}(?:st|nd|rd|th)?${SIGN}?(?:of )?${MONTH}[.,]?${SIGN}?(?:${YEAR})`,
      `${MONTH}${SIGN}?${DAY}(?:st|nd|rd|th)?,?${SIGN}?(?:${YEAR})`,
      String.raw`(?:${DIGIT}){7}\d`,
    ].join("|"),
    String.raw`)(?![\p{L}\p{N}])`,
  ].join(""),
  "i",
);
/** A label right before the date, with at most a few small words between. */
const LABEL =
  /(?:\bd ?[./]? ?o ?[./]? ?b\b\.?|\b(?:date|day|year)[-_ \n]?of[-_ \n]?birth\b|\bbirth ?[-_]?(?:date|day)\b|\bborn\b(?![ \n](?:out|of|from|into|by)\b))[^\p{L}\p{N}]{0,40}(?:(?:was|is|on|in|the|a|his|her|their|child|given|as|at|of|recorded)\b[^\p{L}\p{N}]{0,4}){0,5}$/u;
/** A column of a table with such a head. */
const COLUMN =
  /(?:\bd ?[./]? ?o ?[./]? ?b\b|\b(?:date|day|year)[-_ \n]?of[-_ \n]?birth\b|\bbirth ?[-_]?(?:date|day)\b|\bborn\b)[^\n]{0,80}\n[ |:-]{3,200}\n(?:\|[^\n]{0,200}\n){0,5}\|[^\n]{0,100}$/u;
const LABEL_BEHIND =
  /^[^\p{L}\p{N}]{0,4}(?:(?:is|was|as|the|his|her|their)[ \n]){0,3}(?:d ?[./]? ?o ?[./]? ?b\b|date of birth\b|birthday\b|\(?born\b)/u;

/**
 * A full date called a date of birth, in any usual form, before or behind its label. A date alone is no date of birth.
 * Source: the project's own rule, as no standard says how such dates are written.
 */
export const dateOfBirth: Detector = {
  kind: "date-of-birth",
  *find(view): Iterable<Found> {
    if (!/b\.?\b|birth|born/i.test(view)) return;
    for (const match of matches(view, DATE(view))) {
      const to = match.index + match[0].length;
      if (!isCalledOne(view, match.index, to)) continue;
      yield { from: match.index, to, severity: "error" };
    }
  },
};

function isCalledOne(view: string, from: number, to: number): boolean {
  // a citation begins with the day of its note, also where the sentence before it ends with a birthday
  if (view[from - 1] === "@" && /^-[a-z]/.test(behind(view, to, 2))) return false;
  if (LABEL.test(before(view, from, 80)) || LABEL_BEHIND.test(behind(view, to, 40))) return true;
  const above = before(view, from, 600);
  return above.includes("\n|") && COLUMN.test(above);
}
