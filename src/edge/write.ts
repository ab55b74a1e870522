import { createHash } from "node:crypto";
import * as promises from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "../model/user-error.ts";
import { releaseLock, takeLock } from "./lock.ts";
import { sweep } from "./stray.ts";
import {
  type Bounds,
  claim,
  discard,
  discardFolder,
  type FileSystem,
  makeTemporaryFolder,
  outsideError,
  refuseOutside,
  rename,
  safeTarget,
  statOf,
  syncFolder,
  type Target,
  writeBeside,
} from "./whole-file.ts";
import { isInside } from "./worktree.ts";
import { inPlainWords, shownPath } from "./write-error.ts";

/**
 * What every function that writes may be told: `root`, the absolute folder that nothing is written outside of,
 * symbolic links resolved (without it, anywhere); `cwd`, where the user stands: messages name paths relative to it.
 */
export interface WriteOptions extends Bounds {
  /** For tests of failures; else `node:fs/promises`. */
  readonly files?: FileSystem;
  /** Permission bits of what is written, from its first byte on; else those of the file that was there, or the usual. */
  readonly mode?: number;
  /** How long `editFile` waits while one owner holds the lock, in milliseconds; default 10,000. */
  readonly lockWaitMs?: number;
  /** `editFile` only works out the change: it takes no lock, clears nothing away and writes nothing. */
  readonly isTrial?: boolean;
}

/** One output of a set: a name below the set's folder, with `/`, and its bytes. */
export interface SetFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes a file that was not there, whole or not at all, in a folder that exists. Throws UserError `exists` (exit 1)
 * where something stands at the path, as for the slower of two processes; `cannot-write` for what the system refuses,
 * `outside`, `symlink` or `not-a-file` where nothing may be written, as all functions here do.
 */
export async function createFile(path: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<void> {
  await write(path, options, async (files) => {
    const target = await safeTarget(files, path, options);
    if (target.mode !== undefined) throw existsError(path, options);
    const temporary = await writeBeside(files, withMode(target, options), bytes);
    try {
      if (!(await claim(files, temporary, target.path))) throw existsError(path, options);
    } finally {
      await discard(files, temporary);
    }
    try {
      await syncFolder(files, target.folder);
    } catch (error) {
      await discard(files, target.path);
      throw error;
    }
  });
}

/** Puts the bytes in a file's place in one step, keeping its mode and owner; makes it where it was not there. */
export async function replaceFile(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  await write(path, options, async (files) =>
    replace(files, withMode(await safeTarget(files, path, options), options), bytes),
  );
}

/**
 * Reads a file, hands its bytes to `edit` and puts what that gives in its place, all under a lock, so that of edits at
 * the same time none is lost. The same bytes write nothing. What `edit` throws comes through, the file as it was.
 * Throws UserError `locked` where another process held the lock for 10 seconds.
 */
export async function editFile(
  path: string,
  edit: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>,
  options: WriteOptions = {},
): Promise<void> {
  if (options.isTrial === true) {
    const there = await write(path, options, (files) => files.readFile(path));
    await edit(Uint8Array.from(there));
    return;
  }
  await underLock(path, options, async () => {
    const { target, before } = await write(path, options, async (files) => {
      const found = await safeTarget(files, path, options);
      return { target: found, before: await files.readFile(found.path) };
    });
    const after = await edit(Uint8Array.from(before));
    if (!before.equals(after)) await write(path, options, (files) => replace(files, target, after));
  });
}

/**
 * Does work while nobody else holds the lock of a path, in a folder that exists; nothing need stand at the path itself.
 * Throws UserError `locked` where another process held it for 10 seconds.
 */
export async function underLock<T>(path: string, options: WriteOptions, work: () => Promise<T>): Promise<T> {
  const lock = await write(path, options, async (files) => lockOf(await safeTarget(files, path, options)));
  const naming = { waitMs: options.lockWaitMs ?? 10_000, what: shownPath(path, options) };
  await write(path, options, (files) => takeLock(files, lock, naming));
  try {
    return await work();
  } finally {
    await releaseLock(options.files ?? promises, lock);
  }
}

/**
 * Writes the outputs of one run: all in one folder beside first, then each renamed into place, the manifest last, so
 * that at any moment each file is whole and a set that was not finished does not match its manifest. Makes the folders.
 */
export async function writeSet(
  folder: string,
  set: readonly SetFile[],
  manifestName: string,
  options: WriteOptions = {},
): Promise<void> {
  const manifest = set.find((file) => file.name === manifestName);
  if (manifest === undefined) throw new RangeError("a set is written with its manifest");
  const ordered = [...set.filter((file) => file !== manifest), manifest];
  const ready: Ready[] = [];
  const beside = await besideSet(folder, options);
  try {
    for (const { name, bytes } of ordered)
      ready.push(await prepare({ folder, beside, name, bytes, options }));
    const folders = new Set(ready.map(({ target }) => target.folder));
    for (const { target, temporary, path } of ready) {
      await write(path, options, async (files) => {
        // the others are on the disk before the manifest speaks of them
        if (path === ready.at(-1)?.path) for (const each of folders) await syncFolder(files, each);
        await rename(files, temporary, target.path);
        if (path === ready.at(-1)?.path) await syncFolder(files, target.folder);
      });
    }
  } finally {
    for (const { temporary } of ready) await discard(options.files ?? promises, temporary);
    await discardFolder(options.files ?? promises, beside);
  }
}

/** Makes a folder and those above it, where they are not there. */
export async function makeFolder(path: string, options: WriteOptions = {}): Promise<void> {
  await write(path, options, async (files) => {
    const wanted = resolve(path);
    let existing = wanted;
    while ((await statOf(files, existing)) === undefined && existing !== dirname(existing)) {
      existing = dirname(existing);
    }
    await refuseOutside(files, await files.realpath(existing), path, options);
    await files.mkdir(wanted, { recursive: true });
  });
}

/** Removes a file that this tool wrote; does nothing where there is none. */
export async function removeFile(path: string, options: WriteOptions = {}): Promise<void> {
  await write(path, options, async (files) => {
    if ((await statOf(files, resolve(path))) === undefined) return;
    const target = await safeTarget(files, path, options);
    await files.unlink(target.path);
    await syncFolder(files, target.folder);
  });
}

/**
 * Gives what stands at a path another name in its folder, in one step and as it is: a symbolic link stays one. A file
 * that has the name is replaced.
 */
export async function moveBeside(path: string, name: string, options: WriteOptions = {}): Promise<void> {
  await write(path, options, async (files) => {
    const folder = await files.realpath(dirname(resolve(path)));
    await refuseOutside(files, folder, path, options);
    await rename(files, join(folder, basename(path)), join(folder, basename(name)));
    await syncFolder(files, folder);
  });
}

/** A file of a set that is written but for its name. */
interface Ready {
  readonly path: string;
  readonly target: Target;
  readonly temporary: string;
}

/** One folder for all that a set has not yet put into place. */
async function besideSet(folder: string, options: WriteOptions): Promise<string> {
  await makeFolder(folder, options);
  return write(folder, options, async (files) => {
    const real = await files.realpath(folder);
    sweep(real);
    return makeTemporaryFolder(files, real);
  });
}

/** A file of a set on its way into the folder `beside`, then into its place. */
interface Preparing extends SetFile {
  readonly folder: string;
  readonly beside: string;
  readonly options: WriteOptions;
}

async function prepare({ folder, beside, name, bytes, options }: Preparing): Promise<Ready> {
  const path = join(folder, name);
  if (!isInside(folder, path) || resolve(path) === resolve(folder)) throw outsideError(path, options);
  await makeFolder(dirname(path), options);
  return write(path, options, async (files) => {
    const target = await safeTarget(files, path, options);
    return { path, target, temporary: await writeBeside(files, target, bytes, beside) };
  });
}

async function replace(files: FileSystem, target: Target, bytes: Uint8Array): Promise<void> {
  const temporary = await writeBeside(files, target, bytes);
  try {
    await rename(files, temporary, target.path);
  } finally {
    await discard(files, temporary);
  }
  await syncFolder(files, target.folder);
}

function withMode(target: Target, { mode }: WriteOptions): Target {
  return mode === undefined ? target : { ...target, mode };
}

/** One lock for all names that some disk takes for the same file. */
function lockOf(target: Target): string {
  const name = basename(target.path).normalize("NFC").toLowerCase();
  const digest = createHash("sha256").update(name).digest("hex");
  return join(target.folder, `.scrutiny-${digest.slice(0, 16)}.lock`);
}

function existsError(path: string, options: WriteOptions): UserError {
  const message = `${shownPath(path, options)} is there already and was left as it is`;
  return new UserError("exists", message, "Choose another name, or move that file out of the way.", 1);
}

function write<T>(path: string, options: WriteOptions, work: (files: FileSystem) => Promise<T>): Promise<T> {
  return inPlainWords(path, options, () => work(options.files ?? promises));
}
