import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../model/user-error.ts";
import { sweep } from "./stray.ts";
import { makeFolder, replaceFile, type WriteOptions } from "./write.ts";
import { shownPath } from "./write-error.ts";

/** A file that is made from the tool alone, and may be made again. */
export interface MadeFile {
  readonly name: string;
  readonly text: string;
}

/** What would become of the file: it is new, would be made again, or is the same already. */
export type MadeState = "new" | "changed" | "same";

/**
 * What would become of each file. Throws UserError `exists` (exit 1) where a file stands in the place of one and does
 * not hold the mark of made files: a person wrote it.
 */
export function madeStates(
  folder: string,
  files: readonly MadeFile[],
  mark: string,
  options: WriteOptions,
): ReadonlyMap<string, MadeState> {
  return new Map(
    files.map(({ name, text }) => {
      const path = join(folder, name);
      const stat = lstatSync(path, { throwIfNoEntry: false });
      // what is no file is refused where it would be written
      if (!stat?.isFile()) return [name, "new"];
      const there = readFileSync(path, "utf8");
      if (there === text) return [name, "same"];
      if (there.includes(mark)) return [name, "changed"];
      const message = `${shownPath(path, options)} was not made by this tool and was left as it is; nothing was written.`;
      throw new UserError("exists", message, "Move that file out of the way, or choose --output DIR.", 1);
    }),
  );
}

/** Writes the files that are not there or differ; makes the folder. */
export async function writeMadeFiles(
  folder: string,
  files: readonly MadeFile[],
  states: ReadonlyMap<string, MadeState>,
  options: WriteOptions,
): Promise<void> {
  await makeFolder(folder, options);
  sweep(folder);
  for (const { name, text } of files) {
    if (states.get(name) === "same") continue;
    await replaceFile(join(folder, name), new TextEncoder().encode(text), options);
  }
}
