import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Reports print what was not done as planned in a table with its reason; partners answer for the reason.
 * Basis: The model of the knowledge base, diary.yaml: not done needs a `why`.
 */
export const notDoneWithoutWhy: Rule = {
  id: "not-done-without-why",
  severity: "error",
  says: "The diary says that something was not done and does not say why.",
  why: "Reports print what was not done as planned in a table with its reason; partners answer for the reason.",
  basis: "The model of the knowledge base, diary.yaml: not done needs a `why`.",
  *check({ base }) {
    for (const { diary } of base.years.values()) {
      for (const [index, { outcome, why }] of (diary?.value.entries ?? []).entries()) {
        if (!diary || outcome === "done" || why !== undefined) continue;
        yield faultAt(diary, ["entries", index, "outcome"], {
          message: `It was ${outcome.replace("-", " ")}, and no reason is given.`,
          hint: "Add why: and the reason, without anybody's name.",
        });
      }
    }
  },
};
