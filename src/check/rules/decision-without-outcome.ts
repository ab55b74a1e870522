import { allDecisions, type DecisionFile } from "../../assurance/reference.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { QUARTERS, type QuarterName } from "../../model/year.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: The next report opens with these decisions; one without an outcome is forgotten by those who were asked.
 * Basis: The model of the knowledge base, The scrutineer's own words: a decision gets an `outcome`. Its time is
 * its `by`; without one, the own words of a later quarter.
 */
export const decisionWithoutOutcome: Rule = {
  id: "decision-without-outcome",
  severity: "warning",
  says: "A decision was asked for, its time has passed, and nothing says what came of it.",
  why: "The next report opens with these decisions; one without an outcome is forgotten by those who were asked.",
  basis:
    "The model of the knowledge base, The scrutineer's own words: a decision gets an `outcome`. Its time is its `by`; without one, the own words of a later quarter.",
  *check({ base, today }) {
    const last = lastWords(base);
    for (const one of allDecisions(base)) {
      const { by, outcome } = one.decision;
      if (outcome !== undefined || (by === undefined ? orderOf(one) >= last : by >= today)) continue;
      yield faultAt(one.words, ["decisions", one.index, by === undefined ? "id" : "by"], {
        message:
          by === undefined
            ? `${one.decision.id} has no outcome, and there are own words of a later quarter.`
            : `${one.decision.id} was asked for by ${by} and has no outcome.`,
        hint: `Say what came of it: scrutiny update ${one.year.label}-${one.decision.id} --outcome taken --text TEXT (or taken-in-part, not-taken, deferred).`,
      });
    }
  },
};

/** Quarters in the order of time, as numbers. */
function orderOf({
  year,
  quarter,
}: {
  readonly year: DecisionFile["year"];
  readonly quarter: QuarterName;
}): number {
  return year.start * 4 + QUARTERS.indexOf(quarter);
}

/** The latest quarter that has own words. */
function lastWords(base: KnowledgeBase): number {
  const written = [...base.years.values()].flatMap(({ year, quarters }) =>
    QUARTERS.filter((quarter) => quarters[quarter]).map((quarter) => orderOf({ year, quarter })),
  );
  return Math.max(0, ...written);
}
