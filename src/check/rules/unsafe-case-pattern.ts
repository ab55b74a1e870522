import { caseReferencePattern } from "../../model/privacy/case-reference.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: It finds nothing, and a pattern of another form could hold up the reading of every file.
 * Basis: The model of the knowledge base, scrutiny.yaml: `privacy.case-patterns`, in a form that is read in linear time.
 */
export const unsafeCasePattern: Rule = {
  id: "unsafe-case-pattern",
  severity: "error",
  says: "A pattern of case references in scrutiny.yaml is not of the form that is read.",
  why: "It finds nothing, and a pattern of another form could hold up the reading of every file.",
  basis:
    "The model of the knowledge base, scrutiny.yaml: `privacy.case-patterns`, in a form that is read in linear time.",
  *check({ base }) {
    for (const [index, pattern] of (base.policy.value.privacy?.["case-patterns"] ?? []).entries()) {
      if (caseReferencePattern(pattern) !== undefined) continue;
      yield faultAt(base.policy, ["privacy", "case-patterns", index], {
        message: "This pattern is not of the simple form that is read, so it finds nothing.",
        hint: "Write characters, [A-Z] or \\d, each with ?, {6} or {2,4}: in quotes, such as 'LCS-\\d{6,8}'.",
      });
    }
  },
};
