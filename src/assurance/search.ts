import MiniSearch from "minisearch";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { mask } from "../model/mask.ts";
import { lettersApart, nearest } from "../model/nearest.ts";
import { compareText } from "../model/problem.ts";
import type { SearchAnswer, SearchItem, SearchKind } from "../model/search-answer.ts";
import type { Period } from "../model/year.ts";
import { holds } from "../model/year.ts";
import { hasPhrase, phraseAt, phrasesOf } from "./search/phrase.ts";
import { type SearchedThing, WEIGHTS, type Weight } from "./search/searched-text.ts";
import { searchedThings } from "./search/searched-things.ts";
import { bestPiece, marked, snippetOf } from "./search/snippet.ts";
import { folded, wordsOf } from "./search/word.ts";

/** What is looked for, and where. */
export interface SearchOptions {
  readonly query: string;
  /** All kinds where empty. */
  readonly kinds: readonly SearchKind[];
  /** Only what has a day in it; undefined for all years. */
  readonly period: Pick<Period, "from" | "to"> | undefined;
  readonly limit: number;
}

/**
 * Looks for words in everything that people wrote: beginnings of words count, and a slip of the finger in longer ones. The
 * best first; of equals the newer, then by id. Where nothing has all of the words, what has some of them.
 */
export function search(base: KnowledgeBase, options: SearchOptions): SearchAnswer {
  const things = [...searchedThings(base)].filter((one) => isAsked(one, options));
  const index = indexOf(things, options.query);
  const phrases = phrasesOf(options.query);
  const hasAll = ({ id }: { readonly id: number }) =>
    phrases.every((phrase) => things[id]?.pieces.some((piece) => hasPhrase(piece, phrase)));
  const { results, isEvery } = firstFound(index, options.query, hasAll);
  const ranked = results
    .flatMap(({ id, score, terms }) => {
      const thing = things[id as number];
      return thing ? [{ thing, score: Math.round(score * 1000) / 1000, terms }] : [];
    })
    .sort(
      (a, b) =>
        b.score - a.score ||
        compareText(b.thing.date ?? "", a.thing.date ?? "") ||
        compareText(a.thing.id, b.thing.id),
    );
  return {
    query: options.query,
    total: ranked.length,
    items: ranked.slice(0, options.limit).map((one) => itemOf(one, phrases)),
    isEvery,
    didYouMean: ranked.length === 0 ? otherWords(index, things, options.query) : undefined,
  };
}

type Index = MiniSearch<{ id: number } & Record<Weight, string>>;

/** Every text with its length in words, by which matches are weighed; and of its words those that may be found. */
function indexOf(things: readonly SearchedThing[], query: string): Index {
  const mayBeFound = wordsFor(query);
  const index: Index = new MiniSearch({
    fields: Object.keys(WEIGHTS),
    tokenize: (text) => wordsOf(text).map(({ word }) => word),
    processTerm: mayBeFound,
    searchOptions: { processTerm: folded },
  });
  index.addAll(things.map(({ pieces }, id) => ({ id, ...textsByWeight(pieces) })));
  return index;
}

/** The most slips with which a word is still found. */
const MOST_SLIPS = 2;

/** Gives a word as it is compared where the query may find it: the index is for one query, and most words are not. */
function wordsFor(query: string): (word: string) => string | null {
  const asked = wordsOf(query).map(({ word }) => folded(word));
  const isNear = (word: string, other: string) =>
    word.startsWith(other) ||
    (Math.abs(word.length - other.length) <= MOST_SLIPS && lettersApart(word, other) <= MOST_SLIPS);
  const known = new Map<string, string | null>();
  return (typed) => {
    const before = known.get(typed);
    if (before !== undefined) return before;
    const word = folded(typed);
    const given = asked.some((other) => isNear(word, other)) ? word : null;
    known.set(typed, given);
    return given;
  };
}

function textsByWeight(pieces: SearchedThing["pieces"]): Record<Weight, string> {
  const texts = { title: "", said: "", body: "" };
  for (const { weight, text } of pieces) texts[weight] += `${text}\n`;
  return texts;
}

/** All of the words, then with two slips in a word, as letters that changed places are; then some of the words. */
function firstFound(index: Index, query: string, isMeant: (result: { id: number }) => boolean) {
  const isOne = wordsOf(query).length < 2;
  for (const isEvery of isOne ? [true] : [true, false]) {
    for (const slips of [1, MOST_SLIPS]) {
      const results = found(index, query, isEvery ? "AND" : "OR", slips).filter(({ id }) => isMeant({ id }));
      if (results.length > 0) return { results, isEvery };
    }
  }
  return { results: [], isEvery: true };
}

/** From this length on a word is looked for as the beginning of one, or with a slip in it. */
const PREFIX_FROM = 3;
const SLIP_FROM = 5;
const TWO_SLIPS_FROM = 9;

function found(index: Index, query: string, combineWith: "AND" | "OR", slips: number) {
  return index.search(query, {
    combineWith,
    boost: WEIGHTS,
    prefix: (term) => term.length >= PREFIX_FROM,
    fuzzy: (term) =>
      /\d/.test(term) || term.length < SLIP_FROM ? false : term.length < TWO_SLIPS_FROM ? slips : MOST_SLIPS,
  });
}

function isAsked(thing: SearchedThing, { kinds, period }: SearchOptions): boolean {
  if (kinds.length > 0 && !kinds.includes(thing.kind)) return false;
  return period === undefined || (thing.date !== undefined && holds(period, thing.date));
}

function itemOf(
  { thing, score, terms }: { thing: SearchedThing; score: number; terms: readonly string[] },
  phrases: readonly (readonly string[])[],
): SearchItem {
  const { pieces, ...shown } = thing;
  const words = new Set(terms);
  const own = pieces.filter((one) => phrases.some((phrase) => hasPhrase(one, phrase)));
  const piece = bestPiece(own.length > 0 ? own : pieces, words);
  const { path, line } = piece.place();
  return {
    ...shown,
    title: mask(shown.title),
    markedTitle: marked(shown.title, words),
    path,
    line,
    score,
    snippet: snippetOf(piece.text, words, firstPhrase(piece.text, phrases)),
  };
}

function firstPhrase(text: string, phrases: readonly (readonly string[])[]): number | undefined {
  const found = phrases.flatMap((phrase) => phraseAt(text, phrase) ?? []);
  return found.length === 0 ? undefined : Math.min(...found);
}

/** The query with each word that is nowhere replaced by the nearest that is somewhere; undefined where none is near. */
function otherWords(index: Index, things: readonly SearchedThing[], query: string): string | undefined {
  const known = new Set(
    things.flatMap(({ pieces }) =>
      pieces.flatMap(({ text }) => wordsOf(text).map(({ word }) => folded(word))),
    ),
  );
  // no number is suggested: it may be somebody's
  const words = [...known].filter((word) => word.length > 3 && !/\d/.test(word)).sort(compareText);
  let isOther = false;
  const said = wordsOf(query).map(({ word }) => {
    if (known.has(folded(word)) || index.search(word, { prefix: true }).length > 0) return word;
    const near = nearest(folded(word), words);
    isOther ||= near !== undefined;
    return near ?? word;
  });
  return isOther ? said.join(" ") : undefined;
}
