import { allEntries } from "../../assurance/reference.ts";
import type { Framework } from "../../model/framework.ts";
import type { RecordFile } from "../../model/knowledge-base.ts";
import { periodDay } from "../../model/note.ts";
import type { RelatedPlace } from "../../model/problem.ts";
import { openedOn } from "../../model/registers.ts";
import { faultAt } from "../fault-at.ts";
import { type FrameworkItem, frameworkItems } from "../framework-items.ts";
import type { Rule, RuleContext } from "../rule.ts";

/**
 * Why: What was found about it would be counted nowhere, and older reports would come out different.
 * Basis: The model of the knowledge base: a changed framework gets a new id, and the older one stays.
 */
export const criterionRemoved: Rule = {
  id: "criterion-removed",
  severity: "error",
  says: "A criterion, or another id of the framework, is gone while records use it.",
  why: "What was found about it would be counted nowhere, and older reports would come out different.",
  basis: "The model of the knowledge base: a changed framework gets a new id, and the older one stays.",
  *check(context) {
    const { base, before } = context;
    if (!before) return;
    for (const [id, then] of before.frameworks) {
      const framework = base.frameworks.get(id);
      if (!framework) continue;
      const kept = new Set(frameworkItems(framework.value).map((item) => item.id));
      for (const item of frameworkItems(then.value)) {
        const uses = kept.has(item.id) ? [] : usesOf(item.id, framework, context);
        if (uses.length === 0) continue;
        yield faultAt(framework, placeOf(item, framework.value), {
          message: `${item.id} was in this framework and is used: ${uses.length === 1 ? "once" : `${uses.length} times`}.`,
          hint: "Put it back. A changed framework gets an id of its own; the older one goes to programme/frameworks/.",
          related: uses.slice(0, 3),
        });
      }
    }
  },
};

/** Where records that are read with the framework name the id. */
function usesOf(
  id: string,
  framework: RecordFile<Framework>,
  { base, frameworkOn }: RuleContext,
): RelatedPlace[] {
  const message = "It is used here.";
  const notes = base.notes.flatMap((record) =>
    record.value.findings.flatMap(({ about }, index) =>
      about === id && frameworkOn(periodDay(record.value)) === framework
        ? [{ message, place: record.place(["findings", index, "about"]) }]
        : [],
    ),
  );
  const entries = allEntries(base).flatMap(({ kind, record }) =>
    ("about" in record.value ? record.value.about : []).flatMap((about, index) =>
      about === id && frameworkOn(openedOn(kind, record.value)) === framework
        ? [{ message, place: record.place(["about", index]) }]
        : [],
    ),
  );
  return [...notes, ...entries];
}

/** The list that it stood in, as far as that is there still. */
function placeOf({ area, list }: FrameworkItem, framework: Framework) {
  const index = framework.areas.findIndex((one) => one.id === area);
  return index === -1 ? [list] : ["areas", index, "criteria"];
}
