import { agreementOf, BUSINESS_MANAGER, executiveIds } from "../../assurance/programme-agreement.ts";
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
    const policy = base.policy.value;
    for (const folder of base.years.values()) {
      const { programme, year } = folder;
      const { state, waitingFor } = agreementOf(policy, folder);
      if (!programme || state === "agreed") continue;
      const executives = waitingFor.filter((id) => id !== BUSINESS_MANAGER);
      const isByExecutive = executiveIds(policy).length > 0 && executives.length === 0;
      const waiting = [
        ...(isByExecutive ? [] : [executives.join(" or ") || "an executive group"]),
        ...waitingFor.filter((id) => id === BUSINESS_MANAGER),
      ];
      yield faultAtKey(programme, ["agreed"], {
        message: `The programme has not been agreed by ${waiting.join(" and ")}.`,
        hint: `When it has been, type: scrutiny programme agree --year ${year.label} --by ID --on DAY`,
      });
    }
  },
};
