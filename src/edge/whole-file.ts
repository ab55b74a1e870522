import type * as promises from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../model/user-error.ts";
import { forgetLitter, noteLitter } from "./litter.ts";
import { hasNoLinks, type LockFiles, removeIfDead, unlinkNoted, writeAll } from "./lock.ts";
import { temporaryName } from "./owner.ts";
import { sweep } from "./stray.ts";
import { isInside } from "./worktree.ts";
import { codeOf, type Naming, shownPath } from "./write-error.ts";

/** The calls of `node:fs/promises` that writing rests on, so that a test can put failing ones in their place. */
export type FileSystem = LockFiles & Pick<typeof promises, "realpath" | "mkdir" | "rmdir">;

/** Where a file goes: its folder with symbolic links resolved, and of a file that is there already what it keeps. */
export interface Target {
  readonly path: string;
  readonly folder: string;
  /** Permission bits of the file that is there; undefined where there is none. */
  readonly mode: number | undefined;
  readonly owner: { readonly user: number; readonly group: number } | undefined;
}

/** Limits on where is written: below `root`, symbolic links resolved. */
export interface Bounds extends Naming {
  readonly root?: string;
}

/** Resolves the path and sweeps its folder of what runs that were stopped left there; throws UserError `outside`, `symlink` or `not-a-file` where nothing may be written. */
export async function safeTarget(files: FileSystem, path: string, bounds: Bounds): Promise<Target> {
  const folder = await files.realpath(dirname(resolve(path)));
  await refuseOutside(files, folder, path, bounds);
  for (const lock of sweep(folder)) await removeIfDead(files, join(folder, lock));
  const target = join(folder, basename(path));
  const stat = await statOf(files, target);
  if (stat?.isSymbolicLink()) {
    const message = `${shownPath(path, bounds)} is a symbolic link: nothing is written through it`;
    throw new UserError("symlink", message, "Put a file in its place.");
  }
  if (stat !== undefined && !stat.isFile()) {
    const message = `${shownPath(path, bounds)} is there already, and is no file`;
    throw new UserError("not-a-file", message, "Move it out of the way.");
  }
  return {
    path: target,
    folder,
    mode: stat && stat.mode & 0o7777,
    owner: stat && { user: stat.uid, group: stat.gid },
  };
}

/** Throws UserError `outside` unless `real`, a resolved path, lies in the bounds' root. */
export async function refuseOutside(
  files: FileSystem,
  real: string,
  path: string,
  bounds: Bounds,
): Promise<void> {
  if (bounds.root !== undefined && !isInside(await files.realpath(bounds.root), real)) {
    throw outsideError(path, bounds);
  }
}

/** UserError `outside`. */
export function outsideError(path: string, bounds: Bounds): UserError {
  const root = bounds.root === undefined ? "its folder" : shownPath(bounds.root, bounds);
  return new UserError(
    "outside",
    `${shownPath(path, bounds)} lies outside ${root}: nothing is written there`,
    "Choose a path inside, with no symbolic link that leads out.",
  );
}

/** What stands at the path, a symbolic link not followed; undefined where nothing does. */
export async function statOf(files: FileSystem, path: string) {
  return files.lstat(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  });
}

/**
 * Writes a new file beside the target, or in another folder of the same disk, on the disk when this returns, and gives its
 * path. Its name begins with `.`, so that listing passes it over; mode and owner are those of the file whose place it takes.
 */
export async function writeBeside(
  files: FileSystem,
  target: Target,
  bytes: Uint8Array,
  folder = target.folder,
): Promise<string> {
  const temporary = join(folder, temporaryName());
  noteLitter("temporary", temporary);
  try {
    const file = await files.open(temporary, "wx", 0o666);
    try {
      if (target.owner !== undefined) {
        // where this is not allowed the file becomes the writer's own
        await file.chown(target.owner.user, target.owner.group).catch(() => undefined);
      }
      if (target.mode !== undefined) await file.chmod(target.mode);
      await writeAll(file, bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    return temporary;
  } catch (error) {
    await discard(files, temporary);
    throw error;
  }
}

/** Gives the whole file its name if nothing has it; false where something does. The temporary name may remain. */
export async function claim(files: FileSystem, temporary: string, target: string): Promise<boolean> {
  try {
    await files.link(temporary, target);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    if (!hasNoLinks(codeOf(error))) throw error;
  }
  // without hard links the name is taken by an empty file, then the whole one put in its place
  try {
    await (await files.open(target, "wx", 0o666)).close();
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  try {
    await rename(files, temporary, target);
    return true;
  } catch (error) {
    await discard(files, target);
    throw error;
  }
}

const IN_USE = new Set(["EPERM", "EACCES", "EBUSY"]);
const DELAYS_MS = [10, 20, 40, 80, 160, 320];

/** Puts a file in another's place. On Windows a virus scanner may hold one for a moment: it is tried again. */
export async function rename(files: FileSystem, from: string, to: string): Promise<void> {
  for (const delay of DELAYS_MS) {
    try {
      return await files.rename(from, to);
    } catch (error) {
      if (!IN_USE.has(codeOf(error))) throw error;
      await sleep(delay);
    }
  }
  await files.rename(from, to);
}

const CANNOT = new Set("EISDIR EPERM EACCES EINVAL ENOTSUP EOPNOTSUPP EBADF ENOSYS".split(" "));

/** Makes a new name last through a power cut. Windows and some network drives cannot: that is passed over. */
export async function syncFolder(files: FileSystem, folder: string): Promise<void> {
  try {
    const handle = await files.open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!CANNOT.has(codeOf(error))) throw error;
  }
}

/** Makes a folder for the temporary files of one run, so that a run that is killed leaves one thing behind. */
export async function makeTemporaryFolder(files: FileSystem, beside: string): Promise<string> {
  const path = join(beside, temporaryName());
  noteLitter("temporary", path);
  await files.mkdir(path);
  return path;
}

/** Removes that folder once it is empty, as far as that is possible. */
export async function discardFolder(files: FileSystem, path: string): Promise<void> {
  const isGone = await files.rmdir(path).then(
    () => true,
    (error: unknown) => codeOf(error) === "ENOENT",
  );
  if (isGone) forgetLitter(path);
}

/** Removes a temporary file as far as that is possible. */
export function discard(files: FileSystem, path: string): Promise<void> {
  return unlinkNoted(files, path);
}
