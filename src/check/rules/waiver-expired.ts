import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";
import { isExpired } from "../waiver.ts";

/**
 * Why: It waives nothing any more; what it covered is to be mended or judged again.
 * Basis: The model of the knowledge base, scrutiny.yaml: a waiver holds until its day.
 */
export const waiverExpired: Rule = {
  id: "waiver-expired",
  severity: "warning",
  isLast: true,
  says: "A waiver in scrutiny.yaml is past its last day.",
  why: "It waives nothing any more; what it covered is to be mended or judged again.",
  basis: "The model of the knowledge base, scrutiny.yaml: a waiver holds until its day.",
  *check({ base, today }) {
    for (const [index, waiver] of (base.policy.value.privacy?.waivers ?? []).entries()) {
      if (!isExpired(waiver, today)) continue;
      yield faultAt(base.policy, ["privacy", "waivers", index, "until"], {
        message: `The waiver ended on ${waiver.until}.`,
        hint: "Mend what it waived and delete it, or give it a later day and say why.",
      });
    }
  },
};
