import type { Day } from "../model/day.ts";
import type { KnowledgeBase, RecordFile, WordsFile } from "../model/knowledge-base.ts";
import type { ReviewedKind } from "../model/meaning.ts";
import { periodDay, type ReviewStamp } from "../model/note.ts";
import { compareText } from "../model/problem.ts";
import { openedOn } from "../model/registers.ts";
import { type Period, QUARTERS, quarterOf, wholeYear, type Year, yearOf } from "../model/year.ts";
import { supersededBy } from "./notes-of-period.ts";
import { allEntries, entryLabel } from "./reference.ts";
import { isWritten } from "./written.ts";

/** Why a record counts for nothing, so that no stamp on it is missed: `unwritten` is for own words alone. */
export type NotCounting = "draft" | "withdrawn" | "superseded" | "unwritten";

/** A record that can bear review stamps. */
export interface ReviewedRecord {
  readonly kind: ReviewedKind;
  readonly record: RecordFile<{ readonly reviews: readonly ReviewStamp[] }>;
  /** What `review` takes for it: a note's or entry's id; for own words `2025/26-Q2` or `2025/26`. */
  readonly name: string;
  /** A note's or an entry's title; what the own words are of. */
  readonly title: string;
  /** Its number or reference as its own year says it, `R1`; undefined for notes and own words. */
  readonly label: string | undefined;
  /** A note's day of its period, the day on which an entry was opened; undefined for own words. */
  readonly day: Day | undefined;
  readonly year: Year;
  readonly notCounting: NotCounting | undefined;
}

/** Every record that can bear review stamps, as on a day: notes by day, entries by kind, own words. */
export function reviewedRecords(base: KnowledgeBase, today: Day): readonly ReviewedRecord[] {
  return [...notes(base, today), ...entries(base), ...ownWords(base)];
}

/** Whether anybody has stamped anything: told without looking at what each record is. */
export function hasStamps(base: KnowledgeBase): boolean {
  const words = [...base.years.values()].flatMap(({ quarters, statement }) => [
    ...Object.values(quarters),
    ...(statement ? [statement] : []),
  ]);
  const lists = [base.notes, ...Object.values(base.registers), words] as const;
  return lists.some((list) => list.some(({ value }) => value.reviews.length > 0));
}

/** What own words are called on the command line: `2025/26-Q2`, and `2025/26` for the statement's. */
export function wordsName({ year, quarter }: Pick<Period, "year" | "quarter">): string {
  return quarter ? `${year.label}-${quarter}` : year.label;
}

function notes(base: KnowledgeBase, today: Day): readonly ReviewedRecord[] {
  const { starts } = base.policy.value.year;
  const superseded = supersededBy(base.notes, today);
  const found = base.notes.map((record): ReviewedRecord & { readonly day: Day } => {
    const { title, status } = record.value;
    const day = periodDay(record.value);
    const notCounting = status === "ready" ? (superseded.has(record.id) ? "superseded" : undefined) : status;
    const { id: name } = record;
    return {
      kind: "note",
      record,
      name,
      title,
      label: undefined,
      day,
      year: yearOf(day, starts),
      notCounting,
    };
  });
  return found.sort((a, b) => compareText(a.day, b.day) || compareText(a.name, b.name));
}

function entries(base: KnowledgeBase): readonly ReviewedRecord[] {
  const { starts } = base.policy.value.year;
  return allEntries(base).map((entry) => {
    const { kind, record } = entry;
    const day = openedOn(kind, record.value);
    const year = yearOf(day, starts);
    const label = entryLabel(entry, year, starts);
    const { title, disposed } = record.value;
    const notCounting = disposed && ("withdrawn" as const);
    return { kind, record, name: record.id, title, label, day, year, notCounting };
  });
}

function ownWords(base: KnowledgeBase): readonly ReviewedRecord[] {
  const folders = [...base.years.values()].sort((a, b) => a.year.start - b.year.start);
  return folders.flatMap(({ year, quarters, statement }) => [
    ...QUARTERS.flatMap((quarter) =>
      wordsOf("quarter-words", quarters[quarter], quarterOf(year, quarter), `Own words for ${quarter}`),
    ),
    ...wordsOf("statement-words", statement, wholeYear(year), "Own words for the year"),
  ]);
}

function wordsOf(
  kind: ReviewedKind,
  file: WordsFile<{ readonly reviews: readonly ReviewStamp[] }> | undefined,
  period: Period,
  title: string,
): readonly ReviewedRecord[] {
  if (!file) return [];
  const notCounting = isWritten(file) ? undefined : "unwritten";
  const name = wordsName(period);
  const { year } = period;
  return [{ kind, record: file, name, title, label: undefined, day: undefined, year, notCounting }];
}
