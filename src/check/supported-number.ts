import type { Target } from "../assurance/reference.ts";
import type { RecordFile } from "../model/knowledge-base.ts";
import type { Figure, Note } from "../model/note.ts";
import { numbersAmong, tokensOf, type WrittenNumber } from "./number.ts";

/** The numbers that what is cited holds, and those that follow from them. */
export interface Supported {
  readonly numbers: ReadonlySet<number>;
  readonly percentages: readonly number[];
}

/**
 * What the fields of the cited records support: each number in their words and figures, in digits or spelt out; how many
 * agencies they name; sums of those heard; of figures the percentage, what is left of the base, sums and differences
 * within a measure. Days, references and settings such as the line of a note hold no number in this sense.
 */
export function supportedBy(cited: readonly CitedRecord[]): Supported {
  const numbers = new Set<number>();
  const percentages: number[] = [];
  for (const one of cited) collect(fieldsOf(one), numbers);
  const notes = new Set(cited.flatMap(({ found }) => (found.is === "note" ? [found.record] : [])));
  for (const sum of sumsHeard([...notes])) numbers.add(sum);
  for (const figures of byMeasure([...notes])) ofFigures(figures, numbers, percentages);
  return { numbers, percentages };
}

/** What a citation leads to; of a note one finding, or all of them. */
export interface CitedRecord {
  readonly found: Target;
  readonly finding: number | undefined;
}

/** Whether a number is among those supported; a percentage as rounded as it is written. */
export function isSupported(number: WrittenNumber, { numbers, percentages }: Supported): boolean {
  if (numbers.has(number.value)) return true;
  if (!number.isPercentage) return false;
  const within = 0.5 * 10 ** -number.decimals + 1e-9;
  return percentages.some((one) => Math.abs(one - number.value) <= within);
}

/** Fields alone for a note, whose body is never printed; an entry's body says what the entry is. */
function fieldsOf({ found, finding }: CitedRecord): unknown {
  switch (found.is) {
    case "note": {
      const { findings, ...rest } = found.record.value;
      return { ...rest, findings: finding === undefined ? findings : findings.slice(finding - 1, finding) };
    }
    case "entry":
      return [found.entry.record.value, found.entry.record.body];
    case "decision":
      return found.decision.decision;
    case "diary":
      return found.entry;
    default:
      return found satisfies never;
  }
}

/** Fields whose numbers count nothing: days, ids, references, settings. */
const SILENT: ReadonlySet<string> = new Set(
  "about activity as-at asked became-aware by carried-to closed covers cut-off date digest due evidence file from forum id kind line note notified number on period priority received reference related requirement response-due reviews rests-on sha256 stage status supersedes to until url".split(
    " ",
  ),
);
/** Lists whose length is said in words: both partners, three agencies. */
const COUNTED: ReadonlySet<string> = new Set(["agencies", "concerns", "owners", "parties", "present", "to"]);
const WORDS_FOR_NUMBERS = new Map([
  ["both", 2],
  ["either", 2],
  ["neither", 2],
  ["twice", 2],
  ["dozen", 12],
]);

function collect(value: unknown, numbers: Set<number>): void {
  if (typeof value === "number") numbers.add(value);
  else if (typeof value === "string") collectText(value, numbers);
  else if (Array.isArray(value)) for (const item of value) collect(item, numbers);
  else if (typeof value === "object" && value !== null) {
    for (const [field, inner] of Object.entries(value)) {
      if (COUNTED.has(field) && Array.isArray(inner)) numbers.add(inner.length);
      else if (!SILENT.has(field)) collect(inner, numbers);
    }
  }
}

function collectText(text: string, numbers: Set<number>): void {
  const tokens = tokensOf(text);
  for (const { value } of numbersAmong(tokens)) numbers.add(value);
  for (const { core } of tokens) {
    const spelt = WORDS_FOR_NUMBERS.get(core);
    if (spelt !== undefined) numbers.add(spelt);
    // what stands in a word joined by hyphens: two-year, a 12-month
    if (core.includes("-")) {
      const [first] = numbersAmong(tokensOf(core.slice(0, core.indexOf("-"))));
      if (first) numbers.add(first.value);
    }
  }
}

/** Sums of contributions: of each note, and of each voice over all notes cited. */
function sumsHeard(notes: readonly RecordFile<Note>[]): readonly number[] {
  const voices = new Map<string, number>();
  const sums = notes.map(({ value }) => {
    const heard = Object.entries(value.heard ?? {});
    for (const [voice, count] of heard) voices.set(voice, (voices.get(voice) ?? 0) + (count ?? 0));
    return heard.reduce((sum, [, count]) => sum + (count ?? 0), 0);
  });
  const all = sums.reduce((sum, one) => sum + one, 0);
  return [...sums, ...voices.values(), all];
}

function byMeasure(notes: readonly RecordFile<Note>[]): readonly (readonly Figure[])[] {
  const groups = new Map<string, Figure[]>();
  for (const figure of notes.flatMap((note) => note.value.figures)) {
    const group = groups.get(figure.measure);
    if (group) group.push(figure);
    else groups.set(figure.measure, [figure]);
  }
  return [...groups.values()];
}

/** A note has few figures of one measure; of a longer list, neighbours alone are compared. */
function ofFigures(figures: readonly Figure[], numbers: Set<number>, percentages: number[]): void {
  numbers.add(figures.reduce((sum, one) => sum + one.value, 0));
  for (const [index, figure] of figures.entries()) {
    const share = shareOf(figure);
    if (figure.of !== undefined) numbers.add(figure.of - figure.value);
    if (share !== undefined) percentages.push(share, 100 - share);
    for (const other of figures.slice(index + 1, index + 20)) {
      numbers.add(Math.abs(figure.value - other.value));
      const otherShare = shareOf(other);
      if (share !== undefined && otherShare !== undefined) percentages.push(Math.abs(share - otherShare));
      if (other.value !== 0) percentages.push(Math.abs(figure.value / other.value - 1) * 100);
      if (figure.value !== 0) percentages.push(Math.abs(other.value / figure.value - 1) * 100);
    }
  }
}

function shareOf({ value, of }: Figure): number | undefined {
  return of === undefined || of === 0 ? undefined : (value / of) * 100;
}
