import type { Day } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { periodDay } from "../model/note.ts";
import type { QuarterStatus, StatusAnswer, StatusMore } from "../model/status-answer.ts";
import { daysInWords, holds, type Period, QUARTERS, type QuarterName, quarterOf } from "../model/year.ts";
import { challengeNumbers } from "./challenge-numbers.ts";
import { coverageAnswer } from "./coverage-answer.ts";
import { escalationNumbers } from "./escalation-numbers.ts";
import { learningReviewNumbers } from "./learning-review-numbers.ts";
import { programmeProgress } from "./programme-progress.ts";
import type { PeriodFacts } from "./quarter.ts";
import { recommendationNumbers } from "./recommendation-numbers.ts";
import { registerCounts } from "./register-counts.ts";
import { entriesOfPeriod } from "./registers-of-period.ts";
import { reportStage } from "./report-stage.ts";
import { requestNumbers } from "./request-numbers.ts";
import { decisionCounts } from "./standing-decisions.ts";

/**
 * The year on one screen. Areas, information and notes are `coverage` of the year, as at its day; registers, diary and
 * stages are as at `today`. `sealed` names the quarters beside whose report a seal stands.
 */
export function yearStatus(
  base: KnowledgeBase,
  year: PeriodFacts,
  today: Day,
  sealed: ReadonlySet<QuarterName>,
): StatusAnswer {
  const { folder, period } = year;
  const progress = programmeProgress(folder, period, today);
  return {
    year: period.year.label,
    today,
    quarters: QUARTERS.map((quarter) => quarterStatus(year, quarter, today, sealed.has(quarter))),
    registers: registerCounts(base, period, today),
    decisions: decisionCounts(base, period, today),
    // tenths of days do not add up exactly
    daysUsed: Math.round(progress.daysInPeriod * 100) / 100,
    daysContracted: progress.daysContracted,
    coverage: coverageAnswer(base, year),
    more: registersInDetail(base, period, year, today),
  };
}

function quarterStatus(
  { notes, folder, period }: PeriodFacts,
  quarter: QuarterName,
  today: Day,
  isSealed: boolean,
): QuarterStatus {
  const own = quarterOf(period.year, quarter);
  const { planned, doneOfPlanned } = programmeProgress(folder, own, today);
  const isIn = (day: Day) => holds(own, day);
  return {
    quarter,
    months: daysInWords(own),
    notes: notes.used.filter(({ record }) => isIn(periodDay(record.value))).length,
    drafts: notes.leftOut.filter(
      ({ reason, record }) => reason === "draft" && record !== undefined && isIn(periodDay(record.value)),
    ).length,
    planned,
    done: doneOfPlanned,
    stage: reportStage(folder, quarter, today, isSealed),
  };
}

function registersInDetail(base: KnowledgeBase, period: Period, facts: PeriodFacts, today: Day): StatusMore {
  const { deadlines } = base.policy.value;
  return {
    recommendations: recommendationNumbers(entriesOfPeriod(base, "recommendation", period, today), today),
    challenges: challengeNumbers(entriesOfPeriod(base, "challenge", period, today), today, deadlines),
    requests: requestNumbers(entriesOfPeriod(base, "request", period, today), today),
    escalations: escalationNumbers(entriesOfPeriod(base, "escalation", period, today), facts),
    learningReviews: learningReviewNumbers(
      entriesOfPeriod(base, "learning-review", period, today),
      deadlines,
      today,
    ),
  };
}
