import type { Day } from "../model/day.ts";
import { lastDayInTime } from "../model/deadline.ts";
import type { Policy } from "../model/policy.ts";
import type { LearningReview } from "../model/registers.ts";
import type { LearningReviewNumbers } from "../model/status-answer.ts";
import { learningReviewTimes, type StandingEntry } from "./registers-of-period.ts";

type Deadlines = Policy["deadlines"];

/** A step of a learning review that a local deadline is set for, taken or not. */
export interface ReviewStep {
  readonly step: "notified" | "rapid-review-sent" | "published";
  readonly deadline: "notification" | "rapid-review" | "lcspr";
  /** The day that the deadline counts from, and its field. */
  readonly from: Day;
  readonly fromField: "became-aware" | "decision";
  readonly due: Day;
  readonly taken: Day | undefined;
}

/**
 * The steps of a learning review with a deadline in scrutiny.yaml: notice and rapid review of a rapid review, counted
 * from the day after `became-aware`; publication of a local child safeguarding practice review, from the decision.
 */
export function reviewSteps(entry: LearningReview, deadlines: Deadlines): readonly ReviewStep[] {
  const { kind, decision, "became-aware": aware } = entry;
  const asked: Omit<ReviewStep, "due">[] = [];
  if (kind === "rapid-review") {
    const from = { from: aware, fromField: "became-aware" } as const;
    asked.push({ ...from, step: "notified", deadline: "notification", taken: entry.notified });
    asked.push({
      ...from,
      step: "rapid-review-sent",
      deadline: "rapid-review",
      taken: entry["rapid-review-sent"],
    });
  }
  if (decision?.is === "lcspr") {
    const from = { from: decision.on, fromField: "decision" } as const;
    asked.push({ ...from, step: "published", deadline: "lcspr", taken: entry.published });
  }
  return asked.flatMap((one) => {
    const set = deadlines?.[one.deadline];
    return set ? [{ ...one, due: lastDayInTime(one.from, set) }] : [];
  });
}

/** Open, with a step that nobody has taken and whose last day has passed. */
export function isOverdueReview(
  { open, entry }: StandingEntry<"learning-review">,
  deadlines: Deadlines,
  asAt: Day,
): boolean {
  return open && reviewSteps(entry, deadlines).some((one) => one.taken === undefined && one.due < asAt);
}

/** Learning reviews that a period shows, as at a day, against the partnership's own deadlines. */
export function learningReviewNumbers(
  shown: readonly StandingEntry<"learning-review">[],
  deadlines: Deadlines,
  asAt: Day,
): LearningReviewNumbers {
  const open = shown.filter((one) => one.open).length;
  const lateSteps = (entry: LearningReview) =>
    reviewSteps(entry, deadlines).filter((one) => one.taken !== undefined && one.taken > one.due);
  const actions = (of: "agreed" | "complete" | "tested") =>
    shown.reduce((total, { entry }) => total + (entry.actions?.[of] ?? 0), 0);
  return {
    all: shown.length,
    open,
    closed: shown.length - open,
    overdue: shown.filter((one) => isOverdueReview(one, deadlines, asAt)).length,
    late: shown.filter(({ entry }) => lateSteps(entry).length > 0).length,
    times: shown.flatMap(({ label, entry }) => {
      const { notified, sent } = learningReviewTimes(entry, {
        notification: deadlines?.notification,
        rapidReview: deadlines?.["rapid-review"],
      });
      if (!notified && !sent) return [];
      const daysLate = Math.max(notified?.late ?? 0, sent?.late ?? 0);
      return [{ label, notified: notified?.days, sent: sent?.days, daysLate }];
    }),
    actions: { agreed: actions("agreed"), complete: actions("complete"), tested: actions("tested") },
  };
}
