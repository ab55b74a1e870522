import { compareText } from "../model/problem.ts";
import { type BlobNames, filesOf, type Source, type SourceEntry } from "../model/source.ts";
import { LARGEST_TEXT } from "../parse/largest-text.ts";
import { FOLDERS } from "./base-folder.ts";
import { ignoredPaths } from "./git.ts";
import { blobName } from "./looked-at.ts";
import type { World } from "./world.ts";

/** A file that is not what it was. */
export interface Change {
  readonly path: string;
  /** What it was; undefined where it was not there, or was nothing that is read as text. */
  readonly before: Uint8Array | undefined;
}

/** What a commit holds, and git's names for the contents of its files. */
export interface Listed {
  readonly entries: readonly SourceEntry[];
  readonly nameOf: BlobNames;
}

/** The state that is looked at, and the commit that it is compared with. */
export interface Compared {
  readonly now: Source;
  readonly was: Listed;
  readonly base: Source;
  readonly world: World;
  /** git's names for the contents of `now`, as far as they are known; the others are made where they matter. */
  readonly known: BlobNames;
}

/**
 * Every file that differs from the commit's, sorted by path: added, changed, deleted; one that was renamed is two. Line
 * ends alone are no difference in a text, nor is a right to execute; a file that git ignores is not looked at. Nothing
 * is asked of `git diff` or `git status`, which would run the repository's filters: contents are compared by git's names
 * for them.
 */
export async function changesSince(compared: Compared): Promise<readonly Change[]> {
  const { now, base } = compared;
  const was = entriesByPath(compared.was.entries);
  const is = entriesByPath(await now.list(FOLDERS));
  const isSame = await comparison(compared, was, is);
  const differing = [...is.keys()].filter((path) => !isSame(path));
  const deleted = [...was.keys()].filter((path) => !is.has(path));
  const before = await texts(base, was, [...differing, ...deleted]);
  const after = await texts(now, is, differing);
  const changed = differing.filter((path) => !isSameText(before.get(path), after.get(path)));
  const ignored = await ignoredAmong(
    compared,
    changed.filter((path) => !was.has(path)),
  );
  return [...changed, ...deleted]
    .filter((path) => !ignored.has(path))
    .sort(compareText)
    .map((path) => ({ path, before: before.get(path) }));
}

type Entries = ReadonlyMap<string, SourceEntry>;

function entriesByPath(entries: readonly SourceEntry[]): Entries {
  return new Map(entries.map((entry) => [entry.path, entry]));
}

/** Whether a file is what it was, as far as its size and git's name for its bytes tell. */
async function comparison({ now, was: { nameOf }, known }: Compared, was: Entries, is: Entries) {
  const made = new Map<string, string>();
  // sizes last: in a work tree the system is asked for each
  const isAsked = (entry: SourceEntry): boolean =>
    entry.kind === "file" && known(entry.path) === undefined && entry.size === was.get(entry.path)?.size;
  const asked = [...is.values()].filter(isAsked).map(({ path }) => path);
  for await (const file of filesOf((now.scan ?? now.read)(asked)))
    if ("bytes" in file) made.set(file.path, blobName(file.bytes, nameOf(file.path) ?? ""));
  return (path: string): boolean => {
    const kind = is.get(path)?.kind;
    if (kind !== was.get(path)?.kind) return false;
    const name = nameOf(path);
    return kind !== "file" || (name !== undefined && name === (known(path) ?? made.get(path)));
  };
}

/** The bytes of those that may be text, by their size. */
async function texts(source: Source, entries: Entries, paths: readonly string[]) {
  const isSmall = (path: string) => {
    const entry = entries.get(path);
    return entry?.kind === "file" && entry.size <= LARGEST_TEXT;
  };
  const found = new Map<string, Buffer>();
  for await (const file of filesOf(source.read(paths.filter(isSmall))))
    if ("bytes" in file)
      found.set(file.path, Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.length));
  return found;
}

function isSameText(was: Buffer | undefined, is: Buffer | undefined): boolean {
  if (!was || !is || was.includes(0) || is.includes(0)) return false;
  const plain = (bytes: Buffer) => bytes.toString("latin1").replaceAll("\r\n", "\n");
  return plain(was) === plain(is);
}

async function ignoredAmong(
  { now, world }: Compared,
  paths: readonly string[],
): Promise<ReadonlySet<string>> {
  if (now.kind !== "work-tree") return new Set();
  return ignoredPaths({ root: now.root, env: world.env }, paths);
}
