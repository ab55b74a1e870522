/**
 * The message with each personal identifier in it masked: NHS numbers (right by Modulus 11), Unique Pupil Numbers (with
 * the right check letter), National Insurance numbers (the issued prefixes, and QQ), UK telephone numbers and email
 * addresses. Of each the first and the last character stay, the rest become `•`: `9••••••••9`.
 *
 * The length in UTF-16 code units never changes, so places in the text still hold. Ids, dates, paths, places, digests
 * and ordinary numbers stay as they are. Runs in linear time.
 */
export function mask(text: string): string {
  if (!MAY_HOLD_ONE.test(text)) return text;
  return DETECTORS.reduce((masked, detect) => detect(masked), text);
}

/** Six digits near to each other, or an @: without either there is nothing to look for. */
const MAY_HOLD_ONE = /@|\d(?:[^\d\n]{0,8}\d){5}/;

/** Each hides one kind of identifier and keeps the length. */
const DETECTORS: readonly ((text: string) => string)[] = [
  maskEmails,
  (text) => text.replace(NATIONAL_INSURANCE, (found) => hide(found)),
  (text) => text.replace(PUPIL, (found) => (isPupilNumber(found) ? hide(found) : found)),
  (text) => text.replace(TELEPHONE, hideTelephone),
  (text) => text.replace(NHS, (found) => (isNhsNumber(found) ? hide(found) : found)),
];

// Written in one run, an identifier ends where letters and digits end. Written in groups, it also stands free of
// hyphens, dots and slashes that tie it to other words, or a record's id or a path could hold one by chance.
const GAP = String.raw`[ \u00a0\u2009\u202f\u2010-\u2013-]`;
const BEFORE = String.raw`(?<![\p{L}\p{N}]|\d\.)`;
const AFTER = String.raw`(?![\p{L}\p{N}]|\.\d)`;
const FREE_BEFORE = String.raw`(?<![\p{L}\p{N}]|[\p{L}\p{N}][-./_])`;
const FREE_AFTER = String.raw`(?![\p{L}\p{N}]|[-./_][\p{L}\p{N}])`;

const NHS = either(String.raw`\d{10}`, String.raw`\d{3}${GAP}\d{3}${GAP}\d{4}`);
const PUPIL = new RegExp(String.raw`${BEFORE}[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]${AFTER}`, "giu");
const NATIONAL_INSURANCE = either(
  String.raw`(?!BG|GB|KN|NK|NT|TN|ZZ)(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])\d{6}[A-D]`,
  String.raw`(?!BG|GB|KN|NK|NT|TN|ZZ)(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])${GAP}?\d{2}${GAP}?\d{2}${GAP}?\d{2}${GAP}?[A-D]`,
);
const TELEPHONE = either(
  String.raw`(?:\+44|0044|0)[1-35789]\d{8,9}`,
  String.raw`(?:(?:\+|00)44${GAP}?(?:\(0\)${GAP}?)?[1-35789]\d{1,3}|\(0[1-35789]\d{1,3}\)|0[1-35789]\d{1,3})${GAP}?\d{2,8}(?:${GAP}\d{2,4}){0,3}`,
);

const LAST_GROUP = new RegExp(`${GAP}\\d+$`, "u");

function either(run: string, groups: string): RegExp {
  return new RegExp(`${BEFORE}${run}${AFTER}|${FREE_BEFORE}${groups}${FREE_AFTER}`, "giu");
}

function hide(found: string): string {
  return found.slice(0, 1) + "•".repeat(found.length - 2) + found.slice(-1);
}

/** Modulus 11 over ten digits, as the NHS Data Model and Dictionary defines it; ten noughts are no number. */
function isNhsNumber(found: string): boolean {
  const digits = found.replace(/\D/g, "");
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += Number(digits[at]) * (10 - at);
  return (11 - (sum % 11)) % 11 === Number(digits[9]) && Number(digits) !== 0;
}

const CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

/** The check letter of a UPN: weights 2 to 13, modulo 23 (Department for Education, UPN guide); a temporary one ends in a letter. */
function isPupilNumber(found: string): boolean {
  const upper = found.toUpperCase();
  let sum = 0;
  for (let at = 1; at < 13; at++) {
    const character = upper.charAt(at);
    sum += (at + 1) * (/\d/.test(character) ? Number(character) : CHECK_LETTERS.indexOf(character));
  }
  return CHECK_LETTERS[sum % 23] === upper[0];
}

/** Other numbers may follow, `07700 900123 45 times`: groups at the end are given up until a number is left. */
function hideTelephone(found: string): string {
  for (let end = found.length; end > 0; end = found.slice(0, end).search(LAST_GROUP)) {
    if (isTelephone(found.slice(0, end))) return hide(found.slice(0, end)) + found.slice(end);
  }
  return found;
}

/** Nine or ten digits after the nought or the country's code; nine only where the area has such numbers (01). */
function isTelephone(found: string): boolean {
  const digits = found.replace(/\(0\)/, "").replace(/\D/g, "");
  const national = /^(?:\+|00)/.test(found) ? digits.replace(/^(?:00)?44/, "") : digits.slice(1);
  return national.length === 10 || (national.length === 9 && /^[18]/.test(national));
}

const LOCAL = /[\p{L}\p{N}.!#$%&'*+/=?^_{|}~-]/u;
const DOMAIN = /[\p{L}\p{N}.-]/u;
const DOMAIN_NAME = /^(?!\d+x\.)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u;

/** Goes from `@` to `@` and looks at most 64 characters back and 255 on, so that no text costs more than its length. */
function maskEmails(text: string): string {
  let masked = "";
  let done = 0;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    let from = at;
    while (from > done && at - from < 64 && LOCAL.test(text.charAt(from - 1))) from--;
    let to = at + 1;
    while (to - at <= 255 && DOMAIN.test(text.charAt(to))) to++;
    while (/[.-]/.test(text.charAt(to - 1))) to--;
    const isAddress = from < at && DOMAIN_NAME.test(text.slice(at + 1, to)) && text.slice(from, at) !== "git";
    if (!isAddress) continue;
    masked += text.slice(done, from) + hide(text.slice(from, to));
    done = to;
    at = to - 1;
  }
  return masked + text.slice(done);
}
