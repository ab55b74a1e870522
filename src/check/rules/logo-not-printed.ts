import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Documents come out without it, and nobody would know why.
 * Basis: The model of the knowledge base, scrutiny.yaml; what may stand in a document is said in docs/formats.md.
 */
export const logoNotPrinted: Rule = {
  id: "logo-not-printed",
  severity: "warning",
  says: "The partnership's logo cannot be printed.",
  why: "Documents come out without it, and nobody would know why.",
  basis:
    "The model of the knowledge base, scrutiny.yaml; what may stand in a document is said in docs/formats.md.",
  *check({ base }) {
    if (!base.logo || !("fault" in base.logo)) return;
    const { message, hint } = base.logo.fault;
    yield faultAt(base.policy, ["partnership", "logo"], {
      message: `${message} Documents are made without it.`,
      hint,
    });
  },
};
