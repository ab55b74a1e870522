import { mayBeUnread, whereToLook } from "../missing-target.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: A claim that cannot be traced to its evidence is only an opinion; a partner who asks where it comes from
 * gets no answer.
 * Basis: The model of the knowledge base: any record may be cited by its id or its number, and a diary line as
 * `[@ACTIVITY@DAY]`.
 */
export const danglingCitation: Rule = {
  id: "dangling-citation",
  severity: "error",
  says: "A citation leads to nothing.",
  why: "A claim that cannot be traced to its evidence is only an opinion; a partner who asks where it comes from gets no answer.",
  basis:
    "The model of the knowledge base: any record may be cited by its id or its number, and a diary line as `[@ACTIVITY@DAY]`.",
  needsAllNotes: true,
  *check({ base, citing, references }) {
    for (const { citations, malformed, year } of citing) {
      for (const place of malformed)
        yield {
          message: "This begins like a citation and leads to nothing.",
          place,
          hint: "Write [@ID, 2] or [@ID].",
        };
      for (const { target, place } of citations) {
        if (references.find(target, year) || mayBeUnread(base, target, year)) continue;
        const hint = whereToLook(target, year, references.ids);
        yield { message: `${target} leads to nothing.`, place, ...(hint === undefined ? {} : { hint }) };
      }
    }
  },
};
