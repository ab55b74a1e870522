import type { KnowledgeBase } from "../../../model/knowledge-base.ts";
import { openedOn } from "../../../model/registers.ts";
import { yearOf } from "../../../model/year.ts";
import type { EntryFile } from "../../reference.ts";
import { type GraphInMaking, PART_ABOVE } from "../graph.ts";
import type { HeldRecord } from "../held-record.ts";
import { cameOfEntry } from "./came-of-entry.ts";

/** An entry of a register, with what came of it: answers, the view or test, the outcome, the difference. */
export function addEntry(graph: GraphInMaking, base: KnowledgeBase, entry: EntryFile): HeldRecord {
  const { kind, record } = entry;
  const opened = openedOn(kind, record.value);
  const year = yearOf(opened, base.policy.value.year.starts);
  const number = "number" in record.value ? `${year.label} ${record.value.number}` : record.value.reference;
  const shared = { state: undefined, marking: record.value.marking } as const;
  const key = graph.add({
    ...shared,
    kind,
    id: record.id,
    label: number,
    title: record.value.title,
    day: opened,
    place: () => record.place(["title"]),
  });
  for (const { field, ...came } of cameOfEntry(entry, base.policy.value)) {
    const id = `${record.id}#${field.join(".")}`;
    const added = graph.add({ ...shared, ...came, id, label: number, place: () => record.place(field) });
    graph.rest(added, key, PART_ABOVE);
  }
  return { file: kind, record, year, holder: () => key };
}
