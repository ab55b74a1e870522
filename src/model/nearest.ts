import { distance } from "fastest-levenshtein";

/** How many letters to change, add or take away make one word of the other. */
export const lettersApart: (one: string, other: string) => number = distance;

/** The known word nearest to what was typed, for a did-you-mean; undefined where none is near (a third of its letters). */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(typed.length / 3)) + 1;
  for (const word of known) {
    const far = slips(typed.toLowerCase(), word.toLowerCase());
    if (far < least) {
      best = word;
      least = far;
    }
  }
  return best;
}

/** Letters to change, add or take away; two that changed places are one slip. */
function slips(typed: string, word: string): number {
  const far = distance(typed, word);
  if (far !== 2 || typed.length !== word.length) return far;
  const at = [...typed].findIndex((letter, index) => letter !== word[index]);
  return typed[at] === word[at + 1] && typed[at + 1] === word[at] ? 1 : far;
}

/** The hint of a did-you-mean, or the whole list where it is short; undefined where there is nothing to say. */
export function didYouMean(typed: string, known: Iterable<string>): string | undefined {
  const words = [...known];
  const near = nearest(typed, words);
  if (near !== undefined) return `Did you mean ${near}?`;
  return words.length > 0 && words.length <= 12 ? `Known: ${words.join(", ")}.` : undefined;
}
