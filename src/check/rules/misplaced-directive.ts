import { TEMPLATES } from "../../model/template-names.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A section has headings and tables of its own. Nothing is printed in its place, so that a part of the report
 * would be missing.
 * Basis: The report templates: a directive stands on a line of its own, outside lists and quotations.
 */
export const misplacedDirective: Rule = {
  id: "misplaced-directive",
  severity: "error",
  says: "A report template asks for a section inside a list or a quotation.",
  why: "A section has headings and tables of its own. Nothing is printed in its place, so that a part of the report would be missing.",
  basis: "The report templates: a directive stands on a line of its own, outside lists and quotations.",
  *check({ base }) {
    for (const { path, misplacedDirectives } of base.templates) {
      if (TEMPLATES.get(path)?.directives === undefined) continue;
      for (const { place } of misplacedDirectives) {
        const hint = "Put the directive on a line of its own, with an empty line before and after it.";
        yield { message: "A section cannot stand inside a list or a quotation.", place, hint };
      }
    }
  },
};
