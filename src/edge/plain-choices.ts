import { isFound } from "./choice-search.ts";

/** What a typed line comes to: an answer, or the lines that say why it is none. */
export type Taken<T> = { readonly answer: T; readonly said?: string } | { readonly why: readonly string[] };

/** Choices in lines, and which of them Enter alone takes, counted from 0. */
export interface Listed {
  readonly lines: readonly string[];
  readonly first: number;
}

/** One thing to choose, as a question has it. */
interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly words?: string;
  readonly untilSearched?: boolean;
}

interface Listing {
  /** The choice that Enter alone takes. */
  readonly first?: number;
  /** Whether words may be typed to find a choice, so that not all need to be listed. */
  readonly isLong: boolean;
  /** Where any number may be chosen: the values that are chosen already. */
  readonly marked?: readonly string[];
}

/** A list up to this length is read out whole; of a longer one its beginning. */
const MOST = 12;
const BEGINNING = 9;
const ALL_SIGN = "*";
const NONE_SIGN = "-";

/** The choices, numbered, one a line, then what can be typed. */
export function listed(choices: readonly Choice[], listing: Listing): Listed {
  const { first = 0, isLong, marked } = listing;
  const all = choices.map((_, at) => at);
  const isMarked = (at: number) => marked?.includes(choices[at]?.value ?? "") === true;
  const isWhole = choices.length <= MOST;
  const some = isLong && !isWhole ? all.filter((at) => at < BEGINNING || at === first || isMarked(at)) : all;
  // what a long list says beside each choice is said of those that were searched for
  const rows = some.map((at) => `${rowOf(choices, at, isWhole)}${isMarked(at) ? ", chosen" : ""}`);
  const left = choices.length - some.length;
  const more = left === 0 ? [] : [`${left} more: type words to find them, or ${ALL_SIGN} to list all.`];
  const how = marked ? [manyInWords(all.filter(isMarked))] : [oneInWords(choices, first, isLong)];
  return { lines: [...rows, ...more, ...how], first };
}

/** Where the value stands among the choices; at the beginning where it does not. */
export function numberOf(choices: readonly Choice[], value: string | undefined): number {
  return Math.max(
    0,
    choices.findIndex((one) => one.value === value),
  );
}

/** The choice that a line names: by its number, its text, or words in it where many are searched. */
export function oneOf(
  text: string,
  choices: readonly Choice[],
  { first = 0, isLong }: Listing,
): Taken<string> & { readonly shown?: Listed } {
  const typed = text.trim();
  if (typed === ALL_SIGN && isLong) {
    const shown = listed(choices, { first, isLong: false });
    return { why: shown.lines, shown };
  }
  const found = typed === "" ? [first] : named(typed, choices, isLong);
  const [only] = found;
  const choice = only === undefined ? undefined : choices[only];
  if (choice && found.length === 1)
    return { answer: choice.value, said: `Taken: ${plainLabel(choice.label)}` };
  if (only === undefined) return { why: [unknownInWords(choices, isLong)] };
  const shown = { lines: listOf(found, choices), first: only };
  return { why: [...shown.lines, oneInWords(choices, only, isLong)], shown };
}

/** The choices that a line names, with commas between, in the order of the list. */
export function severalOf(
  text: string,
  choices: readonly Choice[],
  chosen: readonly string[],
): Taken<readonly string[]> {
  const inOrder = (values: readonly string[]) =>
    choices.map((one) => one.value).filter((one) => values.includes(one));
  const typed = text.trim();
  if (typed === "") return { answer: inOrder(chosen) };
  if (typed === NONE_SIGN) return { answer: [] };
  if (typed === ALL_SIGN) return { why: listed(choices, { isLong: false, marked: chosen }).lines };
  const values: string[] = [];
  for (const part of partsOf(typed)) {
    const found = named(part, choices, true);
    const [only] = found;
    if (only === undefined) return { why: [`${part}: ${unknownInWords(choices, true)}`] };
    if (found.length > 1)
      return { why: [`${part} may be any of these:`, ...listOf(found, choices), "Type all numbers again."] };
    values.push(choices[only]?.value ?? "");
  }
  const answer = inOrder(values);
  return { answer, said: `Taken: ${answer.map((one) => labelOf(choices, one)).join(", ")}` };
}

/** A label as it is read out: columns become statements, and what is drawn becomes words. */
export function plainLabel(label: string): string {
  return label
    .replace(/\s*\n\s*/g, " ")
    .replace(/(?<=\S) {2,}(?=\S)/g, ": ")
    .replace(/:? –$/, ": nothing yet")
    .replace(/ {2,}/g, " ")
    .replaceAll(" · ", ", ");
}

/** Numbers are set apart by commas or blanks; words by commas alone. */
function partsOf(typed: string): string[] {
  const parts = /^[\d\s,]+$/.test(typed) ? typed.split(/[\s,]+/) : typed.split(",");
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** Which choices a text may mean: the one with the number, the one of that name, else those that it is a beginning or a part of. */
function named(typed: string, choices: readonly Choice[], isSearched: boolean): number[] {
  const number = /^\d{1,4}\.?$/.test(typed) ? Number.parseInt(typed, 10) : 0;
  if (number >= 1 && number <= choices.length) return [number - 1];
  const all = choices.map((one, at) => ({ one, at }));
  const wanted = typed.toLowerCase();
  const names = ({ value, label }: Choice) => [value.toLowerCase(), plainLabel(label).toLowerCase()];
  const exact = all.filter(({ one }) => names(one).includes(wanted));
  const begins = all.filter(({ one }) => names(one).some((name) => name.startsWith(wanted)));
  const parts = isSearched ? all.filter(({ one }) => isFound(typed, one)) : begins;
  return (exact.length > 0 ? exact : parts).map(({ at }) => at);
}

function listOf(found: readonly number[], choices: readonly Choice[]): string[] {
  const rows = found.slice(0, MOST).map((at) => rowOf(choices, at, true));
  const left = found.length - rows.length;
  return left === 0 ? rows : [...rows, `${left} more have these words: type more words.`];
}

function rowOf(choices: readonly Choice[], at: number, hasHint: boolean): string {
  const { label = "", hint, untilSearched } = choices[at] ?? {};
  const more = hint === undefined || untilSearched === true || !hasHint ? "" : `, ${hint}`;
  return `${at + 1}. ${plainLabel(label)}${more}`;
}

function labelOf(choices: readonly Choice[], value: string): string {
  return plainLabel(choices.find((one) => one.value === value)?.label ?? value);
}

function oneInWords(choices: readonly Choice[], first: number, isSearched: boolean): string {
  const words = isSearched ? ", or words to search for" : "";
  return `Type a number${words}. Enter alone takes ${first + 1}, ${plainLabel(choices[first]?.label ?? "").replace(/[.:;]$/, "")}.`;
}

function manyInWords(chosen: readonly number[]): string {
  const keeps = chosen.map((at) => at + 1).join(",");
  const enter =
    keeps === "" ? "Enter alone chooses none." : `Enter alone keeps ${keeps}. A hyphen alone chooses none.`;
  return `Type numbers with commas between, such as 1,2. ${enter}`;
}

function unknownInWords(choices: readonly Choice[], isSearched: boolean): string {
  const words = isSearched ? `, other words, or ${ALL_SIGN} to list all` : "";
  return `No choice is meant by that. Type a number from 1 to ${choices.length}${words}.`;
}
