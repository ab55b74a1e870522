/** A sentence or a word of a text, by its offsets: without the white space around it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The sentences of a text, and the rows of a table. One ends at a full stop, question or exclamation mark that white
 * space and a capital letter, a digit or an opening mark follow; not after an abbreviation, an initial, or `No.` before
 * a number. Each character is looked at a fixed number of times.
 */
export function sentences(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let from: number | undefined;
  let last: { readonly word: string; readonly to: number } | undefined;
  for (const match of text.matchAll(/\S+/g)) {
    const word = match[0];
    const at = match.index;
    if (
      from !== undefined &&
      last &&
      (endsBefore(last.word, word) || isNewRow(text.slice(last.to, at), word))
    ) {
      found.push({ from, to: last.to });
      from = undefined;
    }
    from ??= at;
    last = { word, to: at + word.length };
  }
  if (from !== undefined && last) found.push({ from, to: last.to });
  return found;
}

/** The words of a text, by their offsets: runs without white space that hold a letter or a digit. */
export function wordsOf(text: string): readonly Stretch[] {
  const runs = [...text.matchAll(/\S+/g)].filter(([run]) => /[\p{L}\p{N}]/u.test(run));
  return runs.map(({ 0: run, index }) => ({ from: index, to: index + run.length }));
}

const ENDS = /[.!?…]["'”’)\]_]*$/;
const BEGINS = /^["'“‘([_]*[\p{Lu}\p{N}]/u;
const ABBREVIATION =
  /^["'“‘([_]*(?:e\.g|i\.e|etc|cf|vs|viz|approx|incl|St|Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Sgt|Insp|Supt|Cllr|Jr|Sr|pp?|para|paras|ch|sec|art|fig|vol|ed|eds|\p{L}|(?:\p{L}\.)+\p{L})\.$/u;

function endsBefore(word: string, next: string): boolean {
  if (!ENDS.test(word) || !BEGINS.test(next)) return false;
  if (/^["'“‘([_]*[Nn]os?\.$/.test(word)) return !/^\d/.test(next);
  return !ABBREVIATION.test(word);
}

/** A row of a table begins on a line of its own with a bar. */
function isNewRow(gap: string, next: string): boolean {
  return next[0] === "|" && gap.includes("\n");
}
