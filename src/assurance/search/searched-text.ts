import type { Day } from "../../model/day.ts";
import type { Place } from "../../model/problem.ts";
import type { SearchItem, SearchKind } from "../../model/search-answer.ts";

/** The three weights of a text: a title says most, then what was found, asked or answered, then the text below. */
export const WEIGHTS = { title: 4, said: 2, body: 1 } as const;
export type Weight = keyof typeof WEIGHTS;

/** A piece of text with its place, which is looked up when it is shown. */
export interface TextPiece {
  readonly weight: Weight;
  readonly text: string;
  readonly place: () => Place;
}

/** A thing that can be found, with all texts in which it is looked for; the first is its title. */
export interface SearchedThing extends Pick<SearchItem, "id" | "label" | "title" | "state" | "marking"> {
  readonly kind: SearchKind;
  readonly date: Day | undefined;
  readonly pieces: readonly TextPiece[];
}
