import type { Detector, Found } from "./detector.ts";

const LOCAL = /[\p{L}\p{N}.!#$%&'*+/=?^_{|}-]/u;
const DOMAIN = /[\p{L}\p{N}.\n-]/u;
const DOMAIN_NAME = /^(?!\d+x\.|v?\d+\.)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u;
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

/**
 * Email addresses (RFC 5321: 64 characters before the sign, 255 behind it). Goes from sign to sign, so that no text
 * costs more than its length. `git@` names a server's user and no person.
 */
export const emailAddress: Detector = {
  kind: "email-address",
  *find(view): Iterable<Found> {
    let done = 0;
    for (let at = view.indexOf("@"); at >= 0; at = view.indexOf("@", at + 1)) {
      const [left, right] = [skipBlanks(view, at, -1), skipBlanks(view, at, 1)];
      let from = left;
      while (from > done && left - from < LONGEST_LOCAL && LOCAL.test(view.charAt(from - 1))) from -= 1;
      while (/[.'/=?]/.test(view.charAt(from)) && from < left) from += 1;
      let to = right;
      while (to - at <= LONGEST_DOMAIN && DOMAIN.test(view.charAt(to))) to += 1;
      const end = endOfDomain(view, right, to);
      if (from >= left || end === undefined || view.slice(from, left) === "git") continue;
      yield { from, to: end, severity: "error" };
      done = end;
    }
  },
};

/** A line break beside the sign does not end the address. */
function skipBlanks(view: string, at: number, way: 1 | -1): number {
  const next = way === 1 ? at + 1 : at;
  const beside = view.charAt(way === 1 ? next : next - 1);
  return beside === "\n" ? next + way : next;
}

/** Whether a line break cuts a name in two; a full stop before the capital of a new line ends a sentence. */
function isOneName(text: string): boolean {
  return /\.\n|\n\.|-\n|@\n/.test(text) && !/\.\n\p{Lu}\p{Ll}/u.test(text);
}

/** Where the domain ends: as far as it is one, without line breaks where those end it. */
function endOfDomain(view: string, from: number, to: number): number | undefined {
  for (const text of [view.slice(from, to), view.slice(from, to).split("\n")[0] ?? ""]) {
    const trimmed = text.replace(/[.\n-]+$/, "");
    const joined = trimmed.replaceAll("\n", "");
    const isOne = DOMAIN_NAME.test(joined) && (!trimmed.includes("\n") || isOneName(trimmed));
    if (isOne) return from + trimmed.length;
  }
  return undefined;
}
