import { faultAtKey } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Scrutiny is held against its programme; one that partners have not agreed is the scrutineer's alone, and
 * every report says so.
 * Basis: The model of the knowledge base, programme.yaml: agreed when the executive group and `business-manager`
 * both have.
 */
export const programmeNotAgreed: Rule = {
  id: "programme-not-agreed",
  severity: "warning",
  says: "A work programme has not been agreed by both the executive group and the business manager.",
  why: "Scrutiny is held against its programme; one that partners have not agreed is the scrutineer's alone, and every report says so.",
  basis:
    "The model of the knowledge base, programme.yaml: agreed when the executive group and `business-manager` both have.",
  *check({ base }) {
    const executives = base.policy.value.groups.filter((one) => one.is === "executive").map((one) => one.id);
    for (const { programme } of base.years.values()) {
      if (!programme) continue;
      const agreed = new Set(programme.value.agreed.map((one) => one.by));
      const waiting = [
        ...(executives.some((id) => agreed.has(id)) ? [] : [executives.join(" or ") || "an executive group"]),
        ...(agreed.has(BUSINESS_MANAGER) ? [] : [BUSINESS_MANAGER]),
      ];
      if (waiting.length === 0) continue;
      yield faultAtKey(programme, ["agreed"], {
        message: `The programme has not been agreed by ${waiting.join(" and ")}.`,
        hint: "When it has been, add the day and who agreed: {on: DAY, by: ID}.",
      });
    }
  },
};

const BUSINESS_MANAGER = "business-manager";
