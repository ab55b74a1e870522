/** A number that the report fills into the own words: `{{heard-children}}`, `{{figure ID, 2}}`. */
export interface FilledNumber {
  readonly from: number;
  readonly to: number;
  /** What stands before the first blank: `heard-children`, `figure`. */
  readonly name: string;
  /** The rest: an area's id, or a note's id and the number of its figure; empty where there is none. */
  readonly of: string;
}

const FILL = /\{\{([^{}]{0,300})\}\}/g;

/** Whatever stands in double braces in a text, in order, with offsets; ordinary prose has none. Linear in its length. */
export function filledNumbers(text: string): readonly FilledNumber[] {
  if (!text.includes("{{")) return [];
  return [...text.matchAll(FILL)].map((match) => {
    const [name = "", ...rest] = (match[1] ?? "").trim().split(/\s+/);
    return { from: match.index, to: match.index + match[0].length, name, of: rest.join(" ") };
  });
}

/** Each of them replaced by words; undefined leaves it as it was written. */
export function withFilled(text: string, wordsOf: (one: FilledNumber) => string | undefined): string {
  let out = "";
  let at = 0;
  for (const one of filledNumbers(text)) {
    out += text.slice(at, one.from) + (wordsOf(one) ?? text.slice(one.from, one.to));
    at = one.to;
  }
  return out + text.slice(at);
}
