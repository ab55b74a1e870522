import type { Day } from "../model/day.ts";
import { lastDayInTime } from "../model/deadline.ts";
import type { Policy } from "../model/policy.ts";
import type { Recommendation } from "../model/registers.ts";

const ENDED: readonly string[] = ["complete", "superseded", "closed-not-accepted"];

/** Whether it is still to be said if a recommendation is accepted. A response that is awaiting is none. */
export function awaitsAnswer({ responses, owners, status, closed }: Recommendation): boolean {
  if (closed !== undefined || owners.length === 0 || ENDED.includes(status ?? "")) return false;
  return responses.every((one) => one.decision === "awaiting");
}

/** The last day for that answer, by the deadline of scrutiny.yaml; undefined where none is set. */
export function recommendationAnswerDue(
  { date }: Recommendation,
  deadlines: Policy["deadlines"],
): Day | undefined {
  const deadline = deadlines?.["recommendation-response"];
  return deadline && lastDayInTime(date, deadline);
}

/** Whether the answer is awaited and its day has passed. */
export function isAnswerOverdue(entry: Recommendation, asAt: Day, deadlines: Policy["deadlines"]): boolean {
  const due = recommendationAnswerDue(entry, deadlines);
  return awaitsAnswer(entry) && due !== undefined && due < asAt;
}
