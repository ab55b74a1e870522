import { didYouMean } from "../../model/nearest.ts";
import { TEMPLATES } from "../../model/template-names.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Nothing is printed in its place, so that a part of the report would be missing.
 * Basis: The report templates: the directives of a template are the names of sections.
 */
export const unknownDirective: Rule = {
  id: "unknown-directive",
  severity: "error",
  says: "A report template asks for a section that there is not.",
  why: "Nothing is printed in its place, so that a part of the report would be missing.",
  basis: "The report templates: the directives of a template are the names of sections.",
  *check({ base }) {
    for (const template of base.templates) {
      const known = TEMPLATES.get(template.path)?.directives;
      for (const { name, place } of template.directives) {
        if (known === undefined || known.includes(name)) continue;
        const hint = didYouMean(name, known) ?? "docs/templates.md lists the sections.";
        yield { message: `The template asks for ::${name}, which is no section.`, place, hint };
      }
    }
  },
};
