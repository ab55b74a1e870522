import type { KnowledgeBase, RecordFile } from "../../../model/knowledge-base.ts";
import { type Note, periodDay } from "../../../model/note.ts";
import type { TraceKind } from "../../../model/trace-answer.ts";
import { yearOf } from "../../../model/year.ts";
import { type GraphInMaking, inWords, keyOf, PART_ABOVE } from "../graph.ts";
import type { HeldRecord } from "../held-record.ts";

/** A note with its findings, its sources, and what children were told back. Of a withdrawn one, the note alone. */
export function addNote(
  graph: GraphInMaking,
  base: KnowledgeBase,
  record: RecordFile<Note>,
  isSuperseded: boolean,
): HeldRecord {
  const note = record.value;
  const state =
    note.status === "ready"
      ? isSuperseded
        ? "superseded"
        : undefined
      : (note.status as "draft" | "withdrawn");
  const shared = { label: undefined, day: note.date, state, marking: note.marking } as const;
  const key = graph.add({
    ...shared,
    kind: "note",
    id: record.id,
    title: note.title,
    place: () => record.place(["title"]),
  });
  const part = (kind: TraceKind, index: number, title: string, field: readonly (string | number)[]) =>
    graph.add({ ...shared, kind, id: `${record.id}#${index + 1}`, title, place: () => record.place(field) });
  const isWithdrawn = note.status === "withdrawn";
  if (!isWithdrawn) {
    for (const [index, { says, finding }] of note.findings.entries())
      graph.rest(
        part("finding", index, `${inWords(says)}: ${finding}`, ["findings", index]),
        key,
        PART_ABOVE,
      );
    for (const [index, { title }] of note.sources.entries())
      graph.rest(key, part("source", index, title, ["sources", index, "title"]), SOURCE);
    const told = note["told-back"];
    if (told) {
      const title = "on" in told ? `Told back ${told.on}: ${told.how}` : `To be told back by ${told.due}`;
      graph.rest(part("told-back", 0, title, ["told-back"]), key, PART_ABOVE);
    }
  }
  return {
    file: "note",
    record,
    year: yearOf(periodDay(note), base.policy.value.year.starts),
    holder: ([list, index]) => {
      if (isWithdrawn) return list === "supersedes" || list === "activity" ? key : undefined;
      const id = `${record.id}#${(index as number) + 1}`;
      if (list === "findings") return keyOf("finding", id);
      return list === "sources" ? keyOf("source", id) : key;
    },
  };
}

const SOURCE = { strength: "rests", relation: "came from" } as const;
