import type { Day } from "./day.ts";
import type { FieldChange } from "./diff-answer.ts";
import type { ReviewedKind } from "./meaning.ts";
import type { ReviewRole } from "./note.ts";

/** By whom, or how, a record came to say something else than its stamp. */
export type ChangedBy =
  | { readonly is: "commit"; readonly id: string; readonly day: string; readonly author: string }
  /** The newest commit still holds what was confirmed. */
  | { readonly is: "not-committed" }
  /** What was confirmed stands in no commit: it was changed before it was committed, or its file had another name. */
  | { readonly is: "never-committed" }
  /** What was confirmed is older than what this clone has. */
  | { readonly is: "shallow" };

/** What became of a record since it was confirmed. */
export interface ChangedSince {
  readonly by: ChangedBy;
  /** Masked; none where what was confirmed is not known. */
  readonly fields: readonly FieldChange[];
}

/** Whether the scrutineer's newest stamp holds what the record means now. */
export type ReviewState = "confirmed" | "not-yet" | "changed-since";

/** A record as `review` shows it. */
export interface ReviewItem {
  /** What `review` takes for it: an id; for own words `2025/26-Q2` or `2025/26`. */
  readonly id: string;
  /** Shorter, and for it alone: `R1`, the four characters at the end of a note's id, else the id. */
  readonly short: string;
  readonly kind: ReviewedKind;
  readonly number: string | undefined;
  readonly date: Day | undefined;
  readonly title: string;
  readonly path: string;
  readonly state: ReviewState;
  /** The scrutineer's newest stamp. */
  readonly confirmed: { readonly by: string; readonly on: Day } | undefined;
  /** Of a record that changed since, where git could tell. */
  readonly since?: ChangedSince | undefined;
  /** The newest stamp of everybody else, by role; `changedSince` where the record is not what it was then. */
  readonly others: readonly {
    readonly by: string;
    readonly role: ReviewRole;
    readonly on: Day;
    readonly changedSince: boolean;
  }[];
}

/** What is not asked to be stamped, and the one reason. */
export interface LeftOutOfReview {
  readonly path: string;
  readonly id: string;
  /** For people, and for scripts. */
  readonly title: string;
  readonly reason: "draft" | "withdrawn" | "superseded" | "unreadable" | "later" | "unwritten";
}

/** What awaits a stamp in a period. */
export interface ReviewAnswer {
  /** `2025/26` */
  readonly year: string;
  readonly quarter: string | undefined;
  readonly asAt: Day;
  /** All that the period's report rests on; notes, entries, own words. */
  readonly items: readonly ReviewItem[];
  /** Records of other periods that changed since they were confirmed. */
  readonly elsewhere: readonly ReviewItem[];
  readonly leftOut: readonly LeftOutOfReview[];
}
