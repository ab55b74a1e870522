import { weight } from "../../model/problem.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A report that rests on a lowered error would look sound; what must be lived with is waived, with a reason
 * and an end.
 * Basis: The model of the knowledge base, Severity: scrutiny.yaml may raise a severity, never lower an error.
 */
export const loweredSeverity: Rule = {
  id: "lowered-severity",
  severity: "error",
  says: "The policy in scrutiny.yaml would make a rule weigh less than it does.",
  why: "A report that rests on a lowered error would look sound; what must be lived with is waived, with a reason and an end.",
  basis:
    "The model of the knowledge base, Severity: scrutiny.yaml may raise a severity, never lower an error.",
  *check({ base, severities }) {
    for (const [rule, severity] of Object.entries(base.policy.value.check?.raise ?? {})) {
      const own = severities.get(rule);
      if (own === undefined || weight(severity) >= weight(own)) continue;
      yield faultAt(base.policy, ["check", "raise", rule], {
        message: `${rule} is of severity ${own}; ${severity} would lower it.`,
        hint: "Delete the line. A severity may only be raised.",
      });
    }
  },
};
