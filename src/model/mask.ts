import { findCertain, localTerms, type PrivateFind } from "./privacy/scan.ts";

const NO_TERMS = localTerms({});
/** Four digits of any script, or an @: no identifier has less, and the search is not even made ready. */
const MAY_HOLD_ONE = /@|&commat;|(?:[\p{Nd}\p{No}][^\p{Nd}\p{No}]*){4}/u;

/**
 * The text with each personal identifier in it masked: what `findPrivate` gives as an error, through its disguises.
 * Of each the first and the last character stay, the rest become `•`: `9••••••••9`.
 *
 * The length in UTF-16 code units never changes, so places in the text still hold. Ids, dates, paths, places, digests
 * and ordinary numbers stay as they are. Runs in linear time.
 */
export function mask(text: string): string {
  if (!MAY_HOLD_ONE.test(text)) return text;
  return withoutFinds(text, findCertain(text, NO_TERMS));
}

/** The text with what was found in it masked; the finds stand in order and apart, as `findPrivate` gives them. */
export function withoutFinds(text: string, finds: readonly PrivateFind[]): string {
  let masked = "";
  let done = 0;
  for (const { from, to } of finds) {
    masked += text.slice(done, from) + hide(text.slice(from, to));
    done = to;
  }
  return masked + text.slice(done);
}

/** The first and the last character, and as many marks between them as characters are left out. */
export function hide(found: string): string {
  if (found.length <= 2) return "•".repeat(found.length);
  return found.slice(0, 1) + "•".repeat(found.length - 2) + found.slice(-1);
}
