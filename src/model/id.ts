import type { Day } from "./day.ts";
import { isDay } from "./day.ts";

/** Crockford's base 32 in lower case: no i, l, o, u. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const ID = /^(\d{4}-\d{2}-\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)-([0-9a-hjkmnp-tv-z]{4})$/;
const WORDS_IN_SLUG = 5;
const LONGEST_SLUG = 60;

/** An id taken apart: `2025-07-14-dsp-group-k7f3`. */
export interface IdParts {
  readonly day: Day;
  readonly slug: string;
  readonly random: string;
}

/** The parts of an id, or undefined where the text is none. The one grammar that makes, recognises and checks ids. */
export function parseId(text: string): IdParts | undefined {
  const match = ID.exec(text);
  if (!match?.[1] || !match[2] || !match[3] || !isDay(match[1])) return undefined;
  return { day: match[1], slug: match[2], random: match[3] };
}

/** Makes an id from the record's day, its title and at least three random bytes. */
export function makeId(day: Day, title: string, random: Uint8Array): string {
  let number = 0;
  for (const byte of random.subarray(0, 3)) number = number * 256 + byte;
  let tail = "";
  for (let place = 0; place < 4; place += 1) {
    tail += ALPHABET[number % 32];
    number = Math.floor(number / 32);
  }
  return `${day}-${slugOf(title)}-${tail}`;
}

/** The first five words of a title in ASCII and lower case; `untitled` where none is left. */
export function slugOf(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const slug = words.slice(0, WORDS_IN_SLUG).join("-").slice(0, LONGEST_SLUG).replace(/-+$/, "");
  return slug === "" ? "untitled" : slug;
}
