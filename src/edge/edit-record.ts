import { join } from "node:path";
import { UserError } from "../model/user-error.ts";
import type { EditedRecord } from "../parse/record-edit.ts";
import { editFile } from "./write.ts";

/** A file of the knowledge base, and what is to become of its text. */
export interface RecordChange {
  /** Absolute path of the knowledge base. */
  readonly root: string;
  readonly cwd: string;
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Takes the text as it stands under the lock; the same text writes nothing. What it throws comes through. */
  readonly change: (text: string) => EditedRecord;
  /** Only works out the change, and writes nothing. */
  readonly isTrial?: boolean;
}

/**
 * Reads a record's file under its lock, has its text changed and puts the whole in its place in one step. Throws UserError
 * `not-edited` (exit 1) where the change is refused; the file is then as it was.
 */
export async function editRecordFile({
  root,
  cwd,
  path,
  change,
  isTrial = false,
}: RecordChange): Promise<void> {
  await editFile(
    join(root, path),
    (bytes) => {
      const text = decoded(bytes);
      const edited = text === undefined ? { refused: "it is not UTF-8 text" } : change(text);
      if ("refused" in edited) {
        const message = `${path} was left as it is: ${edited.refused.replace(/\.$/, "")}.`;
        throw new UserError("not-edited", message, `See what is wrong: scrutiny check ${path}`, 1);
      }
      return Buffer.from(edited.text);
    },
    { root, cwd, isTrial },
  );
}

/** The byte order mark stays, as it is written again. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
