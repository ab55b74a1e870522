import { asAtOf, factsBefore, frameworkOf, periodFacts } from "../../assurance/quarter.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { UserError } from "../../model/user-error.ts";
import type { Period } from "../../model/year.ts";
import type { ReportSource } from "../../report/input.ts";

/**
 * What is counted of a period, as at its own day, or `today` if that is earlier; and of the one before, which is never
 * counted to a later day than that. Asked again with that day as today it is the same.
 */
export function factsAsked(
  base: KnowledgeBase,
  today: Day,
  period: Period,
): Pick<ReportSource, "facts" | "before"> {
  const framework = frameworkOf(base, base.years.get(period.year.start));
  if (!framework) {
    throw new UserError(
      "no-framework",
      "There is no framework: no file programme/framework.yaml.",
      "Write the areas and criteria there first.",
    );
  }
  const facts = periodFacts(base, period, asAtOf(base, period, today), framework);
  return { facts, before: factsBefore(base, period, facts.asAt) };
}
