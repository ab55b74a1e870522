import { isPrivacyRule } from "../../model/privacy/waivable.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: It would let every name or number of that kind stand, also one that nobody has judged; so it waives nothing.
 * Basis: The model of the knowledge base, scrutiny.yaml: `digest` is required for privacy rules.
 */
export const waiverWithoutDigest: Rule = {
  id: "waiver-without-digest",
  severity: "error",
  isLast: true,
  says: "A waiver of a rule of privacy does not say by a digest which value it is for.",
  why: "It would let every name or number of that kind stand, also one that nobody has judged; so it waives nothing.",
  basis: "The model of the knowledge base, scrutiny.yaml: `digest` is required for privacy rules.",
  *check({ base }) {
    for (const [index, { rule, digest }] of (base.policy.value.privacy?.waivers ?? []).entries()) {
      if (digest !== undefined || !isPrivacyRule(rule)) continue;
      yield faultAt(base.policy, ["privacy", "waivers", index, "rule"], {
        message: `A waiver of ${rule} needs the digest of the one value that it is for.`,
        hint: `Delete it, then type: scrutiny waive ${rule} PATH:LINE:COLUMN`,
      });
    }
  },
};
