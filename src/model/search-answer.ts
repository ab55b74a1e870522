import type { Day } from "./day.ts";

/** The kinds of things that are searched, in the order in which help lists them. */
export const SEARCH_KINDS = [
  "note",
  "recommendation",
  "challenge",
  "escalation",
  "request",
  "learning-review",
  "decision",
  "own-words",
  "diary-line",
  "programme",
  "framework",
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** A stretch of a snippet, and whether it is one of the words that were looked for. */
export interface SnippetPiece {
  readonly text: string;
  readonly isFound: boolean;
}

/** A thing that was found. */
export interface SearchItem {
  readonly id: string;
  readonly kind: SearchKind;
  /** `2025/26 R1`; undefined for what has no number. */
  readonly label: string | undefined;
  readonly title: string;
  /** The title in pieces, masked. */
  readonly markedTitle: readonly SnippetPiece[];
  /** Undefined for what has no day: the framework, the programme. */
  readonly date: Day | undefined;
  readonly state: "draft" | "withdrawn" | "superseded" | undefined;
  /** The marking that its record states itself. */
  readonly marking: string | undefined;
  readonly path: string;
  /** Of the text that the snippet is taken from. */
  readonly line: number;
  /** Higher is better; comparable within one search alone. */
  readonly score: number;
  /** Masked, on one line. */
  readonly snippet: readonly SnippetPiece[];
}

/** What `search` says. */
export interface SearchAnswer {
  readonly query: string;
  /** How many were found; the items are the best of them. */
  readonly total: number;
  readonly items: readonly SearchItem[];
  /** Whether every word was found in each item; else some of the words. */
  readonly isEvery: boolean;
  /** Where nothing was found: the query with words that there are in place of those that there are not. */
  readonly didYouMean: string | undefined;
}
