/** A word of a text and where it begins. */
export interface FoundWord {
  readonly word: string;
  readonly from: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

/** The words of a text: letters and digits of any script; an apostrophe within a word belongs to it. */
export function wordsOf(text: string): readonly FoundWord[] {
  const found: FoundWord[] = [];
  for (const match of text.matchAll(WORD)) found.push({ word: match[0], from: match.index });
  return found;
}

/** A word as it is compared: lower case, without accents and apostrophes, without the s of a genitive. */
export function folded(word: string): string {
  const plain = ASCII.test(word) ? word : word.normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.toLowerCase().replace(/['’](?:s$)?/g, "");
}

const ASCII = /^[a-zA-Z0-9]+$/;
