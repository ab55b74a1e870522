import { allEntries, type EntryFile } from "../assurance/reference.ts";
import { withoutComments } from "../model/citation.ts";
import {
  type FieldPath,
  fieldName,
  type KnowledgeBase,
  type RecordFile,
  type WordsClaim,
} from "../model/knowledge-base.ts";
import type { Place } from "../model/problem.ts";
import type { QuarterWords, StatementWords } from "../model/words.ts";
import { ownWords } from "./own-words.ts";
import type { Fault } from "./rule.ts";

/**
 * A text that the partnership's people wrote in their own name and that a report may print. Not among them: what others
 * said (responses, quotes of findings), titles of sources, the body of a note, and the framework.
 */
export interface OwnText {
  readonly of: "words" | "finding" | "title" | "entry";
  /** With blanks for citations, filled numbers, comments, addresses and marks, so that every offset still holds. */
  readonly text: string;
  readonly record: RecordFile<unknown>;
  /** A field, or where in the body the text begins. */
  readonly at: { readonly field: FieldPath } | { readonly from: number };
}

/** Every such text: own words, notes, register entries. Gathered once for all the rules that ask. */
export function ownTexts(base: KnowledgeBase): readonly OwnText[] {
  const known = gathered.get(base);
  if (known) return known;
  const texts = [...textsOf(base)];
  gathered.set(base, texts);
  return texts;
}

const gathered = new WeakMap<KnowledgeBase, readonly OwnText[]>();

/** All texts as one, and where in it each begins. */
interface Joined {
  readonly text: string;
  readonly starts: readonly number[];
}

/** Between two texts: no part of any word or sentence. */
const SEPARATOR = "\n\0\n";

/**
 * The texts in which a pattern is found, of all in one go: to ask each of a hundred thousand alone takes longer than to
 * read it. The pattern may be anything without `^`, `$` and a state of its own.
 */
export function ownTextsWith(base: KnowledgeBase, pattern: RegExp): readonly OwnText[] {
  const texts = ownTexts(base);
  const joined = joinedTexts.get(base) ?? join(texts);
  joinedTexts.set(base, joined);
  const search = new RegExp(pattern.source, `${pattern.flags}g`);
  const found: OwnText[] = [];
  for (let match = search.exec(joined.text); match; match = search.exec(joined.text)) {
    const index = indexAt(joined.starts, match.index);
    const text = texts[index] as OwnText;
    // it may have gone over the end of the text
    if (pattern.test(text.text)) found.push(text);
    search.lastIndex = joined.starts[index + 1] ?? joined.text.length;
  }
  return found;
}

const joinedTexts = new WeakMap<KnowledgeBase, Joined>();

function join(texts: readonly OwnText[]): Joined {
  let at = 0;
  const starts = texts.map(({ text }) => {
    const start = at;
    at += text.length + SEPARATOR.length;
    return start;
  });
  return { text: texts.map(({ text }) => text).join(SEPARATOR), starts };
}

/** The last that begins there or before. */
function indexAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function* textsOf(base: KnowledgeBase): Iterable<OwnText> {
  yield* textsOfWords(base);
  for (const record of base.notes) {
    yield fieldText("title", record, ["title"], record.value.title);
    for (const [index, { finding, needs, unit }] of record.value.findings.entries()) {
      yield fieldText("finding", record, ["findings", index, "finding"], finding);
      if (needs !== undefined) yield fieldText("title", record, ["findings", index, "needs"], needs);
      if (unit !== undefined) yield fieldText("title", record, ["findings", index, "unit"], unit);
    }
  }
  for (const entry of allEntries(base)) yield* textsOfEntry(entry);
}

/** A fault of a stretch of a text, at its very place. */
export function faultIn(
  text: OwnText,
  [from, to]: readonly [number, number],
  said: Pick<Fault, "message" | "hint">,
): Fault {
  const { record, at } = text;
  if ("from" in at) return { ...said, place: record.placeInBody(at.from + from, at.from + to) };
  return {
    ...said,
    place: placeInField(record, at.field, text.text.slice(from, to)),
    field: fieldName(at.field),
  };
}

/** What a claim says, with blanks for what is not its words; each character stays at its offset in `raw`. */
export function plainText({ raw }: Pick<WordsClaim, "raw">): string {
  return blank(raw, NOT_WORDS);
}

/** A text with blanks for what stands in quotation marks: somebody else's words, or a word that is spoken of. */
export function withoutQuotations(text: string): string {
  return blank(text, QUOTATION);
}

const FILLED = /\{\{[^{}]*\}\}/g;
const NOT_WORDS = /\{\{[^{}]*\}\}|\[@[^[\]]*\]|\]\([^()\s]*\)|https?:\/\/\S+|[*`~[\]]/g;
const QUOTATION = /“[^“”]*”|"[^"]*"/g;

function blank(text: string, what: RegExp): string {
  return text.replace(what, (found) => found.replace(/[^\n]/g, " "));
}

function fieldText(of: OwnText["of"], record: RecordFile<unknown>, field: FieldPath, text: string): OwnText {
  return { of, record, text, at: { field } };
}

function* textsOfWords(base: KnowledgeBase): Iterable<OwnText> {
  for (const { file } of ownWords(base)) {
    for (const [field, text] of wordsInFields(file.value))
      yield fieldText("words", file, field, blank(text, FILLED));
    for (const claim of file.words.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => block.claims),
    )) {
      if (claim.isQuoted) continue;
      yield { of: "words", record: file, text: plainText(claim), at: { from: claim.from } };
    }
  }
}

function* wordsInFields(words: QuarterWords | StatementWords): Iterable<[FieldPath, string]> {
  if ("decisions" in words) {
    for (const [index, one] of words.decisions.entries()) yield [["decisions", index, "text"], one.text];
    return;
  }
  if (words.opinion) yield [["opinion", "sentence"], words.opinion.sentence];
  for (const list of ["conditions", "strengths", "concerns", "limitations"] as const)
    for (const [index, text] of words[list].entries()) yield [[list, index], text];
  const view = words["yearly-report"]?.view;
  if (view !== undefined) yield [["yearly-report", "view"], view];
}

/** What an entry says in its own fields; an update repeats what it set, so only its own words are asked. */
function* textsOfEntry({ record }: EntryFile): Iterable<OwnText> {
  for (const [field, text] of wordsOfEntry(record.value)) yield fieldText("entry", record, field, text);
  for (const [index, { text, reason }] of record.value.updates.entries()) {
    yield fieldText("entry", record, ["updates", index, "text"], text);
    if (reason !== undefined) yield fieldText("entry", record, ["updates", index, "reason"], reason);
  }
  const body = withoutComments(record.body);
  if (body.trim() !== "") yield { of: "entry", record, text: blank(body, NOT_WORDS), at: { from: 0 } };
}

/** Fields of words; each kind of entry has some of them. */
interface Wording {
  readonly title: string;
  readonly question?: string;
  readonly why?: string | undefined;
  readonly outcome?: string | undefined;
  readonly difference?: { readonly text: string } | undefined;
  readonly view?: { readonly why?: string | undefined; readonly text?: string } | undefined;
}

function* wordsOfEntry(entry: Wording): Iterable<[FieldPath, string]> {
  for (const field of ["title", "question", "why", "outcome"] as const) {
    const text = entry[field];
    if (text !== undefined) yield [[field], text];
  }
  if (entry.difference) yield [["difference", "text"], entry.difference.text];
  if (entry.view?.why !== undefined) yield [["view", "why"], entry.view.why];
  if (entry.view?.text !== undefined) yield [["view", "text"], entry.view.text];
}

/**
 * The place of words within a field's value: where they stand in the file as they are, else the whole value (a value
 * with escapes, or folded over lines).
 */
function placeInField(record: RecordFile<unknown>, field: FieldPath, words: string): Place {
  const whole = record.place(field);
  const start = offsetOf(record.text, whole.line, whole.column);
  const end = offsetOf(record.text, whole.endLine, whole.endColumn);
  const at = record.text.slice(start, end).indexOf(words);
  if (at === -1 || words.includes("\n")) return whole;
  const bodyFrom = record.text.length - record.body.length;
  return record.placeInBody(start + at - bodyFrom, start + at + words.length - bodyFrom);
}

function offsetOf(text: string, line: number, column: number): number {
  let from = 0;
  for (let passed = 1; passed < line; passed += 1) from = text.indexOf("\n", from) + 1;
  return from + column - 1;
}
