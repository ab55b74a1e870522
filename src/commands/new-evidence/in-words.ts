import { VOICES } from "../../model/note.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";

/** The three lines of defence, as a person who chooses one reads them. */
export const LINE_IN_WORDS = {
  1: "an agency's own account",
  2: "the partnership's oversight",
  3: "independent",
} as const;

/** Whom one heard and how many, `children=3` where `=` stands between. */
export function heardOf({ heard }: NoteInputFields, between: string): readonly string[] {
  return VOICES.flatMap((who) => (heard?.[who] === undefined ? [] : [`${who}${between}${heard[who]}`]));
}
