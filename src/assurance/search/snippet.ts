import { mask } from "../../model/mask.ts";
import type { SnippetPiece } from "../../model/search-answer.ts";
import { type TextPiece, WEIGHTS } from "./searched-text.ts";
import { type FoundWord, folded, wordsOf } from "./word.ts";

/** Characters of a snippet, and of them at most so many before the first word that was found. */
const LENGTH = 170;
const BEFORE = 50;

/** The piece with most of the words, of equals the one that weighs more, then the first; the title where no other has any. */
export function bestPiece(pieces: readonly TextPiece[], terms: ReadonlySet<string>): TextPiece {
  const [first] = pieces;
  if (!first) throw new RangeError("a thing without a text");
  let best = first;
  let most = 0;
  for (const piece of pieces) {
    if (piece.weight === "title") continue;
    const held = new Set(wordsOf(piece.text).map(({ word }) => folded(word)));
    const count = [...terms].filter((term) => held.has(term)).length;
    const rank = count === 0 ? 0 : count * 10 + WEIGHTS[piece.weight];
    if (rank > most) [best, most] = [piece, rank];
  }
  return best;
}

/** The text around the first word that was found, or around a place in it, masked, on one line, with the words found apart. */
export function snippetOf(
  text: string,
  terms: ReadonlySet<string>,
  around?: number,
): readonly SnippetPiece[] {
  const line = oneLine(text);
  const first = around ?? foundIn(text, terms)[0]?.from ?? 0;
  const start = startOf(line, first);
  const end = endOf(line, start + LENGTH);
  return [
    ...(start > 0 ? [{ text: "… ", isFound: false }] : []),
    ...piecesOf(line, foundIn(text, terms), start, end),
    ...(end < line.length ? [{ text: " …", isFound: false }] : []),
  ];
}

/** The whole text, masked, on one line, with the words found apart. */
export function marked(text: string, terms: ReadonlySet<string>): readonly SnippetPiece[] {
  const line = oneLine(text);
  return piecesOf(line, foundIn(text, terms), 0, line.length);
}

/** Masked, each character in its place. */
function oneLine(text: string): string {
  return mask(text).replace(/\s/g, " ");
}

function foundIn(text: string, terms: ReadonlySet<string>): readonly FoundWord[] {
  return wordsOf(text).filter(({ word }) => terms.has(folded(word)));
}

function piecesOf(
  line: string,
  words: readonly FoundWord[],
  start: number,
  end: number,
): readonly SnippetPiece[] {
  const pieces: SnippetPiece[] = [];
  let done = start;
  const take = (to: number, isFound: boolean) => {
    if (to > done) pieces.push({ text: line.slice(done, to), isFound });
    done = Math.max(done, to);
  };
  for (const { from, word } of words) {
    if (from < start || from + word.length > end) continue;
    take(from, false);
    take(from + word.length, true);
  }
  take(end, false);
  return pieces;
}

function startOf(line: string, word: number): number {
  if (word <= BEFORE || line.length <= LENGTH) return 0;
  const blank = line.indexOf(" ", Math.max(0, Math.min(word - BEFORE, line.length - LENGTH)));
  return blank === -1 || blank >= word ? word : blank + 1;
}

function endOf(line: string, to: number): number {
  if (to >= line.length) return line.trimEnd().length;
  const blank = line.lastIndexOf(" ", to);
  return blank <= to - LENGTH / 2 ? to : blank;
}
