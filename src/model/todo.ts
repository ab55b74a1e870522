import type { Day } from "./day.ts";

/**
 * 1: a promise to children or a deadline is missed, or the report that is due is held up. 2: due within 14 days, or
 * missed by others. 3: worth doing this quarter.
 */
export type Urgency = 1 | 2 | 3;

/** Something to do, with what to type next. */
export interface TodoItem {
  /** In kebab-case: `told-back`. */
  readonly kind: string;
  readonly urgency: Urgency;
  /** The day by which it is or was due; undefined where nothing sets one. */
  readonly due: Day | undefined;
  /** An id of the record; of a decision `2025/26-D8`, of an activity in a quarter `voice@2025/26-Q4`. */
  readonly id: string;
  /** A sentence or two. */
  readonly message: string;
  /** What to type next. What stands in it in capitals is for the user to fill in. */
  readonly command: string;
  /** Agencies, groups and roles who are to act; empty where it is the scrutineer's own. */
  readonly who: readonly string[];
}

/** What there is to do on a day, and what of it is shown. */
export interface TodoAnswer {
  readonly today: Day;
  readonly items: readonly TodoItem[];
  /** How many there are before `--kind`, `--urgency`, `--for` and `--limit` choose among them. */
  readonly all: number;
  /** How many `--limit` alone cuts off. */
  readonly cut: number;
}

/** The urgencies in words, for headings. */
export const URGENCY_IN_WORDS = {
  1: "Now",
  2: "Within 14 days",
  3: "This quarter",
} as const satisfies Record<Urgency, string>;
