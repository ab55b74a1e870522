import type { PrivateKind } from "./detector.ts";

/** A digest that costs whoever guesses values much time: scrypt (RFC 7914), salted; lower-case hex. */
export type Scrypt = (value: string, salt: string) => string;

/** A salt as `scrutiny.yaml` holds it: 16 bytes in lower-case hex. */
export const SALT_PATTERN = /^[0-9a-f]{32}$/;
/** A digest as `scrutiny.yaml` holds it. The word before it keeps YAML from reading a number. */
export const DIGEST_PATTERN = /^scrypt:[0-9a-f]{64}$/;

/** The digest of a value that a detector found (`PrivateFind`), whatever way it was written. */
export function valueDigest(
  { kind, value }: { readonly kind: PrivateKind; readonly value: string },
  salt: string,
  scrypt: Scrypt,
): string {
  return `scrypt:${scrypt(kind === "telephone-number" ? national(value) : value, salt)}`;
}

/** `441632960123` and `4401632960123` are `01632960123`. */
function national(digits: string): string {
  return digits.replace(/^(?:00)?440?(?=\d{9,10}$)/, "0");
}
