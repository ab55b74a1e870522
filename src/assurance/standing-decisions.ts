import type { Day } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { compareText } from "../model/problem.ts";
import type { DecisionCounts } from "../model/status-answer.ts";
import { type Period, quarterOf } from "../model/year.ts";
import { allDecisions, type DecisionFile } from "./reference.ts";

/** A decision that was asked by a day, as it stands on that day. */
export interface StandingDecision extends DecisionFile {
  readonly period: Period;
  readonly outcome: DecisionFile["decision"]["outcome"];
}

/** Every decision whose meeting, or quarter where none is named, has been; an outcome of a later day is not there yet. */
export function standingDecisions(base: KnowledgeBase, today: Day): readonly StandingDecision[] {
  return allDecisions(base)
    .map((one) => ({ ...one, period: quarterOf(one.year, one.quarter) }))
    .filter(({ period, words }) => period.from <= today && (words.value.meeting ?? period.to) <= today)
    .map((one) => {
      const { outcome } = one.decision;
      return { ...one, outcome: outcome && outcome.on <= today ? outcome : undefined };
    });
}

/** Decisions that a year shows: asked in it, or before and open at its beginning. Overdue: no outcome, and past its day. */
export function decisionCounts(base: KnowledgeBase, { year, from }: Period, today: Day): DecisionCounts {
  const shown = standingDecisions(base, today).filter(
    (one) =>
      one.year.start === year.start ||
      (one.year.start < year.start && (one.outcome === undefined || compareText(one.outcome.on, from) >= 0)),
  );
  const waiting = shown.filter((one) => one.outcome === undefined);
  const of = (is: string) => shown.filter((one) => one.outcome?.is === is).length;
  return {
    asked: shown.length,
    withoutOutcome: waiting.length,
    overdue: waiting.filter(({ decision: { by } }) => by !== undefined && by < today).length,
    taken: of("taken"),
    takenInPart: of("taken-in-part"),
    notTaken: of("not-taken"),
    deferred: of("deferred"),
  };
}
