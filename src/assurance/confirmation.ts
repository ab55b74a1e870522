import type { KnowledgeBase } from "../model/knowledge-base.ts";
import type { PeriodFacts } from "./quarter.ts";
import type { References } from "./reference.ts";
import { reportBasis } from "./report-basis.ts";
import { type Review, reviewState } from "./review-state.ts";
import { type ReviewedRecord, reviewedRecords } from "./reviewed-records.ts";

/** A record with what its stamps come to. */
export interface RecordReview extends ReviewedRecord {
  readonly review: Review;
}

/** What the stamps of each record come to, in the order given. */
export function recordReviews(
  base: KnowledgeBase,
  records: readonly ReviewedRecord[],
): readonly RecordReview[] {
  return records.map((one) => ({ ...one, review: reviewState(one.kind, one.record, base.meaningDigest) }));
}

/**
 * The years whose review has begun: the scrutineer has stamped a note or the own words of them. An entry does not tell,
 * as one that stays open is stamped with the reports of later years. Before that nothing is said to lack a stamp.
 */
export function yearsBegun(records: readonly ReviewedRecord[]): ReadonlySet<number> {
  const begun = records.filter(
    ({ kind, record }) =>
      (kind === "note" || kind.endsWith("-words")) &&
      record.value.reviews.some((one) => one.role === "scrutineer"),
  );
  return new Set(begun.map((one) => one.year.start));
}

/**
 * The reviews of all that a period's report rests on; undefined before its year's review has begun. Stamps of any day count: they tell of the text that is printed, and most are made after the report's day.
 */
export function confirmation(
  base: KnowledgeBase,
  facts: PeriodFacts,
  references: References,
): readonly RecordReview[] | undefined {
  const isBegun = yearsBegun(reviewedRecords(base, facts.asAt)).has(facts.period.year.start);
  return isBegun ? recordReviews(base, reportBasis(base, facts, references)) : undefined;
}
