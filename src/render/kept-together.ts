const DAY_AND_MONTH =
  /(?<=\b\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/g;
/** Small numbers, and the sign of a hidden one: what is longer than a run may be is cut. */
const COUNT_AND_ALL =
  / of (?=\d[\d,.]{0,6}(?![,./]?\d)|\[\w\])(?<=(?:(?:^|[^\d,.])\d[\d,.]{0,4}|\[\w\]) of )/g;
const QUARTER = / (?=\d\b)(?<=\b[Qq]uarter )/g;

/**
 * A day stays with its month, a count with what it is of, a quarter with its number: "24 October", "3 of 8" and
 * "quarter 2" are not cut in two.
 */
export function keptTogether(text: string): string {
  return text
    .replace(DAY_AND_MONTH, "\u00a0")
    .replace(COUNT_AND_ALL, "\u00a0of\u00a0")
    .replace(QUARTER, "\u00a0");
}
