import { allEntries } from "../../assurance/reference.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import { isSame } from "../../model/same-value.ts";
import { faultAt, faultAtKey } from "../fault-at.ts";
import type { Fault, Rule } from "../rule.ts";

/**
 * Why: What was known when is told by updates, answers and stamps; a report of an earlier day would come out different.
 * Basis: The model of the knowledge base, Registers: updates only ever grow.
 */
export const updateAltered: Rule = {
  id: "update-altered",
  severity: "error",
  says: "An update, an answer or a review stamp that was there is changed or gone.",
  why: "What was known when is told by updates, answers and stamps; a report of an earlier day would come out different.",
  basis: "The model of the knowledge base, Registers: updates only ever grow.",
  *check({ base, before }) {
    if (!before) return;
    const now = new Map(recordsOf(base));
    for (const [name, then] of recordsOf(before)) {
      const record = now.get(name);
      if (record) for (const list of LISTS) yield* altered(record, then, list);
    }
  },
};

/** The lists that only grow, and what one of each is called. */
const LISTS = [
  {
    field: "updates",
    one: "update",
    next: "Put it back as it was, and say what is new in an update of its own.",
  },
  { field: "responses", one: "answer", next: "Put it back as it was; a later answer is one more." },
  { field: "reviews", one: "review stamp", next: "Put it back as it was; a later review is one more." },
] as const;

/** Notes and entries by their id, wherever they stand; own words by their path. */
function recordsOf(base: KnowledgeBase): readonly (readonly [string, RecordFile<unknown>])[] {
  const years = [...base.years.values()];
  const words = years.flatMap(({ quarters, statement }) => [
    ...Object.values(quarters),
    ...(statement ? [statement] : []),
  ]);
  const records = [...base.notes, ...allEntries(base).map(({ record }) => record)];
  return [
    ...records.map((record) => [record.id, record] as const),
    ...words.map((record) => [record.path, record] as const),
  ];
}

function* altered(
  record: RecordFile<unknown>,
  then: RecordFile<unknown>,
  { field, one, next }: (typeof LISTS)[number],
): Iterable<Fault> {
  const [is, was] = [listOf(record, field), listOf(then, field)];
  const gone = without(was, is);
  if (gone.length === 0) return;
  const fresh = without(is, was);
  for (const index of gone) {
    // what stands where it stood is what became of it
    const isChanged = fresh.includes(index);
    const message = isChanged
      ? `This ${one} is not what it was in the commit that is compared with.`
      : `Number ${index + 1} of the ${one}s in the commit that is compared with is gone.`;
    yield isChanged
      ? faultAt(record, [field, index], { message, hint: next })
      : faultAtKey(record, [field], { message, hint: next });
  }
}

function listOf(record: RecordFile<unknown>, field: string): readonly unknown[] {
  const list = (record.value as Readonly<Record<string, unknown>>)[field];
  return Array.isArray(list) ? list : [];
}

/** The positions of the items of a list that have no like in the other; each like serves for one. */
function without(list: readonly unknown[], other: readonly unknown[]): readonly number[] {
  const left = [...other];
  return list.flatMap((item, index) => {
    const found = left.findIndex((one) => isSame(one, item));
    if (found === -1) return [index];
    left.splice(found, 1);
    return [];
  });
}
