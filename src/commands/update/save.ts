import { join } from "node:path";
import { editRecordFile } from "../../edge/edit-record.ts";
import { createFile } from "../../edge/write.ts";
import { UserError } from "../../model/user-error.ts";
import { keptPath } from "../../parse/kept-path.ts";
import { type KeptUpdate, keptText } from "../../parse/kept-update.ts";
import type { EditedRecord } from "../../parse/record-edit.ts";
import type { Session } from "../session.ts";

/** What a change of a record's text comes to; `conflict` names the fields that somebody else has set meanwhile. */
export type Outcome =
  | { readonly text: string }
  | { readonly refused: string }
  | { readonly conflict: readonly string[] }
  | { readonly standing: true };

/** A change of a record's file, and how it is kept where it cannot be made. */
export interface Saving {
  /** Relative to the root. */
  readonly path: string;
  readonly kept: KeptUpdate;
  readonly change: (text: string) => Outcome;
}

/**
 * Makes the change under the lock of its file. Where somebody else has set the same field the file stays, the update is kept
 * beside it, and UserError `conflict` (exit 1) says what to type; UserError `exists` (exit 1) where it stands there already.
 */
export async function saveChange(session: Session, { path, kept, change }: Saving): Promise<void> {
  const { root, cwd } = { root: session.root(), cwd: session.world.cwd };
  let conflict: readonly string[] = [];
  await editRecordFile({
    root,
    cwd,
    path,
    change: (text): EditedRecord => {
      const made = change(text);
      if ("standing" in made) throw alreadyThere(session.shown(path));
      if (!("conflict" in made)) return made;
      conflict = made.conflict;
      return { text };
    },
  });
  if (conflict.length === 0) return;
  const at = await keep(session, path, keptText(kept, conflict));
  const fields = conflict.join(" and ");
  throw new UserError(
    "conflict",
    `Somebody else has set ${fields} of ${kept.record} since you read it. ${session.shown(path)} was left as it is; your update is kept in ${session.shown(at)}.`,
    `Look at both. To make yours all the same: scrutiny update ${kept.record} --take. To remove it: scrutiny update ${kept.record} --drop`,
    1,
  );
}

const MOST_TRIES = 50;

/** Keeps a text beside a record under a name that nothing has, and gives its path. */
async function keep(session: Session, path: string, text: string): Promise<string> {
  const root = session.root();
  for (let tries = 1; ; tries += 1) {
    const at = keptPath(path, Buffer.from(session.world.randomBytes(2)).toString("hex"));
    try {
      await createFile(join(root, at), Buffer.from(text), { root, cwd: session.world.cwd });
      return at;
    } catch (error) {
      if (!(error instanceof UserError && error.code === "exists") || tries === MOST_TRIES) throw error;
    }
  }
}

function alreadyThere(shown: string): UserError {
  return new UserError(
    "exists",
    `The same update stands in ${shown} already; none was added.`,
    "If it happened twice, say it in other words.",
    1,
  );
}
