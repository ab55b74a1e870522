import type { Day } from "../model/day.ts";
import type { Policy } from "../model/policy.ts";
import type { ChallengeNumbers } from "../model/status-answer.ts";
import { challengeDaysLate, firstAnswer, type StandingEntry } from "./registers-of-period.ts";

/**
 * Challenges that a period shows, as at a day: answered or not, in time or late, and the scrutineer's view. The first
 * answer counts, whoever of those asked gave it; days late are calendar days from the response day in force.
 */
export function challengeNumbers(
  shown: readonly StandingEntry<"challenge">[],
  asAt: Day,
  deadlines: Policy["deadlines"],
): ChallengeNumbers {
  const answered = shown.filter(({ entry }) => firstAnswer(entry) !== undefined);
  const waiting = shown.filter((one) => isUnanswered(one));
  const late = answered.filter(({ entry }) => challengeDaysLate(entry, asAt, deadlines) > 0);
  const open = shown.filter((one) => one.open).length;
  const viewed = (is: string) => shown.filter(({ entry }) => entry.view?.is === is).length;
  return {
    all: shown.length,
    open,
    closed: shown.length - open,
    support: shown.filter(({ entry }) => entry.kind === "support").length,
    answered: answered.length,
    unanswered: waiting.length,
    inTime: answered.length - late.length,
    late: late.length,
    overdue: waiting.filter((one) => isOverdueChallenge(one, asAt, deadlines)).length,
    withoutView: answered.filter(({ entry }) => entry.view === undefined).length,
    views: {
      answers: viewed("answers"),
      answersInPart: viewed("answers-in-part"),
      doesNotAnswer: viewed("does-not-answer"),
    },
    daysLate: [...late, ...waiting.filter((one) => isOverdueChallenge(one, asAt, deadlines))]
      .sort((a, b) => shown.indexOf(a) - shown.indexOf(b))
      .map(({ label, entry }) => ({ label, days: challengeDaysLate(entry, asAt, deadlines) })),
  };
}

/** Open, unanswered, and past its response day in force. */
export function isOverdueChallenge(
  one: StandingEntry<"challenge">,
  asAt: Day,
  deadlines: Policy["deadlines"],
): boolean {
  return isUnanswered(one) && challengeDaysLate(one.entry, asAt, deadlines) > 0;
}

function isUnanswered({ open, entry }: StandingEntry<"challenge">): boolean {
  return open && firstAnswer(entry) === undefined;
}
