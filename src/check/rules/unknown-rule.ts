import { didYouMean } from "../../model/nearest.ts";
import { faultAt, faultAtKey } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: It would do nothing, and whoever wrote it believes that it does.
 * Basis: The model of the knowledge base, scrutiny.yaml: `privacy.waivers` and `check.raise` name rules by their
 * ids.
 */
export const unknownRule: Rule = {
  id: "unknown-rule",
  severity: "error",
  says: "A waiver or a raised severity in scrutiny.yaml names a rule that there is not.",
  why: "It would do nothing, and whoever wrote it believes that it does.",
  basis:
    "The model of the knowledge base, scrutiny.yaml: `privacy.waivers` and `check.raise` name rules by their ids.",
  *check({ base, severities }) {
    const { privacy, check } = base.policy.value;
    const said = (name: string) => ({
      message: `There is no rule ${name}.`,
      hint: didYouMean(name, severities.keys()) ?? "A problem shows its rule in brackets.",
    });
    for (const [index, { rule }] of (privacy?.waivers ?? []).entries()) {
      if (severities.has(rule)) continue;
      yield faultAt(base.policy, ["privacy", "waivers", index, "rule"], said(rule));
    }
    for (const rule of Object.keys(check?.raise ?? {})) {
      if (!severities.has(rule)) yield faultAtKey(base.policy, ["check", "raise", rule], said(rule));
    }
  },
};
