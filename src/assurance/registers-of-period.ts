import { type Day, daysBetween } from "../model/day.ts";
import { lastDayInTime } from "../model/deadline.ts";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Deadline, Policy } from "../model/policy.ts";
import { compareText } from "../model/problem.ts";
import type { RegisterKind } from "../model/register-kinds.ts";
import { REGISTER_KINDS } from "../model/register-kinds.ts";
import type {
  Challenge,
  InformationRequest,
  LearningReview,
  Recommendation,
  RegisterEntries,
  RegisterEntry,
} from "../model/registers.ts";
import { openedOn } from "../model/registers.ts";
import { workingDaysBetween } from "../model/working-days.ts";
import { holds, type Period } from "../model/year.ts";
import { type EntryFile, entryLabel } from "./reference.ts";
import { isOpen, standing } from "./standing.ts";

/** An entry as it stood on the as-at day. */
export interface StandingEntry<K extends RegisterKind> {
  readonly kind: K;
  readonly record: RecordFile<RegisterEntries[K]>;
  /** What it is called in this period's report: `R1`, `2024/25 R2`, `RR-2025-1`. */
  readonly label: string;
  readonly entry: RegisterEntries[K];
  readonly open: boolean;
}

/**
 * The entries of one register that a period prints: opened, updated or closed in it, or open as at its day; each as at
 * that day. By the day on which they were opened, then by id. What came after the
 * period's last day and up to the as-at day counts as of it.
 */
export function entriesOfPeriod<K extends RegisterKind>(
  base: KnowledgeBase,
  kind: K,
  period: Period,
  asAt: Day,
): readonly StandingEntry<K>[] {
  const starts = base.policy.value.year.starts;
  const window = { from: period.from, to: asAt };
  const records = base.registers[kind] as readonly RecordFile<RegisterEntries[K]>[];
  return records
    .filter((record) => openedOn(kind, record.value as RegisterEntry) <= asAt)
    .map((record): StandingEntry<K> => {
      const entry = standing(kind, record.value, asAt);
      const label = entryLabel({ kind, record } as unknown as EntryFile, period.year, starts);
      return { kind, record, label, entry, open: isOpen(entry) };
    })
    .filter(
      ({ open, entry, record }) =>
        open ||
        holds(window, openedOn(kind, record.value as RegisterEntry)) ||
        (entry.closed !== undefined && holds(window, entry.closed)) ||
        (entry.updates as readonly { on: Day }[]).some((update) => holds(window, update.on)),
    )
    .sort(
      (a, b) =>
        compareText(
          openedOn(kind, a.record.value as RegisterEntry),
          openedOn(kind, b.record.value as RegisterEntry),
        ) || compareText(a.record.id, b.record.id),
    );
}

/** The entries of all registers that a period prints, by kind, each as `entriesOfPeriod` gives it. */
export function periodEntries(
  base: KnowledgeBase,
  period: Period,
  asAt: Day,
): readonly StandingEntry<RegisterKind>[] {
  return REGISTER_KINDS.flatMap((kind): readonly StandingEntry<RegisterKind>[] =>
    entriesOfPeriod(base, kind, period, asAt),
  );
}

/**
 * A challenge's response day in force: the last one that an update set, else the first, else by the deadline of
 * scrutiny.yaml; undefined where none is set.
 */
export function challengeDue(entry: Challenge, deadlines: Policy["deadlines"]): Day | undefined {
  const own = lastSet(entry.updates, "response-due") ?? entry["response-due"];
  const deadline = deadlines?.["challenge-response"];
  return own ?? (deadline && lastDayInTime(entry.date, deadline));
}

/** The day of a challenge's first answer, by whomever of those asked; undefined where nobody has answered. */
export function firstAnswer(entry: Challenge): Day | undefined {
  return entry.responses.map((one) => one.on).sort()[0];
}

/** Days that a challenge's first answer came late, or that it is overdue without one; 0 where it is neither. */
export function challengeDaysLate(entry: Challenge, asAt: Day, deadlines: Policy["deadlines"]): number {
  const due = challengeDue(entry, deadlines);
  return due === undefined ? 0 : Math.max(0, daysBetween(due, firstAnswer(entry) ?? asAt));
}

/** Calendar days that a request is overdue as at a day; 0 where it is not, or where it is closed or answered. */
export function requestDaysOverdue(entry: InformationRequest, asAt: Day): number {
  const waits = entry.status === undefined || entry.status === "asked" || entry.status === "part-received";
  const due = requestDue(entry);
  return waits && entry.closed === undefined && due !== undefined ? Math.max(0, daysBetween(due, asAt)) : 0;
}

/** The due day in force: the last one that an update set, else the first. */
export function requestDue(entry: InformationRequest): Day | undefined {
  return lastSet(entry.updates, "due") ?? entry.due;
}

/** A recommendation's first due day and, where it was moved, the last one with its reason. */
export function recommendationDue(entry: Recommendation): {
  readonly first: Day;
  readonly moved: { readonly to: Day; readonly reason: string | undefined } | undefined;
} {
  const update = entry.updates.findLast((one) => one.due !== undefined && one.due !== entry.due);
  return {
    first: entry.due,
    moved: update?.due === undefined ? undefined : { to: update.due, reason: update.reason },
  };
}

/** Days a recommendation is overdue as at a day: still open, not complete by its owner, and past the due day in force. */
export function recommendationDaysOverdue(entry: Recommendation, asAt: Day): number {
  const { first, moved } = recommendationDue(entry);
  const ended =
    entry.closed !== undefined ||
    ["complete", "superseded", "closed-not-accepted"].includes(entry.status ?? "");
  return ended ? 0 : Math.max(0, daysBetween(moved?.to ?? first, asAt));
}

/** The times of a learning review against the local deadlines, in working days from the day after it became known. */
export interface LearningReviewTimes {
  readonly notified: Timed | undefined;
  readonly sent: Timed | undefined;
}

/** Working days taken, the days allowed (undefined where the partnership has set none) and the days late. */
export interface Timed {
  readonly days: number;
  readonly allowed: number | undefined;
  readonly late: number;
}

/** Counts a learning review's times; what is not there yet is undefined. */
export function learningReviewTimes(
  entry: LearningReview,
  deadlines: { readonly notification?: Deadline | undefined; readonly rapidReview?: Deadline | undefined },
): LearningReviewTimes {
  const timed = (on: Day | undefined, deadline: Deadline | undefined): Timed | undefined => {
    if (on === undefined) return undefined;
    const days = workingDaysBetween(entry["became-aware"], on);
    const allowed = deadline?.unit === "working-days" ? deadline.within : undefined;
    return { days, allowed, late: allowed === undefined ? 0 : Math.max(0, days - allowed) };
  };
  return {
    notified: timed(entry.notified, deadlines.notification),
    sent: timed(entry["rapid-review-sent"], deadlines.rapidReview),
  };
}

function lastSet<F extends string>(
  updates: readonly { readonly [K in F]?: Day | undefined }[],
  field: F,
): Day | undefined {
  return updates.findLast((update) => update[field] !== undefined)?.[field];
}
