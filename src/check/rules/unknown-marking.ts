import { allEntries } from "../../assurance/reference.ts";
import type { FieldPath, KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import { didYouMean } from "../../model/nearest.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: An edition leaves out what is marked above it; a marking that has no place in the order cannot be above or
 * below anything.
 * Basis: The model of the knowledge base: `marking.all` lists the markings from the lowest to the highest.
 */
export const unknownMarking: Rule = {
  id: "unknown-marking",
  severity: "error",
  says: "A marking is used that scrutiny.yaml does not list.",
  why: "An edition leaves out what is marked above it; a marking that has no place in the order cannot be above or below anything.",
  basis: "The model of the knowledge base: `marking.all` lists the markings from the lowest to the highest.",
  *check({ base }) {
    const known = base.policy.value.markings;
    for (const { record, field, marking } of markings(base)) {
      if (marking === undefined || known.includes(marking)) continue;
      // the value is free text, and is not said again
      yield faultAt(record, field, {
        message: "This marking is not among those of scrutiny.yaml.",
        hint: didYouMean(marking, known),
      });
    }
  },
};

interface MarkingField {
  readonly record: RecordFile<unknown>;
  readonly field: FieldPath;
  readonly marking: string | undefined;
}

function* markings({ policy, notes, ...base }: KnowledgeBase): Iterable<MarkingField> {
  for (const [index, { marking }] of policy.value.editions.entries())
    yield { record: policy, field: ["editions", index, "marking"], marking };
  yield { record: policy, field: ["marking", "default"], marking: policy.value.marking?.default };
  for (const { programme } of base.years.values()) {
    for (const [index, { defaults }] of (programme?.value.activities ?? []).entries())
      if (programme)
        yield {
          record: programme,
          field: ["activities", index, "defaults", "marking"],
          marking: defaults?.marking,
        };
  }
  for (const record of notes) yield { record, field: ["marking"], marking: record.value.marking };
  for (const { record } of allEntries({ policy, notes, ...base }))
    yield { record, field: ["marking"], marking: record.value.marking };
}
