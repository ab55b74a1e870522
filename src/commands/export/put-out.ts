import { join, relative } from "node:path";
import { type Standing, standingAt } from "../../edge/same-file.ts";
import { sweep } from "../../edge/stray.ts";
import { createFile, makeFolder, replaceFile } from "../../edge/write.ts";
import { UserError } from "../../model/user-error.ts";
import type { ExitCode, Session } from "../session.ts";
import type { ExportOptions } from "./options.ts";

/** A file that is ready. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes the file where the user stands, or where they say, and prints its path. One that holds the same is left as it
 * is; one that holds anything else is a person's, and is replaced only with `--force`.
 */
export async function putOut(
  session: Session,
  { name, bytes }: MadeFile,
  options: ExportOptions,
): Promise<ExitCode> {
  const { terminal, world } = session;
  if (options.stdout) {
    terminal.document(bytes);
    return 0;
  }
  const folder = session.placed(options.output ?? ".");
  const path = join(folder, name);
  const shown = relative(world.cwd, path).replaceAll("\\", "/");
  if (!options.dryRun) sweep(folder);
  const there = standingAt(path, bytes);
  if (there === "other" && !options.force) throw otherThere(shown);
  if (options.dryRun) terminal.note("Nothing was written (--dry-run).");
  else if (there === "same") terminal.note("It is there already, the same.");
  else await write(folder, path, bytes, there, world.cwd);
  terminal.result(shown);
  return 0;
}

async function write(
  folder: string,
  path: string,
  bytes: Uint8Array,
  there: Standing,
  cwd: string,
): Promise<void> {
  await makeFolder(folder, { cwd });
  if (there === "none") await createFile(path, bytes, { cwd });
  else await replaceFile(path, bytes, { cwd });
}

function otherThere(shown: string): UserError {
  return new UserError(
    "exists",
    `${shown} is there already and differs: somebody may have written into it. It was left as it is.`,
    "Bring in what it holds first, then write over it with --force, or write elsewhere with --output DIR.",
    1,
  );
}
