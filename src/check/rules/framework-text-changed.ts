import { faultAt } from "../fault-at.ts";
import { frameworkItems } from "../framework-items.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: What was found about the older words would be read as found about the newer ones.
 * Basis: The model of the knowledge base: a changed framework gets a new id, and the older one stays.
 */
export const frameworkTextChanged: Rule = {
  id: "framework-text-changed",
  severity: "warning",
  says: "The words of a criterion, function or duty are changed, and the framework's id is not.",
  why: "What was found about the older words would be read as found about the newer ones.",
  basis: "The model of the knowledge base: a changed framework gets a new id, and the older one stays.",
  *check({ base, before }) {
    for (const [id, then] of before?.frameworks ?? []) {
      const framework = base.frameworks.get(id);
      if (!framework) continue;
      const was = new Map(frameworkItems(then.value).map((item) => [item.id, plain(item.text)]));
      for (const item of frameworkItems(framework.value)) {
        const words = was.get(item.id);
        if (words === undefined || words === plain(item.text)) continue;
        yield faultAt(framework, item.field, {
          message: `The words of ${item.id} are not those of the commit that is compared with.`,
          hint: "Give a changed framework an id of its own. Where a slip of copying was mended, this is in order.",
        });
      }
    }
  },
};

/** Line breaks and spaces say nothing. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
