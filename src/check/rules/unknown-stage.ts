import { didYouMean } from "../../model/nearest.ts";
import { faultAt, faultAtKey, type Said } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Escalations are counted by the stage at which they were settled; under a misspelt one they are counted
 * nowhere.
 * Basis: The model of the knowledge base: stages are those of `escalation.stages`, the partnership's own.
 */
export const unknownStage: Rule = {
  id: "unknown-stage",
  severity: "error",
  says: "A stage of escalation is named that scrutiny.yaml does not list.",
  why: "Escalations are counted by the stage at which they were settled; under a misspelt one they are counted nowhere.",
  basis: "The model of the knowledge base: stages are those of `escalation.stages`, the partnership's own.",
  *check({ base }) {
    const known = (base.policy.value.escalation?.stages ?? []).map((one) => one.id);
    const hint = (stage: string) =>
      didYouMean(stage, known) ?? "List the stages under escalation.stages in scrutiny.yaml.";
    const said = (stage: string): Said => ({
      message: "This stage of escalation is not among those of scrutiny.yaml.",
      hint: hint(stage),
    });
    for (const record of base.registers.escalation) {
      const { stage, updates } = record.value;
      if (stage !== undefined && !known.includes(stage)) yield faultAt(record, ["stage"], said(stage));
      for (const [index, update] of updates.entries()) {
        if (update.stage !== undefined && !known.includes(update.stage))
          yield faultAt(record, ["updates", index, "stage"], said(update.stage));
      }
    }
    for (const { returns } of base.years.values()) {
      for (const [index, one] of (returns?.value.returns ?? []).entries()) {
        for (const stage of Object.keys(one["settled-at"]))
          if (returns && !known.includes(stage))
            yield {
              ...faultAtKey(returns, ["returns", index, "settled-at", stage], said(stage)),
              field: `returns.${index + 1}.settled-at`,
            };
      }
    }
  },
};
