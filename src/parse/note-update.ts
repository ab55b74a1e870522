import { isSame } from "../model/same-value.ts";
import { readNote } from "./note.ts";
import { editedRecord } from "./record-edit.ts";
import type { Fields } from "./record-update.ts";

/** What becomes of a note: it is ready, withdrawn with its reason, or those who were heard were told what came of it. */
export type NoteUpdate =
  | { readonly status: "ready" }
  | {
      readonly status: "withdrawn";
      readonly withdrawn: { readonly on: string; readonly by: string; readonly reason: string };
    }
  | { readonly "told-back": { readonly on: string; readonly how: string } };

/** The fields of a note that stand and fall together: who sets one has seen the others. */
const TOGETHER = { status: ["status", "withdrawn"], told: ["told-back"] } as const;

/** The note's text with the update, or why it cannot be; `lacks` says what a draft needs before it can be ready. */
export type UpdatedNote =
  | { readonly text: string }
  | { readonly refused: string }
  | { readonly lacks: readonly string[] }
  | { readonly conflict: readonly string[] }
  | { readonly standing: true };

/** Sets what the update says of a note, as text; nothing else of it changes. `base` is the note as it was read before. */
export function updatedNote(text: string, base: Fields, update: NoteUpdate, path: string): UpdatedNote {
  const now = noteOf(text, path).value?.value as Fields | undefined;
  if (!now) return { refused: "it cannot be read" };
  const fields = Object.entries(update);
  const own = "told-back" in update ? TOGETHER.told : TOGETHER.status;
  if (own.every((name) => isSame(now[name], (update as Fields)[name]))) return { standing: true };
  if (own.some((name) => !isSame(now[name], base[name]))) return { conflict: [own[0]] };
  const edited = editedRecord(
    text,
    fields.map(([field, value]) => ({ is: "set", path: [field], value })),
    "front-matter",
  );
  if ("refused" in edited) return edited;
  const { value, problems } = noteOf(edited.text, path);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (value && errors.length === 0) return edited;
  return {
    lacks: errors.map(({ message, hint }) => [message, hint].filter((one) => one !== undefined).join(" ")),
  };
}

function noteOf(text: string, path: string) {
  return readNote({ path, bytes: new TextEncoder().encode(text) });
}
