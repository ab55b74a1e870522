import type { RecordFile } from "../../../model/knowledge-base.ts";
import type { Note } from "../../../model/note.ts";
import { bodyPieces, fieldPiece, textsIn } from "../pieces.ts";
import type { SearchedThing } from "../searched-text.ts";

/** A withdrawn note is found by its title and the reason alone. */
export function noteThing(record: RecordFile<Note>, isSuperseded: boolean): SearchedThing {
  const note = record.value;
  const state = note.status === "ready" ? (isSuperseded ? "superseded" : undefined) : note.status;
  const thing = { kind: "note", id: record.id, label: undefined, title: note.title } as const;
  const shared = { ...thing, date: note.date, state, marking: note.marking } as const;
  const title = fieldPiece(record, "title", ["title"], note.title);
  if (note.status === "withdrawn") {
    const reasons = (["withdrawn", "disposed"] as const).flatMap((field) =>
      textsIn(record, "said", [field, "reason"], note[field]?.reason),
    );
    return { ...shared, pieces: [title, ...reasons] };
  }
  const findings = note.findings.flatMap(({ finding, needs, unit, quote }, index) => [
    ...textsIn(record, "said", ["findings", index, "finding"], finding),
    ...textsIn(record, "said", ["findings", index, "needs"], needs),
    ...textsIn(record, "said", ["findings", index, "unit"], unit),
    ...textsIn(record, "said", ["findings", index, "quote", "text"], quote?.text),
  ]);
  const figures = note.figures.map(({ measure }, index) =>
    fieldPiece(record, "body", ["figures", index, "measure"], measure),
  );
  const sources = note.sources.map(({ title: source }, index) =>
    fieldPiece(record, "body", ["sources", index, "title"], source),
  );
  return { ...shared, pieces: [title, ...findings, ...figures, ...sources, ...bodyPieces(record)] };
}
