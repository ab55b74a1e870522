import type { Framework } from "../../model/framework.ts";
import type { FieldPath, KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import { startOf } from "../../model/problem.ts";
import type { Programme } from "../../model/programme.ts";
import { faultAt } from "../fault-at.ts";
import type { Fault, Rule } from "../rule.ts";

/**
 * Why: Whatever names the id would mean one of the two, and nobody could tell which.
 * Basis: The model of the knowledge base: agencies, groups and roles share their ids, as owners and parties are
 * any of them; so do all items of a framework.
 */
export const repeatedId: Rule = {
  id: "repeated-id",
  severity: "error",
  says: "An id is given twice in a list of scrutiny.yaml, a framework or a work programme.",
  why: "Whatever names the id would mean one of the two, and nobody could tell which.",
  basis:
    "The model of the knowledge base: agencies, groups and roles share their ids, as owners and parties are any of them; so do all items of a framework.",
  *check({ base }) {
    for (const list of idLists(base)) yield* repeated(list);
    yield* sameFramework(base);
  },
};

/** Ids that must differ from each other, with the fields that hold them. */
interface IdList {
  readonly record: RecordFile<unknown>;
  readonly ids: readonly (readonly [FieldPath, string])[];
}

function* repeated({ record, ids }: IdList): Iterable<Fault> {
  const seen = new Map<string, FieldPath>();
  for (const [field, id] of ids) {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, field);
    else {
      yield faultAt(record, field, {
        message: `The id ${id} is given a second time.`,
        hint: "Give one of the two another id, and correct what names it.",
        related: [{ message: "It stands here already.", place: record.place(first) }],
      });
    }
  }
}

function* idLists(base: KnowledgeBase): Iterable<IdList> {
  const policy = base.policy.value;
  const parties = { agencies: policy.agencies, groups: policy.groups, roles: policy.roles };
  yield { record: base.policy, ids: Object.entries(parties).flatMap(([key, list]) => idsIn([key], list)) };
  yield { record: base.policy, ids: idsIn(["editions"], policy.editions) };
  yield { record: base.policy, ids: idsIn(["assurance", "levels"], policy.assurance?.levels ?? []) };
  yield { record: base.policy, ids: idsIn(["escalation", "stages"], policy.escalation?.stages ?? []) };
  for (const record of base.frameworks.values()) yield* inFramework(record);
  for (const { programme } of base.years.values()) if (programme) yield* inProgramme(programme);
}

function* inFramework(record: RecordFile<Framework>): Iterable<IdList> {
  const { areas, functions, principles, duties, strands, provisions } = record.value;
  yield { record, ids: idsIn(["areas"], areas) };
  const criteria = areas.flatMap((area, index) => {
    const list = ["areas", index, "criteria"];
    const parts = area.criteria.flatMap((one, at) => idsIn([...list, at, "parts"], one.parts ?? []));
    return [...idsIn(list, area.criteria), ...parts];
  });
  const items = Object.entries({ functions, principles, duties, strands, provisions });
  yield { record, ids: [...criteria, ...items.flatMap(([key, list]) => idsIn([key], list))] };
}

function* inProgramme(record: RecordFile<Programme>): Iterable<IdList> {
  const { rows, activities, information, priorities, "open-points": points } = record.value;
  const lists = { rows, activities, information, priorities, "open-points": points };
  for (const [key, list] of Object.entries(lists)) yield { record, ids: idsIn([key], list) };
}

function idsIn(list: FieldPath, items: readonly { readonly id: string }[]): [FieldPath, string][] {
  return items.map(({ id }, index) => [[...list, index, "id"], id]);
}

/** Of two framework files with one id only the first is kept; the other is named here. */
function* sameFramework(base: KnowledgeBase): Iterable<Fault> {
  const kept = new Set([...base.frameworks.values()].map((one) => one.path));
  for (const path of base.files.read) {
    if (!/^programme\/(?:framework|frameworks\/[^/]+)\.yaml$/.test(path) || kept.has(path)) continue;
    yield {
      message: "Another framework has the id of this one.",
      place: startOf(path),
      hint: "A changed framework gets a new id; the older one stays in programme/frameworks/.",
    };
  }
}
