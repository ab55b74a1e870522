import { type Detector, type Found, matches } from "./detector.ts";
import { textPattern } from "./text-pattern.ts";

/** Systems that hold children's cases; words for a case; and words for records that may be a person's. */
const SYSTEM = "(?:mosaic|liquidlogic|lcs|ehm|emis|systmone|pid)";
const CASE = "(?:case|crime|occurrence|niche)";
const RECORD = "(?:court|incident|log|client|person|referral)";
const NUMBER_WORD = String.raw`(?:(?:id|no|number|num|ref|reference)\b[.:#]?|#|:|=)`;
/** A system's name ends there, but for a plural and a word for a number: `ehma-0000` is a word and a number. */
const NAME_ENDS = String.raw`(?!(?!s(?![\p{L}])|${NUMBER_WORD})[\p{L}])`;
const NUMBER = String.raw`([A-Z]{0,4}[-/ ]?\d(?:(?: ?[-/.] ?\n?|[ \n]{1,2})?\d|[A-Z](?=[\dA-Z-])){3,17}(?![\p{L}\p{N}]))`;
const byLabel = (label: string, atLeast: 0 | 1) =>
  textPattern(
    String.raw`(?<![\p{L}\p{N}])${label}[ \n_-]?(?:${NUMBER_WORD}[ \n:|=]*){${atLeast},3}(?:is |was )?[^\p{L}\p{N}\n]{0,4}${NUMBER}`,
    "i",
  );
const LABELS = [
  { label: new RegExp(SYSTEM, "i"), pattern: byLabel(`${SYSTEM}${NAME_ENDS}`, 0), severity: "error" },
  { label: new RegExp(CASE, "i"), pattern: byLabel(CASE, 1), severity: "error" },
  { label: new RegExp(RECORD, "i"), pattern: byLabel(RECORD, 1), severity: "warning" },
] as const;

/**
 * References of case systems: by the local patterns of `privacy.case-patterns` an error; by the name of a
 * system or "case number" before a number too; by other words for a record a warning. No national form exists.
 */
export const caseReference: Detector = {
  kind: "case-reference",
  *find(view, { casePatterns }): Iterable<Found> {
    for (const pattern of casePatterns) {
      for (const match of matches(view, pattern)) {
        if (match[0] === "") pattern.lastIndex += 1;
        else yield { from: match.index, to: match.index + match[0].length, severity: "error" };
      }
    }
    for (const { label, pattern, severity } of LABELS) {
      // a quick look: most texts have no such word
      if (!label.test(view)) continue;
      for (const match of matches(view, pattern(view))) {
        const number = match[1] ?? "";
        if ((number.match(/\d/g) ?? []).length < 4 || isDate(number)) continue;
        const to = match.index + match[0].length;
        yield { from: to - number.length, to, severity };
      }
    }
  },
};

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d|^\d{4}-\d\d$|^\d{1,2}[-/]\d{1,2}[-/]\d{2,4}$|^\d{4}\/\d\d$/.test(text);
}

/** Characters and short classes, each at most a counted number of times: nothing that could backtrack. */
const SAFE =
  /^(?:(?:\\[dw]|\\[-/.#]|[A-Za-z0-9 \-/_:#]|\[[A-Za-z0-9\-/ ]{1,40}\])(?:\?|\{\d{1,2}\}|\{\d,\d{1,2}\})?)+$/;

/**
 * The pattern of `privacy.case-patterns` as it is searched for; undefined where it is not of the simple form that is
 * read: letters, digits, `\d`, `\w`, classes such as `[A-Z]`, each with `?`, `{6}` or `{2,4}`.
 */
export function caseReferencePattern(text: string): RegExp | undefined {
  if (!SAFE.test(text)) return undefined;
  // what is seen between the characters of a reference is a line break at most; a blank or a dash may be any
  const loose = text
    .replaceAll("\\-", "-")
    .replace(/(?<!\[[^\]]*)[- ](?![^[]*\])/g, "(?: ?[-/.] ?\\n?|[ \\n]{1,2})?");
  try {
    return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${loose})(?![\p{L}\p{N}])`, "giu");
  } catch {
    return undefined;
  }
}
