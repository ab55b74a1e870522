import { type Day, daysBetween } from "../model/day.ts";
import type { YearFolder } from "../model/knowledge-base.ts";
import type { EscalationReturns } from "../model/programme.ts";
import type { EscalationNumbers } from "../model/status-answer.ts";
import { QUARTERS, type QuarterName, quarterOf } from "../model/year.ts";
import type { StandingEntry } from "./registers-of-period.ts";

type Return = EscalationReturns["returns"][number];

/**
 * Escalations that a year shows, as at a day: entries of their own, in which the scrutineer's view is asked, and the
 * returns of agencies. An entry is never counted in returns (`model.md`, Registers).
 */
export function escalationNumbers(
  shown: readonly StandingEntry<"escalation">[],
  folder: YearFolder | undefined,
  asAt: Day,
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
    returns: returnsOfYear(folder, asAt),
  };
}

/**
 * The returns of the quarters that have ended by a day. What was notified and settled adds up; what is open and overdue is
 * that of the last quarter that has returns, as an escalation may be open in several. Undefined where none has come.
 */
export function returnsOfYear(folder: YearFolder | undefined, asAt: Day): EscalationNumbers["returns"] {
  if (!folder) return undefined;
  const ended = new Set<QuarterName>(QUARTERS.filter((name) => quarterOf(folder.year, name).to <= asAt));
  const all = (folder.returns?.value.returns ?? []).filter((one) => ended.has(one.period));
  const last = QUARTERS.findLast((name) => all.some((one) => one.period === name));
  if (last === undefined) return undefined;
  const newest = all.filter((one) => one.period === last);
  return {
    notified: sum(all, (one) => one.notified),
    settled: sum(all, (one) => Object.values(one["settled-at"]).reduce((total, more) => total + more, 0)),
    outcomesNotified: sum(all, (one) => one["outcomes-notified"]),
    open: sum(newest, (one) => one.open),
    overdue: sum(newest, (one) => one.overdue),
  };
}

function sum(returns: readonly Return[], count: (one: Return) => number): number {
  return returns.reduce((total, one) => total + count(one), 0);
}
