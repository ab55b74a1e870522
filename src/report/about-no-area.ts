import type { StandingEntry } from "../assurance/registers-of-period.ts";
import type { ReportInput } from "./input.ts";

/** Recommendations that the edition shows and that are about no area of the framework: about a function, a principle, a duty. */
export function aboutNoArea(input: ReportInput): readonly StandingEntry<"recommendation">[] {
  const ids = new Set(
    input.facts.areas.flatMap((area) => area.criteria.flatMap((one) => [one.id, one.criterionId])),
  );
  return input.entries.recommendation.filter(
    ({ entry, record }) => input.isShown(record.value.marking) && !entry.about.some((id) => ids.has(id)),
  );
}
