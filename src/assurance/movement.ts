import type { AreaCoverage } from "./coverage.ts";
import type { PeriodFacts } from "./quarter.ts";

/** What an area has now and had in the period before. Counts only: more findings are neither better nor worse. */
export interface AreaMovement {
  readonly id: string;
  readonly now: AreaAmount;
  /** Undefined where there is nothing to compare with. */
  readonly before: AreaAmount | undefined;
}

/** Findings of an area, whatever they say, and its criteria with evidence of all that it has. */
export interface AreaAmount {
  readonly findings: number;
  readonly withEvidence: number;
  readonly of: number;
}

/**
 * Each area in this period beside the one before, which is read with its own framework (`factsBefore`). There is no
 * comparison where the year before has no programme, no note counts in it, or its framework has no such area.
 */
export function movement(now: PeriodFacts, before: PeriodFacts | undefined): readonly AreaMovement[] {
  const then = before && canCompare(before) ? before.areas : [];
  return now.areas.map((area) => {
    const earlier = then.find((one) => one.id === area.id);
    return { id: area.id, now: amount(area), before: earlier && amount(earlier) };
  });
}

/** Whether a period has anything to compare with: without a single note nobody looked. */
export function canCompare(before: PeriodFacts): boolean {
  return before.notes.used.length > 0;
}

function amount(area: AreaCoverage): AreaAmount {
  return { findings: area.findings.length, withEvidence: area.withEvidence, of: area.criteriaCount };
}
