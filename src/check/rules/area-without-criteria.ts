import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A finding is about a criterion, so in an area without one nothing can be recorded, and coverage shows no gap.
 * Basis: The model of the knowledge base: areas have criteria, and `about` is the id of one.
 */
export const areaWithoutCriteria: Rule = {
  id: "area-without-criteria",
  severity: "warning",
  says: "An area of the framework has no criterion, or the framework has no area.",
  why: "A finding is about a criterion, so in an area without one nothing can be recorded, and coverage shows no gap.",
  basis: "The model of the knowledge base: areas have criteria, and `about` is the id of one.",
  *check({ base }) {
    for (const framework of base.frameworks.values()) {
      const { areas } = framework.value;
      if (areas.length === 0) {
        yield faultAt(framework, ["areas"], {
          message: "The framework has no area yet, so no finding can be about anything in it.",
          hint: "Write its areas and their criteria. For an example type: scrutiny explain area-without-criteria",
        });
      }
      for (const [index, { id, criteria }] of areas.entries()) {
        if (criteria.length > 0) continue;
        yield faultAt(framework, ["areas", index, "criteria"], {
          message: `The area ${id} has no criterion yet, so no finding can be about it.`,
          hint: `Write one in place of []: - {id: ${id}.WORDS, title: TITLE, text: TEXT}`,
        });
      }
    }
  },
};
