import type { Rule } from "../rule.ts";
import { unknownNames } from "../unknown-name.ts";

/**
 * Why: A record is read with the framework of its year's programme; without it, last year's evidence would be read
 * with this year's criteria.
 * Basis: The model of the knowledge base: a changed framework gets a new id, and the older one stays in
 * `programme/frameworks/`.
 */
export const unknownFramework: Rule = {
  id: "unknown-framework",
  severity: "error",
  says: "A work programme names a framework that is not there.",
  why: "A record is read with the framework of its year's programme; without it, last year's evidence would be read with this year's criteria.",
  basis:
    "The model of the knowledge base: a changed framework gets a new id, and the older one stays in `programme/frameworks/`.",
  *check({ base }) {
    const known = new Set(base.frameworks.keys());
    for (const { programme } of base.years.values()) {
      if (!programme) continue;
      const name = programme.value.framework;
      const what = "framework in programme/framework.yaml or programme/frameworks/";
      yield* unknownNames([{ record: programme, field: ["framework"], name, known, what }]);
    }
  },
};
