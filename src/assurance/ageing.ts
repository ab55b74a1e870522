import { type Day, daysBetween } from "../model/day.ts";
import type { AreaCoverage } from "./coverage.ts";

/** How old the newest evidence of something is. */
export interface Age {
  /** The newest day that the evidence is about: the end of `covers`, else `until`, else the date. */
  readonly newest: Day;
  /** Calendar days from then to the as-at day; 0 where it is about a later one. */
  readonly days: number;
}

/** The age of an area's newest evidence as at a day; undefined where it has none. */
export function ageing(area: Pick<AreaCoverage, "criteria">, asAt: Day): Age | undefined {
  const newest = newestEvidence(area);
  return newest && { newest, days: Math.max(0, daysBetween(newest, asAt)) };
}

/** The newest day that an area's evidence is about; undefined where it has none. */
export function newestEvidence(area: Pick<AreaCoverage, "criteria">): Day | undefined {
  return area.criteria
    .flatMap((one) => one.newest ?? [])
    .sort()
    .at(-1);
}
