import type { RecordFile } from "../../model/knowledge-base.ts";
import { type Note, noteSchema } from "../../model/note.ts";
import { UserError } from "../../model/user-error.ts";
import { NOTE_LIMITS } from "../../parse/front-matter.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { readRecordFile } from "../../parse/record.ts";
import type { NamedRecord } from "../named-record.ts";

/** A draft as it stands in its file. */
export interface Draft {
  readonly record: RecordFile<Note>;
  /** What the file gives, without stand-ins for what is missing. */
  readonly fields: NoteInputFields;
  readonly body: string;
}

/** The note that was named; throws UserError where it is none, or is withdrawn. */
export function noteOf(named: NamedRecord, typed: string): RecordFile<Note> {
  if (named.is !== "note")
    throw new UserError(
      "wrong-kind",
      `${typed} is no evidence note, and finish is for notes.`,
      `Type: scrutiny update ${typed}`,
    );
  if (named.record.value.status === "withdrawn")
    throw new UserError(
      "withdrawn",
      "The note is withdrawn, and stays so.",
      "Write what holds now in a new one: scrutiny new-evidence",
      1,
    );
  return named.record;
}

/** The draft of a text; undefined where it cannot be read. */
export function draftOf(record: RecordFile<Note>, text: string): Draft | undefined {
  const file = { path: record.path, bytes: new TextEncoder().encode(text) };
  const read = readRecordFile(file, noteSchema, NOTE_LIMITS).value;
  return read && { record, fields: read.value, body: read.body };
}
