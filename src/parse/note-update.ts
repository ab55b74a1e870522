import { isSame } from "../model/same-value.ts";
import { readNote } from "./note.ts";
import { editedRecord } from "./record-edit.ts";
import type { Fields } from "./record-update.ts";

/** What becomes of a note: it is ready, or withdrawn with its reason. */
export type NoteUpdate =
  | { readonly status: "ready" }
  | {
      readonly status: "withdrawn";
      readonly withdrawn: { readonly on: string; readonly by: string; readonly reason: string };
    };

/** The note's text with the update, or why it cannot be; `lacks` says what a draft needs before it can be ready. */
export type UpdatedNote =
  | { readonly text: string }
  | { readonly refused: string }
  | { readonly lacks: readonly string[] }
  | { readonly conflict: readonly string[] }
  | { readonly standing: true };

/** Sets a note's status, as text; nothing else of it changes. `base` is the note as it was read before. */
export function updatedNote(text: string, base: Fields, update: NoteUpdate, path: string): UpdatedNote {
  const now = noteOf(text, path).value?.value as Fields | undefined;
  if (!now) return { refused: "it cannot be read" };
  if (now["status"] === update.status && isSame(now["withdrawn"], (update as Fields)["withdrawn"]))
    return { standing: true };
  const isOther = now["status"] !== base["status"] || !isSame(now["withdrawn"], base["withdrawn"]);
  if (isOther) return { conflict: ["status"] };
  const fields = Object.entries(update);
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
