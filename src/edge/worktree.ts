import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { compareText } from "../model/problem.ts";
import type { FileRun, Reading, Source, SourceEntry, SourceFile } from "../model/source.ts";
import { UserError } from "../model/user-error.ts";
import { nameIfStray } from "./stray.ts";

/** Larger files are not read into memory, in bytes. */
export const READ_LIMIT_BYTES = 1024 ** 3;

/**
 * The files as they lie in the folder `root`. No symbolic link is followed, neither at a path's end nor on the way to
 * it, and only regular files are opened. Throws UserError `cannot-read` for a folder that cannot be listed.
 */
export function workTreeSource(root: string): Source {
  const base = resolve(root);
  return {
    kind: "work-tree",
    label: "work tree",
    root: base,
    commit: undefined,
    list: async (paths) => listBelow(base, paths),
    read: (paths, how) => readShared(base, paths, { ...how, memory: ownMemory() }),
    scan: (paths, how) => readShared(base, paths, { ...how, memory: reusedMemory() }),
  };
}

/** Whether the path is the folder `root` or lies below it, by its text alone: symbolic links are not resolved. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** Whether a file or folder of that name is passed over: hidden, an editor's copy, an Office lock. */
export function isPassedOver(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~") || name.endsWith("~");
}

/** Whether a folder's name ends as a file's does, `x.md`, so that it is reported. */
export function looksLikeFile(name: string): boolean {
  return /\.[A-Za-z][A-Za-z0-9]{0,9}$/.test(name);
}

/** The asked path without `./`, a slash at its end or doubled slashes; undefined where it leaves the root. */
export function plainPath(path: string): string | undefined {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return path.startsWith("/") || parts.includes("..") || path.includes("\0") ? undefined : parts.join("/");
}

function listBelow(base: string, paths: readonly string[]): readonly SourceEntry[] {
  const found = new Map<string, SourceEntry>();
  const isRealFolder = folderCheck(base);
  for (const asked of paths) {
    const path = plainPath(asked);
    if (path === undefined || !isRealFolder(parentOf(path))) continue;
    const stat = lstatSync(join(base, path), { throwIfNoEntry: false });
    if (stat === undefined) continue;
    if (!stat.isDirectory()) add(found, base, path, stat);
    else {
      if (looksLikeFile(nameOf(path))) found.set(path, { path, kind: "folder", size: 0 });
      walk(base, path, found);
    }
  }
  return [...found.values()].sort((a, b) => compareText(a.path, b.path));
}

function walk(base: string, start: string, found: Map<string, SourceEntry>): void {
  const folders = [start];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(base, folder)) {
      if (isPassedOver(entry.name)) {
        nameIfStray(join(base, folder), entry.name);
        continue;
      }
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        folders.push(path);
        if (looksLikeFile(entry.name)) found.set(path, { path, kind: "folder", size: 0 });
      } else add(found, base, path, entry);
    }
  }
}

function entriesOf(base: string, folder: string) {
  try {
    return readdirSync(join(base, folder), { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw new UserError(
      "cannot-read",
      `the folder ${folder || base} cannot be read (${code})`,
      `Give yourself the right to read ${join(base, folder)}, then run the command again.`,
    );
  }
}

interface Kinds {
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

function add(found: Map<string, SourceEntry>, base: string, path: string, what: Kinds): void {
  if (what.isFile() && isOpenable(base, path)) found.set(path, fileEntry(base, path));
  else found.set(path, { path, kind: what.isSymbolicLink() ? "symlink" : "other", size: 0 });
}

/** A name that is not UTF-8 cannot be opened by its decoded form. */
function isOpenable(base: string, path: string): boolean {
  return !path.includes("\ufffd") || sizeOf(base, path) !== undefined;
}

/** To ask for the size of each of many files takes longer than to list them, and whoever reads a file learns it. */
function fileEntry(base: string, path: string): SourceEntry {
  return {
    path,
    kind: "file",
    get size() {
      return sizeOf(base, path) ?? 0;
    },
  };
}

function sizeOf(base: string, path: string): number | undefined {
  return lstatSync(`${base}${sep}${path}`, { throwIfNoEntry: false })?.size;
}

/** Gives memory for a file of that size. */
export type Memory = (size: number) => Buffer;

/** Larger files have memory of their own; the others share a slab. */
const SMALL = 16 * 1024;
const SLAB = 32 * SMALL;
/** Files read before somebody gets them, which are SLAB bytes or one file more at the most. */
const MOST_IN_RUN = 100;

/**
 * Memory of its own for each file: small ones beside each other, as to ask for it takes longer than to read. `make`
 * gives it, such as memory that two threads see.
 */
export function ownMemory(make: Memory = Buffer.allocUnsafeSlow): Memory {
  let slab: Buffer = Buffer.alloc(0);
  let used = 0;
  return (size) => {
    if (size > SMALL) return make(size);
    if (used + size > slab.length) {
      slab = make(SLAB);
      used = 0;
    }
    used += size;
    return slab.subarray(used - size, used);
  };
}

/** The same memory again and again for small files: those of a run hold until the next is asked for. */
export function reusedMemory(): Memory {
  const ring = Buffer.allocUnsafeSlow(2 * (SLAB + SMALL));
  let used = 0;
  return (size) => {
    if (size > SMALL) return Buffer.allocUnsafeSlow(size);
    if (used + size > ring.length) used = 0;
    used += size;
    return ring.subarray(used - size, used);
  };
}

/** The files in the order asked for; where they are shared, as this thread and the other read them. */
async function* readShared(
  base: string,
  paths: readonly string[],
  { other, ...how }: Reading & ReadingOne,
): AsyncGenerator<FileRun> {
  const read = fileReader(base, how);
  const shared = other?.share(base, paths);
  if (!shared) {
    yield* runsRead(paths, read);
    return;
  }
  for (let mine = shared.next(); mine; mine = shared.next()) {
    yield* runsRead(mine, read);
    for (let theirs = shared.arrived(); theirs; theirs = shared.arrived()) yield theirs;
  }
  yield* shared.rest();
}

/** In each run as many files as fill a slab, or one that is larger. */
function* runsRead(paths: readonly string[], read: (path: string) => SourceFile): Generator<FileRun> {
  let run: SourceFile[] = [];
  let bytes = 0;
  for (const path of paths) {
    const file = read(path);
    run.push(file);
    bytes += "bytes" in file ? file.bytes.length : 0;
    if (bytes < SLAB && run.length < MOST_IN_RUN) continue;
    yield run;
    run = [];
    bytes = 0;
  }
  if (run.length > 0) yield run;
}

/** How one file after the other is read: in memory of its own where none is given. */
export interface ReadingOne extends Pick<Reading, "most"> {
  readonly memory?: Memory;
}

/** Reads one file after the other below a folder. Never throws. */
export function fileReader(
  base: string,
  { memory = ownMemory(), most = () => READ_LIMIT_BYTES }: ReadingOne = {},
): (path: string) => SourceFile {
  const isRealFolder = folderCheck(base);
  return (asked) => {
    const path = plainPath(asked);
    if (path === undefined) return { path: asked, failure: "the path leads out of the knowledge base" };
    if (!isRealFolder(parentOf(path))) return { path: asked, failure: "there is no such file" };
    return readOne(base, path, { asked, memory, most: most(path) });
  };
}

// not a link at the end, and no waiting for somebody to write into a FIFO; 0 where the platform has no such flag
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function readOne(
  base: string,
  path: string,
  { asked, memory, most }: { readonly asked: string; readonly memory: Memory; readonly most: number },
): SourceFile {
  let file: number | undefined;
  try {
    file = openSync(`${base}${sep}${path}`, FLAGS);
    const stat = fstatSync(file);
    if (!stat.isFile()) return { path: asked, failure: "not a regular file" };
    if (stat.size > most) return tooLarge(asked);
    return { path: asked, bytes: readAll(file, memory(stat.size)) };
  } catch (error) {
    return { path: asked, failure: failureOf(error as NodeJS.ErrnoException) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** What is given for a file that has more bytes than are read. */
export function tooLarge(path: string): SourceFile {
  return { path, failure: "larger than is read", isTooLarge: true };
}

function readAll(file: number, bytes: Buffer): Uint8Array {
  const size = bytes.length;
  let length = 0;
  while (length < size) {
    const count = readSync(file, bytes, length, size - length, null);
    if (count === 0) break;
    length += count;
  }
  return length === size ? bytes : bytes.subarray(0, length);
}

function failureOf(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case "ENOENT":
    case "ENOTDIR":
      return "there is no such file";
    case "ELOOP":
    case "EMLINK":
      return "a symbolic link is not followed";
    case "EACCES":
    case "EPERM":
      return "no right to read it";
    case "EISDIR":
    case "ENXIO":
      return "not a regular file";
    default:
      return `the system answered ${error.code ?? "with an error"}`;
  }
}

/** Asks once for each folder whether it and all above it, up to the root, are folders and no symbolic links. */
function folderCheck(base: string): (folder: string) => boolean {
  const known = new Map<string, boolean>([["", true]]);
  const isReal = (folder: string): boolean => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const real =
      isReal(parentOf(folder)) &&
      lstatSync(join(base, folder), { throwIfNoEntry: false })?.isDirectory() === true;
    known.set(folder, real);
    return real;
  };
  return isReal;
}

/** The folder of a path; empty for the root's own files. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** A path's last part. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
