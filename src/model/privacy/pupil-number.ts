import { before, type Detector, DIGIT, type Found, GAP, matches, numberPattern } from "./detector.ts";

const LETTER = "[A-HJ-NP-RT-Z]";
const LAST = "[0-9A-HJ-NP-RT-Z]";
const RUN = String.raw`${LETTER}\n?(?:${DIGIT}){11}${LAST}`;
// check letter, local authority, school, year, serial
const IN_GROUPS = String.raw`${LETTER}${GAP}?(?:${DIGIT}){2}\d${GAP}(?:${DIGIT}){3}\d${GAP}(?:${DIGIT})\d${GAP}(?:${DIGIT}){2}${LAST}`;
const ONE_BY_ONE = String.raw`${LETTER}(?:${GAP}\d){11}${GAP}${LAST}`;
const FOURS = String.raw`${LETTER}${GAP}(?:${DIGIT}){11}${LAST}|${LETTER}\d{3}${GAP}\d{4}${GAP}\d{4}${LAST}|${LETTER}\d{3}${GAP}\d{4}${GAP}\d{2}${GAP}\d{2}${LAST}`;
const pattern = numberPattern(RUN, [IN_GROUPS, ONE_BY_ONE, FOURS], "i");
const CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

/**
 * Unique Pupil Numbers: a check letter, local authority, school, year and serial number (Department for Education, UPN
 * guide); temporary ones end in a letter. With a wrong check letter behind the words UPN: a warning.
 */
export const pupilNumber: Detector = {
  kind: "pupil-number",
  needsTenDigits: true,
  *find(view): Iterable<Found> {
    for (const match of matches(view, pattern(view))) {
      const isRight = isPupilNumber(match[0].replace(/[^0-9A-Za-z]/g, "").toUpperCase());
      if (!isRight && !/\b(?:upn|unique pupil number)\b[^.;]{0,30}$/.test(before(view, match.index, 50)))
        continue;
      yield { from: match.index, to: match.index + match[0].length, severity: isRight ? "error" : "warning" };
    }
  },
};

/** Weights 2 to 13, modulo 23; a letter at the end counts by the same table. */
function isPupilNumber(upn: string): boolean {
  let sum = 0;
  for (let at = 1; at < 13; at += 1) {
    const character = upn.charAt(at);
    sum += (at + 1) * (/\d/.test(character) ? Number(character) : CHECK_LETTERS.indexOf(character));
  }
  return CHECK_LETTERS[sum % 23] === upn[0];
}
