import type { DigestOf, Meant, ReviewedKind } from "../model/meaning.ts";
import type { ReviewStamp } from "../model/note.ts";
import type { ReviewState } from "../model/review-answer.ts";

/** A record that may bear stamps. */
export interface Stamped extends Meant {
  readonly value: { readonly reviews: readonly ReviewStamp[] };
}

/** The newest stamp of a person in a role that is not the scrutineer's, and whether the record is as it was then. */
export interface OtherReview {
  readonly stamp: ReviewStamp;
  readonly holds: boolean;
}

/** What the stamps of a record come to. */
export interface Review {
  readonly state: ReviewState;
  /** The scrutineer's newest stamp: the item of `reviews` itself. */
  readonly newest?: ReviewStamp;
  /** Those of everybody else, by person and role, in the order in which they first came. They confirm nothing. */
  readonly others: readonly OtherReview[];
}

/**
 * What a record's stamps come to (the model of the knowledge base, Editions and stages). The digest is asked for only
 * where there is a stamp to compare.
 */
export function reviewState(kind: ReviewedKind, record: Stamped, digestOf: DigestOf): Review {
  const { reviews } = record.value;
  const holds = (stamp: ReviewStamp) => stamp.digest === digestOf(kind, record);
  const others = [...new Set(reviews.filter((one) => one.role !== "scrutineer").map(reviewer))]
    .map((who) => newestOf(reviews.filter((one) => reviewer(one) === who)))
    .filter((stamp) => stamp !== undefined)
    .map((stamp) => ({ stamp, holds: holds(stamp) }));
  const newest = newestOf(reviews.filter((one) => one.role === "scrutineer"));
  if (!newest) return { state: "not-yet", others };
  return { state: holds(newest) ? "confirmed" : "changed-since", newest, others };
}

/** The newest stamp of that person in that role, whoever else stamped since. */
export function newestBy(
  reviews: readonly ReviewStamp[],
  who: Pick<ReviewStamp, "by" | "role">,
): ReviewStamp | undefined {
  return newestOf(reviews.filter((one) => reviewer(one) === reviewer(who)));
}

/** By its day; of one day, the one that stands later. */
function newestOf(stamps: readonly ReviewStamp[]): ReviewStamp | undefined {
  return stamps.reduce<ReviewStamp | undefined>(
    (newest, one) => (newest === undefined || one.on >= newest.on ? one : newest),
    undefined,
  );
}

function reviewer({ by, role }: Pick<ReviewStamp, "by" | "role">): string {
  return `${role} ${by.normalize("NFC").trim().toLowerCase()}`;
}
