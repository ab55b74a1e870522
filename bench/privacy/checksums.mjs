// The sums that the invented identifiers are made with: so that the grammar depends on nothing that it measures.

/** The NHS check digit of nine digits (Modulus 11); undefined where no number has those nine. */
export function nhsCheckDigit(nine) {
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? undefined : String(check % 11);
}

export function passesModulus11(ten) {
  return nhsCheckDigit(ten.slice(0, 9)) === ten[9];
}

const UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

/** The check letter of the twelve characters that follow it; the last may be a letter (a temporary number). */
export function upnCheckLetter(twelve) {
  const worthOf = (char) => (/\d/.test(char) ? Number(char) : UPN_LETTERS.indexOf(char));
  const sum = [...twelve].reduce((total, char, index) => total + worthOf(char) * (index + 2), 0);
  return UPN_LETTERS[sum % 23];
}

export { UPN_LETTERS };
