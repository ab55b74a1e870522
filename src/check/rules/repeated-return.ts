import type { FieldPath } from "../../model/knowledge-base.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Returns are added up; the second would be counted on top of the first.
 * Basis: The model of the knowledge base: `escalations.yaml` has one line a quarter and agency.
 */
export const repeatedReturn: Rule = {
  id: "repeated-return",
  severity: "error",
  says: "An agency has two returns of escalations for one quarter.",
  why: "Returns are added up; the second would be counted on top of the first.",
  basis: "The model of the knowledge base: `escalations.yaml` has one line a quarter and agency.",
  *check({ base }) {
    for (const { returns } of base.years.values()) {
      const seen = new Map<string, FieldPath>();
      for (const [index, { period, from }] of (returns?.value.returns ?? []).entries()) {
        const field = ["returns", index, "from"];
        const first = seen.get(`${period} ${from}`);
        if (first === undefined) seen.set(`${period} ${from}`, field);
        else if (returns) {
          yield faultAt(returns, field, {
            message: `There is a return of ${from} for ${period} already.`,
            hint: "Keep one of the two.",
            related: [{ message: "It stands here already.", place: returns.place(first) }],
          });
        }
      }
    }
  },
};
