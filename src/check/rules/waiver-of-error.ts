import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A report that rests on an error cannot be traced or read; it is mended, never waived.
 * Basis: The model of the knowledge base, Severity: a waiver takes away warnings and infos. An error of a privacy
 * rule is waived by the digest of one value.
 */
export const waiverOfError: Rule = {
  id: "waiver-of-error",
  severity: "error",
  isLast: true,
  needsAllNotes: true,
  says: "A waiver in scrutiny.yaml is for an error.",
  why: "A report that rests on an error cannot be traced or read; it is mended, never waived.",
  basis:
    "The model of the knowledge base, Severity: a waiver takes away warnings and infos. An error of a privacy rule is waived by the digest of one value.",
  *check({ base, severities, waivers }) {
    for (const { waiver, index, waived, refused } of waivers) {
      const isError = refused.length > 0 || severities.get(waiver.rule) === "error";
      if (waived.length > 0 || !isError) continue;
      yield faultAt(base.policy, ["privacy", "waivers", index, "rule"], {
        message: `${waiver.rule} is an error; errors are not waived.`,
        hint: "Mend the error and delete the waiver.",
        related: refused.slice(0, 3).map(({ place }) => ({ message: "This error stays.", place })),
      });
    }
  },
};
