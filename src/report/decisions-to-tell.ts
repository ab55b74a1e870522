import { allDecisions, type DecisionFile } from "../assurance/reference.ts";
import { quarterBefore, quarterOf } from "../model/year.ts";
import type { ReportInput } from "./input.ts";

/** Decisions of last quarter, and older ones that still wait or whose outcome came now. */
export interface DecisionsToTell {
  readonly last: readonly DecisionFile[];
  readonly older: readonly DecisionFile[];
}

/** Which earlier decisions a report tells again. */
export function decisionsToTell(input: Pick<ReportInput, "base" | "facts" | "policy">): DecisionsToTell {
  const { period } = input.facts;
  const before = quarterBefore(period, input.policy.year.starts);
  const earlier = allDecisions(input.base).filter((one) => askedIn(one).from < period.from);
  const last = earlier.filter((one) => askedIn(one).from === before.from);
  return { last, older: earlier.filter((one) => !last.includes(one) && isStillToTell(input, one)) };
}

/** A decision's outcome, where it had one by the as-at day. */
export function outcomeByThen({ facts }: Pick<ReportInput, "facts">, { decision }: DecisionFile) {
  return decision.outcome && decision.outcome.on <= facts.asAt ? decision.outcome : undefined;
}

function askedIn(one: DecisionFile) {
  return quarterOf(one.year, one.quarter);
}

/** Still open, deferred, or told once more in the quarter in which its outcome came. */
function isStillToTell(input: Pick<ReportInput, "facts">, one: DecisionFile): boolean {
  const outcome = outcomeByThen(input, one);
  return outcome === undefined || outcome.is === "deferred" || outcome.on >= input.facts.period.from;
}
