import { daysBetween } from "../model/day.ts";
import type { EscalationNumbers } from "../model/status-answer.ts";
import { returnedIn } from "./disclosure/counts-of-period.ts";
import type { PeriodFacts } from "./quarter.ts";
import type { StandingEntry } from "./registers-of-period.ts";

/**
 * Escalations that a year shows: entries of their own, in which the scrutineer's view is asked, and the
 * returns of agencies. An entry is never counted in returns (`model.md`, Registers).
 */
export function escalationNumbers(
  shown: readonly StandingEntry<"escalation">[],
  facts: PeriodFacts,
): EscalationNumbers {
  const open = shown.filter((one) => one.open).length;
  const followed = (is: string) => shown.filter(({ entry }) => entry.view?.followed === is).length;
  return {
    all: shown.length,
    open,
    closed: shown.length - open,
    followed: { yes: followed("yes"), inPart: followed("in-part"), no: followed("no") },
    viewDays: shown.flatMap(({ label, entry }) => {
      if (!entry.view || entry.notified === undefined) return [];
      return [{ label, days: daysBetween(entry.notified, entry.view.given) }];
    }),
    returns: returnsOfYear(facts),
  };
}

/** The returns of the year: what is open and overdue is that of the last quarter that has returns. Undefined where none came. */
function returnsOfYear(facts: PeriodFacts): EscalationNumbers["returns"] {
  const returned = returnedIn(facts, []);
  if (!returned) return undefined;
  const { notified, open, overdue, "outcomes-notified": outcomesNotified } = returned.sums;
  const settled = returned.settled.reduce((total, one) => total + one.count, 0);
  return { notified, settled, outcomesNotified, open, overdue };
}
