import { didYouMean } from "../../model/nearest.ts";
import { startOf } from "../../model/problem.ts";
import { TEMPLATES } from "../../model/template-names.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Whoever put it there may believe that reports are made with it.
 * Basis: The report templates: a template of the partnership's own is used under the name of the shipped one.
 */
export const unusedTemplate: Rule = {
  id: "unused-template",
  severity: "info",
  says: "A file stands in templates/ that nothing uses.",
  why: "Whoever put it there may believe that reports are made with it.",
  basis:
    "The report templates: a template of the partnership's own is used under the name of the shipped one.",
  *check({ base }) {
    for (const { path } of base.templates) {
      if (TEMPLATES.has(path) || !/\.(?:md|typ|yaml)$/.test(path) || NO_TEMPLATE.test(path)) continue;
      const hint = didYouMean(path, TEMPLATES.keys());
      yield {
        message: "Nothing uses a template of this name.",
        place: startOf(path),
        ...(hint ? { hint } : {}),
      };
    }
  },
};

/** What says what the folder is for, and what the tool itself begins a knowledge base with. */
const NO_TEMPLATE = /^templates\/(?:README\.md$|(?:checks|forms|frameworks|init|pull-requests)\/)/;
