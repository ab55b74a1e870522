import { type Day, daysBetween } from "../model/day.ts";
import { recommendationDaysOverdue, type StandingEntry } from "./registers-of-period.ts";

/** Open recommendations of one age. */
export interface RecommendationAge {
  /** Calendar days since the recommendation was made; `to` is undefined for the oldest. */
  readonly from: number;
  readonly to: number | undefined;
  readonly open: number;
  /** Of those open. */
  readonly overdue: number;
}

const BANDS = [
  [0, 90],
  [91, 180],
  [181, 365],
  [366, undefined],
] as const;

/** Open recommendations by the days since they were made, as at a day: what is long open is then seen. */
export function recommendationAges(
  shown: readonly StandingEntry<"recommendation">[],
  asAt: Day,
): readonly RecommendationAge[] {
  const open = shown.filter((one) => one.open).map((one) => one.entry);
  return BANDS.map(([from, to]) => {
    const own = open.filter((entry) => {
      const age = daysBetween(entry.date, asAt);
      return age >= from && (to === undefined || age <= to);
    });
    const overdue = own.filter((entry) => recommendationDaysOverdue(entry, asAt) > 0).length;
    return { from, to, open: own.length, overdue };
  });
}
