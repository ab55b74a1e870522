import { isPrivacyRule } from "../../model/privacy/waivable.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A report that rests on an error cannot be traced or read, and what identifies a child is to come out: both are
 * mended, never waived.
 * Basis: The model of the knowledge base, Severity: a waiver takes away warnings and infos, and of privacy a telephone
 * number or an email address by its digest. What identifies a child is removed.
 */
export const waiverOfError: Rule = {
  id: "waiver-of-error",
  severity: "error",
  isLast: true,
  needsAllNotes: true,
  says: "A waiver in scrutiny.yaml is for an error.",
  why: "A report that rests on an error cannot be traced or read, and what identifies a child is to come out: both are mended, never waived.",
  basis:
    "The model of the knowledge base, Severity: a waiver takes away warnings and infos, and of privacy a telephone number or an email address by its digest. What identifies a child is removed.",
  *check({ base, severities, waivers }) {
    for (const { waiver, index, waived, refused } of waivers) {
      const isPrivate = isPrivacyRule(waiver.rule);
      const isError = refused.length > 0 || (!isPrivate && severities.get(waiver.rule) === "error");
      if (waived.length > 0 || !isError) continue;
      yield faultAt(base.policy, ["privacy", "waivers", index, "rule"], {
        message: isPrivate
          ? "What identifies a child is removed, never waived."
          : `${waiver.rule} is an error; errors are not waived.`,
        hint: isPrivate
          ? "Take it out where it stands, and delete the waiver."
          : "Mend the error and delete the waiver.",
        related: refused.slice(0, 3).map(({ place }) => ({ message: "This error stays.", place })),
      });
    }
  },
};
