import { dayInWords } from "../../../model/day.ts";
import type { FieldPath, KnowledgeBase, RecordFile } from "../../../model/knowledge-base.ts";
import { type Note, periodDay } from "../../../model/note.ts";
import type { TraceKind } from "../../../model/trace-answer.ts";
import { yearOf } from "../../../model/year.ts";
import { type GraphInMaking, inWords, keyOf, PART_ABOVE, type TraceNode } from "../graph.ts";
import type { HeldRecord } from "../held-record.ts";

/** A note with its findings, its sources, and what children were told back. Of a withdrawn one, the note alone. */
export function addNote(
  graph: GraphInMaking,
  base: KnowledgeBase,
  record: RecordFile<Note>,
  isSuperseded: boolean,
): HeldRecord {
  const note = record.value;
  const state = stateOf(note, isSuperseded);
  const shared = { label: undefined, day: note.date, state, marking: note.marking } as const;
  const place = () => record.place(["title"]);
  const key = graph.add({ ...shared, kind: "note", id: record.id, title: note.title, place });
  if (note.status !== "withdrawn") addParts(graph, record, key, shared);
  const year = yearOf(periodDay(note), base.policy.value.year.starts);
  return { file: "note", record, year, holder: (field) => holderOf(record, key, field) };
}

function stateOf({ status }: Note, isSuperseded: boolean): TraceNode["state"] {
  if (status !== "ready") return status;
  return isSuperseded ? "superseded" : undefined;
}

type Shared = Pick<TraceNode, "label" | "day" | "state" | "marking">;

function addParts(graph: GraphInMaking, record: RecordFile<Note>, note: string, shared: Shared): void {
  const part = (kind: TraceKind, index: number, title: string, field: FieldPath) =>
    graph.add({ ...shared, kind, id: partId(record, index), title, place: () => record.place(field) });
  const { findings, sources, "told-back": told } = record.value;
  for (const [index, { says, finding }] of findings.entries()) {
    const key = part("finding", index, `${inWords(says)}: ${finding}`, ["findings", index]);
    graph.rest(key, note, PART_ABOVE);
  }
  for (const [index, { title }] of sources.entries()) {
    const key = part("source", index, title, ["sources", index, "title"]);
    graph.rest(note, key, { strength: "rests", relation: "came from" });
  }
  if (!told) return;
  const isTold = "on" in told;
  const title = isTold
    ? `Told back on ${dayInWords(told.on)}: ${told.how}`
    : `To be told back by ${dayInWords(told.due)}`;
  graph.rest(part("told-back", 0, title, ["told-back"]), note, PART_ABOVE);
}

/** Of a withdrawn note nothing is followed but what it came of and what it supersedes. */
function holderOf(record: RecordFile<Note>, note: string, [list, index]: FieldPath): string | undefined {
  if (record.value.status === "withdrawn")
    return list === undefined || list === "supersedes" || list === "activity" ? note : undefined;
  if (list === "findings") return keyOf("finding", partId(record, Number(index)));
  return list === "sources" ? keyOf("source", partId(record, Number(index))) : note;
}

function partId({ id }: RecordFile<Note>, index: number): string {
  return `${id}#${index + 1}`;
}
