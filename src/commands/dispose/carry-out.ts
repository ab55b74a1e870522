import { join } from "node:path";
import { editFile, removeFile } from "../../edge/write.ts";
import { UserError } from "../../model/user-error.ts";
import type { Disposing } from "./disposing.ts";

/** Puts the tombstone in the note's place, then removes its attachments. A note that was changed since it was read stays. */
export async function carryOut({ session, record, tombstone, attachments }: Disposing): Promise<void> {
  const options = { root: session.root(), cwd: session.world.cwd };
  await editFile(
    join(options.root, record.path),
    (bytes) => {
      if (!Buffer.from(bytes).equals(Buffer.from(record.text)))
        throw changedError(session.shown(record.path));
      return Buffer.from(tombstone);
    },
    options,
  );
  for (const path of attachments.going) await removeFile(join(options.root, path), options);
}

function changedError(shown: string): UserError {
  return new UserError(
    "not-edited",
    `${shown} was changed in the meantime and was left as it is.`,
    "Look at it, then type the command again.",
    1,
  );
}
