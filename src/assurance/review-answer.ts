import { parseId } from "../model/id.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { compareText } from "../model/problem.ts";
import { REGISTER_KINDS } from "../model/register-kinds.ts";
import type { LeftOutOfReview, ReviewAnswer, ReviewItem } from "../model/review-answer.ts";
import { type RecordReview, recordReviews } from "./confirmation.ts";
import type { PeriodFacts } from "./quarter.ts";
import type { References } from "./reference.ts";
import { reportBasis } from "./report-basis.ts";
import { type ReviewedRecord, reviewedRecords } from "./reviewed-records.ts";

/** Random characters at the end of an id. */
const ENDING = 4;

/** What a period's report rests on with its stamps, what is left out of it, and what changed elsewhere. */
export function reviewAnswer(base: KnowledgeBase, facts: PeriodFacts, references: References): ReviewAnswer {
  const { period, asAt } = facts;
  const basis = reportBasis(base, facts, references);
  const written = basis.filter((one) => one.notCounting === undefined);
  const shown = new Set(basis.map((one) => one.record.path));
  const elsewhere = reviewedRecords(base, asAt).filter(
    ({ record, notCounting }) =>
      record.value.reviews.length > 0 && notCounting === undefined && !shown.has(record.path),
  );
  const items = recordReviews(base, written);
  const changed = recordReviews(base, elsewhere).filter(({ review }) => review.state === "changed-since");
  return {
    year: period.year.label,
    quarter: period.quarter,
    asAt,
    items: reviewItems(base, items),
    elsewhere: reviewItems(base, changed),
    leftOut: leftOutOfReview(base, basis, facts),
  };
}

/** Records with their stamps, as they are shown. */
export function reviewItems(base: KnowledgeBase, records: readonly RecordReview[]): readonly ReviewItem[] {
  const isAlone = endingsOnce(base);
  return records.map((one) => {
    const { state, newest, others } = one.review;
    return {
      id: one.name,
      short: shortOf(one, isAlone),
      kind: one.kind,
      number: one.label,
      date: one.day,
      title: one.title,
      path: one.record.path,
      state,
      confirmed: newest && { by: newest.by, on: newest.on },
      others: others.map(({ stamp: { by, role, on }, holds }) => ({ by, role, on, changedSince: !holds })),
    };
  });
}

/**
 * What a period's stamps are not asked for: notes that do not count, own words that are not written, and what cannot be
 * read: of the period, or an entry that was opened by the period's day; whether it is open still nobody can tell.
 */
export function leftOutOfReview(
  base: KnowledgeBase,
  basis: readonly ReviewedRecord[],
  { notes, period, asAt }: PeriodFacts,
): readonly LeftOutOfReview[] {
  const unwritten = basis
    .filter((one) => one.notCounting === "unwritten")
    .map(({ name: id, title, record: { path } }) => ({ path, id, title, reason: "unwritten" as const }));
  const left = notes.leftOut.map(({ path, id, record, reason }) => ({
    path,
    id,
    title: record?.value.title ?? id,
    reason,
  }));
  const words = `programme/${period.year.folder}/${period.quarter?.toLowerCase() ?? "(?:q[1-4]|statement)"}.md`;
  const isWords = new RegExp(`^${words}$`);
  const isEntry = (kind: string) => (REGISTER_KINDS as readonly string[]).includes(kind);
  const mayBeOpened = (path: string) => (parseId(fileName(path))?.day ?? asAt) <= asAt;
  const unreadable = base.files.leftOut
    .filter(
      ({ path, kind, rule }) =>
        rule !== undefined && ((isEntry(kind) && mayBeOpened(path)) || isWords.test(path)),
    )
    .map(({ path }) => ({ path, id: fileName(path), title: path, reason: "unreadable" as const }));
  return [...left, ...unwritten, ...unreadable].sort((a, b) => compareText(a.path, b.path));
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "");
}

/** Whether four characters stand in one id alone, so that they name it. */
function endingsOnce(base: KnowledgeBase): (ending: string) => boolean {
  const times = new Map<string, number>();
  for (const { id } of [...base.notes, ...Object.values(base.registers).flat()]) {
    const pieces = new Set(Array.from({ length: id.length }, (_, at) => id.slice(at, at + ENDING)));
    for (const piece of pieces) times.set(piece, (times.get(piece) ?? 0) + 1);
  }
  return (ending) => times.get(ending) === 1;
}

function shortOf({ kind, name, label, year }: RecordReview, isAlone: (ending: string) => boolean): string {
  if (label !== undefined) return kind === "learning-review" ? label : `${year.label}-${label}`;
  const ending = name.slice(-ENDING);
  return kind === "note" && isAlone(ending) ? ending : name;
}
