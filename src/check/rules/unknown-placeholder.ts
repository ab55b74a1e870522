import { didYouMean } from "../../model/nearest.ts";
import { TEMPLATES } from "../../model/template-names.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: It is printed as it stands, braces and all.
 * Basis: The report templates: each template has its list of values.
 */
export const unknownPlaceholder: Rule = {
  id: "unknown-placeholder",
  severity: "warning",
  says: "A template names a value in double braces that there is not.",
  why: "It is printed as it stands, braces and all.",
  basis: "The report templates: each template has its list of values.",
  *check({ base }) {
    for (const template of base.templates) {
      const known = TEMPLATES.get(template.path)?.values;
      for (const { name, place } of template.placeholders) {
        if (known === undefined || known.includes(name)) continue;
        const hint = didYouMean(name, known) ?? "This template has no values.";
        yield { message: "There is no value of this name; it is printed as it stands.", place, hint };
      }
    }
  },
};
