import { lstatSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { UserError } from "../model/user-error.ts";

/** What a knowledge base is made of. */
export const FOLDERS = ["scrutiny.yaml", "programme", "evidence", "registers", "templates"] as const;

/** The folder that holds `scrutiny.yaml`, found upwards from a directory. */
export function findRoot(directory: string): string {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    if (lstatSync(join(folder, "scrutiny.yaml"), { throwIfNoEntry: false })?.isFile()) return folder;
    if (dirname(folder) === folder) {
      throw new UserError(
        "no-knowledge-base",
        "There is no knowledge base here: no scrutiny.yaml in this folder or any above it.",
        "Go to the folder that holds scrutiny.yaml, or name it with -C DIR.",
      );
    }
  }
}
