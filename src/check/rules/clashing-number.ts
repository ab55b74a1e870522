import { allDecisions, allEntries } from "../../assurance/reference.ts";
import type { FieldPath, KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import { openedOn } from "../../model/registers.ts";
import { type Year, yearOf } from "../../model/year.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Minutes and conversation go by the number; a citation by it would lead to one of the two without saying
 * which.
 * Basis: The model of the knowledge base, Ids: a number is the next free one of the year; two branches may clash,
 * which check reports and renumber mends.
 */
export const clashingNumber: Rule = {
  id: "clashing-number",
  severity: "error",
  says: "Two entries, or two decisions, of a year have the same number.",
  why: "Minutes and conversation go by the number; a citation by it would lead to one of the two without saying which.",
  basis:
    "The model of the knowledge base, Ids: a number is the next free one of the year; two branches may clash, which check reports and renumber mends.",
  *check({ base }) {
    const seen = new Map<string, Numbered>();
    for (const one of numbered(base)) {
      const key = `${one.year.start} ${one.number}`;
      const first = seen.get(key);
      if (!first) seen.set(key, one);
      else {
        const place = first.record.place(first.field);
        yield faultAt(one.record, one.field, {
          message: `Another entry or decision of ${one.year.label} has this number.`,
          hint: one.isDecision ? "Give the later decision the next free number." : hintFor(one),
          related: [{ message: "It stands here already.", place }],
        });
      }
    }
  },
};

/** A learning review is called by the partnership's own reference, which no command makes. */
function hintFor({ record, number }: Numbered): string {
  return /^[RCEI]\d+$/.test(number)
    ? `Give the later entry the next free number: scrutiny renumber ${record.id}`
    : "Give the later entry a reference of its own.";
}

interface Numbered {
  readonly record: RecordFile<unknown>;
  readonly field: FieldPath;
  readonly number: string;
  readonly year: Year;
  readonly isDecision: boolean;
}

function* numbered(base: KnowledgeBase): Iterable<Numbered> {
  const starts = base.policy.value.year.starts;
  for (const { kind, record } of allEntries(base)) {
    const year = yearOf(openedOn(kind, record.value), starts);
    const of = { record, year, isDecision: false };
    if ("number" in record.value) yield { ...of, field: ["number"], number: record.value.number };
    else yield { ...of, field: ["reference"], number: record.value.reference };
  }
  for (const { decision, year, words, index } of allDecisions(base)) {
    const field = ["decisions", index, "id"];
    yield { record: words, field, number: decision.id, year, isDecision: true };
  }
}
