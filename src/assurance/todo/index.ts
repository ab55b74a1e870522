import { compareText } from "../../model/problem.ts";
import type { TodoItem } from "../../model/todo.ts";
import type { TodoContext, TodoKind } from "../todo-context.ts";
import { accuracyRound } from "./accuracy-round.ts";
import { activityDue } from "./activity-due.ts";
import { activityNotDone } from "./activity-not-done.ts";
import { bothWaysUndiscussed } from "./both-ways-undiscussed.ts";
import { challengeFollowUp } from "./challenge-follow-up.ts";
import { challengeOutcome } from "./challenge-outcome.ts";
import { challengeUnanswered } from "./challenge-unanswered.ts";
import { challengeView } from "./challenge-view.ts";
import { criterionThin } from "./criterion-thin.ts";
import { dataLate } from "./data-late.ts";
import { daysUsed } from "./days-used.ts";
import { decisionNotTaken } from "./decision-not-taken.ts";
import { decisionOutcome } from "./decision-outcome.ts";
import { draftNote } from "./draft-note.ts";
import { escalationOutcome } from "./escalation-outcome.ts";
import { escalationView } from "./escalation-view.ts";
import { frameworkReview } from "./framework-review.ts";
import { frameworkUnfinished } from "./framework-unfinished.ts";
import { learningReviewDeadline } from "./learning-review-deadline.ts";
import { learningReviewUntested } from "./learning-review-untested.ts";
import { openPoint } from "./open-point.ts";
import { outsideFramework } from "./outside-framework.ts";
import { programmeEmpty } from "./programme-empty.ts";
import { programmeNextYear } from "./programme-next-year.ts";
import { programmeNotAgreed } from "./programme-not-agreed.ts";
import { recommendationDifference } from "./recommendation-difference.ts";
import { recommendationDue } from "./recommendation-due.ts";
import { recommendationMoved } from "./recommendation-moved.ts";
import { recommendationOverdue } from "./recommendation-overdue.ts";
import { recommendationResponse } from "./recommendation-response.ts";
import { recommendationRetest } from "./recommendation-retest.ts";
import { recommendationUntested } from "./recommendation-untested.ts";
import { reportDue } from "./report-due.ts";
import { requestDueSoon, requestOverdue } from "./request-overdue.ts";
import { requestRefused } from "./request-refused.ts";
import { requirementNotAsked } from "./requirement-not-asked.ts";
import { retention } from "./retention.ts";
import { reviewStamp } from "./review-stamp.ts";
import { statementDue } from "./statement-due.ts";
import { toldBack } from "./told-back.ts";
import { voiceNotHeard } from "./voice-not-heard.ts";
import { waiverEnding } from "./waiver-ending.ts";
import { wordsNumber } from "./words-number.ts";
import { wordsUnwritten } from "./words-unwritten.ts";
import { yearlyReport } from "./yearly-report.ts";

/** Every kind of thing to do, in the order of `docs/status-and-todo.md`. */
export const TODO_KINDS: readonly TodoKind[] = [
  frameworkUnfinished,
  programmeEmpty,
  challengeUnanswered,
  challengeView,
  challengeFollowUp,
  challengeOutcome,
  recommendationResponse,
  recommendationOverdue,
  recommendationDue,
  recommendationMoved,
  recommendationUntested,
  recommendationRetest,
  recommendationDifference,
  escalationView,
  escalationOutcome,
  requestOverdue,
  requestDueSoon,
  requestRefused,
  requirementNotAsked,
  learningReviewDeadline,
  learningReviewUntested,
  decisionOutcome,
  decisionNotTaken,
  toldBack,
  voiceNotHeard,
  draftNote,
  dataLate,
  bothWaysUndiscussed,
  outsideFramework,
  wordsNumber,
  wordsUnwritten,
  accuracyRound,
  reviewStamp,
  reportDue,
  statementDue,
  yearlyReport,
  activityDue,
  activityNotDone,
  openPoint,
  daysUsed,
  programmeNextYear,
  programmeNotAgreed,
  criterionThin,
  frameworkReview,
  retention,
  waiverEnding,
];

/** Everything to do, by urgency, then due (none last), then id, then kind. */
export function todoItems(
  context: TodoContext,
  kinds: readonly TodoKind[] = TODO_KINDS,
): readonly TodoItem[] {
  return kinds
    .flatMap(({ kind, find }) => find(context).map((one) => ({ kind, ...one })))
    .sort(
      (a, b) =>
        a.urgency - b.urgency ||
        compareText(a.due ?? "9999", b.due ?? "9999") ||
        compareText(a.id, b.id) ||
        compareText(a.kind, b.kind),
    );
}
