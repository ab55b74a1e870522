import { existsSync, lstatSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { UserError } from "../model/user-error.ts";
import { FOLDERS, findRoot } from "./base-folder.ts";
import { createFile, makeFolder } from "./write.ts";
import { codeOf, shownPath } from "./write-error.ts";

/** A file that is to stand in a folder: the folder, absolute, and the path below it, with `/`. */
export interface FileToLay {
  readonly base: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What stands in a file's place: nothing, the very same bytes, or something else, which stays. */
export type Standing = "nothing" | "same" | "other";

/** What stands in the place of each file. */
export function standingIn(files: readonly FileToLay[]): ReadonlyMap<FileToLay, Standing> {
  return new Map(files.map((file) => [file, standingAt(join(file.base, file.path), file.bytes)]));
}

function standingAt(path: string, bytes: Uint8Array): Standing {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return "nothing";
    return stat.isFile() && readFileSync(path).equals(bytes) ? "same" : "other";
  } catch (error) {
    // a part of the way is a file: it cannot be written, which the writer says
    return codeOf(error) === "ENOTDIR" ? "nothing" : "other";
  }
}

/**
 * Makes the files whose place is free, each whole or not at all, and what stood there stays as it was. Throws UserError
 * as `createFile` does; those made before stay, and the same command goes on from there.
 */
export async function layFiles(
  root: string,
  files: readonly FileToLay[],
  { cwd }: { readonly cwd: string },
  onMade: (file: FileToLay) => void,
): Promise<void> {
  await makeFolder(root, { cwd });
  for (const file of files) {
    const [path, options] = [join(file.base, file.path), { root: file.base, cwd }];
    await makeFolder(dirname(path), options);
    await createFile(path, file.bytes, options);
    onMade(file);
  }
}

/** The nearest folder at or above a path that is there. */
export function nearestFolder(path: string): string {
  let folder = resolve(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/**
 * Throws UserError where a knowledge base cannot begin: there is one already, a file has the folder's name, or the place
 * belongs to the records of another.
 */
export function mustBeFree(root: string, { cwd = root }: { readonly cwd?: string }): void {
  const shown = shownPath(root, { cwd });
  const stat = lstatSync(nearestFolder(root));
  if (!stat.isDirectory() && !stat.isSymbolicLink()) {
    throw new UserError(
      "not-a-folder",
      `${shown} cannot be a folder: a file has that name.`,
      "Name another folder.",
    );
  }
  if (lstatSync(join(root, "scrutiny.yaml"), { throwIfNoEntry: false })) {
    throw new UserError(
      "exists",
      `${shown === "." ? "This folder" : shown} is a knowledge base already; nothing was written.`,
      "See what is to be done in it: scrutiny todo. For another one, name another folder.",
      1,
    );
  }
  const outer = outerBase(root);
  const [within] = outer === undefined ? [] : relative(outer, root).replaceAll("\\", "/").split("/");
  if (within !== undefined && [...FOLDERS, "reports"].some((one) => one === within)) {
    throw new UserError(
      "outside",
      `${shown} lies among the records of another knowledge base; nothing was written.`,
      "Name a folder beside that knowledge base.",
    );
  }
}

/** The knowledge base that a folder lies in; undefined where it lies in none. */
export function outerBase(root: string): string | undefined {
  try {
    return findRoot(dirname(root));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
