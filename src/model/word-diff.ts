import { diffArrays } from "diff";

/** A stretch of two texts: in both, only in the later one, or only in the earlier one. */
export interface WordPiece {
  readonly is: "same" | "added" | "taken";
  readonly text: string;
}

/**
 * What became of a text, word by word: the pieces that are `same` or `taken` make up the earlier text, those that are
 * `same` or `added` the later one. Texts that have little in common are compared sentence by sentence, or not at all, so
 * that no text costs much more than its length.
 */
export function wordDiff(before: string, after: string): readonly WordPiece[] {
  if (before === after) return merged([{ is: "same", text: after }]);
  const [old, now] = [tokens(before, WORDS), tokens(after, WORDS)];
  const head = commonLength(old, now);
  const tail = commonLength(old.slice(head).reverse(), now.slice(head).reverse());
  const middle = {
    old: old.slice(head, old.length - tail),
    now: now.slice(head, now.length - tail),
  };
  return merged([
    { is: "same", text: now.slice(0, head).join("") },
    ...joinedUp(differences(middle.old, middle.now) ?? bySentence(middle.old.join(""), middle.now.join(""))),
    { is: "same", text: now.slice(now.length - tail).join("") },
  ]);
}

/** White space, a word with its hyphens and apostrophes (and the dots of a mask), or any other character. */
const WORDS = /\s+|[\p{L}\p{N}\p{M}•'’_-]+|[^\s]/gu;
/** To the end of a line, or of a sentence. */
const SENTENCES = /[^\n.?!]+[.?!\n]*\s*|[.?!\n]+\s*/gu;
/** Steps that a comparison may take; past them the texts have little in common. */
const BUDGET = 20_000_000;
const MOST_EDITS = 1000;

function tokens(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? [];
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

function bySentence(before: string, after: string): WordPiece[] {
  return (
    differences(tokens(before, SENTENCES), tokens(after, SENTENCES)) ?? [
      { is: "taken", text: before },
      { is: "added", text: after },
    ]
  );
}

/** Undefined where it would take too long. */
function differences(old: string[], now: string[]): WordPiece[] | undefined {
  const most = Math.ceil(BUDGET / (old.length + now.length + 1));
  const changes = diffArrays(old, now, { maxEditLength: Math.min(MOST_EDITS, most) });
  return changes?.map(({ added, removed, value }) => ({
    is: added ? "added" : removed ? "taken" : "same",
    text: value.join(""),
  }));
}

/** A blank that stayed between two changes is a part of both: a changed phrase reads as one. */
function joinedUp(pieces: readonly WordPiece[]): WordPiece[] {
  const joined: WordPiece[] = [];
  let run: WordPiece[] = [];
  for (const piece of pieces) {
    if (piece.is !== "same" || /^[^\S\n]+$/.test(piece.text)) run.push(piece);
    else {
      joined.push(...asPhrase(run), piece);
      run = [];
    }
  }
  return [...joined, ...asPhrase(run)];
}

function asPhrase(run: readonly WordPiece[]): readonly WordPiece[] {
  const without = (other: WordPiece["is"]) => run.map(({ is, text }) => (is === other ? "" : text)).join("");
  const [taken, added] = [without("added"), without("taken")];
  if (run.length < 2 || taken.trim() === "" || added.trim() === "") return run;
  return [
    { is: "taken", text: taken },
    { is: "added", text: added },
  ];
}

function merged(pieces: readonly WordPiece[]): readonly WordPiece[] {
  const all: WordPiece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (piece.text === "") continue;
    if (last?.is === piece.is) all[all.length - 1] = { is: piece.is, text: last.text + piece.text };
    else all.push(piece);
  }
  return all;
}
