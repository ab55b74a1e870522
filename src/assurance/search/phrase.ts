import type { TextPiece } from "./searched-text.ts";
import { folded, wordsOf } from "./word.ts";

const QUOTED = /["“”„]([^"“”„]+)["“”„]/g;

/** What stands in quotes in a query, each as its words: these are looked for side by side, as they are. */
export function phrasesOf(query: string): readonly (readonly string[])[] {
  return [...query.matchAll(QUOTED)]
    .map(([, text]) => wordsOf(text ?? "").map(({ word }) => folded(word)))
    .filter((words) => words.length > 0);
}

/** Whether a text has the words of a phrase side by side, whatever stands between them but other words. */
export function hasPhrase({ text }: Pick<TextPiece, "text">, phrase: readonly string[]): boolean {
  return phraseAt(text, phrase) !== undefined;
}

/** Where a phrase begins in a text; undefined where it is not there. */
export function phraseAt(text: string, phrase: readonly string[]): number | undefined {
  const words = wordsOf(text).map(({ word, from }) => ({ word: folded(word), from }));
  return words.find((_, at) => phrase.every((word, index) => words[at + index]?.word === word))?.from;
}
