import type { Figure } from "../../model/note.ts";
import { faultAtPercentage, type SaidPercentage, saidPercentages } from "../percentage.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Of a small base one child more or less moves a percentage by many points; the numbers say it better.
 * Basis: The model of the knowledge base, Counting: no percentage on a base under `disclosure.percentage-base` of
 * scrutiny.yaml (20). The base is the one in the sentence, else that of the cited figure.
 */
export const percentageOfFew: Rule = {
  id: "percentage-of-few",
  severity: "warning",
  says: "A percentage of the own words has a base below the policy's.",
  why: "Of a small base one child more or less moves a percentage by many points; the numbers say it better.",
  basis:
    "The model of the knowledge base, Counting: no percentage on a base under `disclosure.percentage-base` of scrutiny.yaml (20). The base is the one in the sentence, else that of the cited figure.",
  *check(context) {
    const least = context.base.policy.value.percentageBase;
    for (const said of saidPercentages(context)) {
      const bases = said.bases.length > 0 ? said.bases : citedBases(said);
      if (bases.length === 0 || bases.some((base) => base >= least)) continue;
      yield faultAtPercentage(said, {
        message: `The base of this percentage is below ${least}.`,
        hint: "Give the numbers alone: 8 of 12.",
      });
    }
  },
};

/** The bases of the cited figures that give this percentage. */
function citedBases({ sentence, number }: SaidPercentage): readonly number[] {
  const figures = sentence.cited.flatMap(({ found }): readonly Figure[] =>
    found?.is === "note" ? found.record.value.figures : [],
  );
  const within = 0.5 * 10 ** -number.decimals + 1e-9;
  return figures.flatMap(({ value, of }) =>
    of !== undefined && of > 0 && Math.abs((value / of) * 100 - number.value) <= within ? [of] : [],
  );
}
