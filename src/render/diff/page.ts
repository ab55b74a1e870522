import type { WordPiece } from "../../model/word-diff.ts";

/** A page that tells what changed, before it is laid out for a terminal or as Markdown. */
export interface DiffPage {
  readonly title: string;
  /** What changed, in one sentence. */
  readonly sentence: string;
  /** Only those that have something to say. */
  readonly sections: readonly DiffSection[];
  /** What a reader must know of the page as a whole. */
  readonly closing: readonly string[];
}

export interface DiffSection {
  readonly heading: string;
  readonly items: readonly DiffItem[];
}

/** A line of a list, with lines of its own below it. */
export interface DiffItem {
  readonly text: string;
  readonly below: readonly DiffLine[];
}

/** A plain line, or what became of a text, after what it is the text of. */
export type DiffLine = string | { readonly label: string; readonly words: readonly WordPiece[] };

/** `1 note`, `2 notes`. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  const [last, ...others] = [...items].reverse();
  if (last === undefined || others.length === 0) return last ?? "";
  return `${others.reverse().join(", ")} and ${last}`;
}
