import type { DecisionCounts, StatusAnswer } from "../model/status-answer.ts";
import { coverageParts } from "./coverage-json.ts";
import { jsonDocument } from "./json-document.ts";

/**
 * The year's status as JSON, version 1 of `cli.md`. Areas, information and counts are those of `coverage`, key for key.
 * What `--more` adds stands in the one key `more`.
 */
export function statusAsJson(answer: StatusAnswer, withMore: boolean): string {
  const { areas, information, counts } = coverageParts(answer.coverage);
  return jsonDocument({
    version: 1,
    year: answer.year,
    today: answer.today,
    quarters: answer.quarters.map(({ quarter, notes, drafts, planned, done, stage }) => ({
      quarter,
      notes,
      drafts,
      planned,
      done,
      stage,
    })),
    areas,
    registers: answer.registers.map(({ kind, open, overdue, closed, answersOverdue }) => ({
      kind,
      open,
      overdue,
      closed,
      answersOverdue,
    })),
    daysUsed: answer.daysUsed,
    daysContracted: answer.daysContracted,
    information,
    counts,
    decisions: decisionParts(answer.decisions),
    ...(withMore && { more: moreParts(answer) }),
  });
}

function decisionParts(decisions: DecisionCounts) {
  const { asked, withoutOutcome, overdue, taken, takenInPart, notTaken, deferred } = decisions;
  return { asked, withoutOutcome, overdue, taken, takenInPart, notTaken, deferred };
}

/** How many there are of a status is the sum of its tests. */
function moreParts({ more }: StatusAnswer) {
  const { recommendations } = more;
  const status = recommendations.status.map(({ all: _, ...one }) => one);
  return { ...more, recommendations: { ...recommendations, status } };
}
