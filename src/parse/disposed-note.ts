import type { Note } from "../model/note.ts";
import { noteText, type RecordText } from "./note-text.ts";

/** Who disposed of a record, when, and why. */
export type Disposal = NonNullable<Note["disposed"]>;

/** What stands in a title's place where the title says too much. */
export const NO_TITLE = "A note that was disposed of";

/**
 * The tombstone that takes a note's place: its title, day, activity and marking, and why it went. Nothing else of it stays.
 * A note that was withdrawn before keeps the day and the reason of that.
 */
export function tombstoneText(note: Note, disposal: Disposal, title: string): RecordText {
  const { date, until, activity, marking, withdrawn } = note;
  return noteText(
    {
      title,
      date,
      until,
      activity,
      marking,
      status: "withdrawn",
      withdrawn: withdrawn ?? disposal,
      disposed: disposal,
    },
    "",
  );
}
