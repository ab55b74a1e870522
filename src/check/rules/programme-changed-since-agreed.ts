import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Scrutiny is held against what was agreed; a change that nobody agreed is said in every report.
 * Basis: The model of the knowledge base, programme.yaml: `digest` of an agreement is that of the activities then.
 * Of two agreements by one party the later counts, and one without a digest is not asked.
 */
export const programmeChangedSinceAgreed: Rule = {
  id: "programme-changed-since-agreed",
  severity: "warning",
  says: "A work programme has other activities than those that were agreed.",
  why: "Scrutiny is held against what was agreed; a change that nobody agreed is said in every report.",
  basis:
    "The model of the knowledge base, programme.yaml: `digest` of an agreement is that of the activities then. Of two agreements by one party the later counts, and one without a digest is not asked.",
  *check({ base }) {
    for (const { programme, activitiesDigest, year } of base.years.values()) {
      const agreed = programme?.value.agreed ?? [];
      for (const [index, { by, digest }] of agreed.entries()) {
        const isLast = !agreed.slice(index + 1).some((later) => later.by === by);
        if (!programme || !isLast || digest === undefined || digest === activitiesDigest) continue;
        yield faultAt(programme, ["agreed", index, "digest"], {
          message: `The activities are not those that ${by} agreed.`,
          hint: `Once they are agreed as they stand, type: scrutiny programme agree --year ${year.label} --by ${by} --on DAY`,
        });
      }
    }
  },
};
