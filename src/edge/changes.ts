import { compareText } from "../model/problem.ts";
import { filesOf, type Source, type SourceEntry } from "../model/source.ts";
import { LARGEST_TEXT } from "../parse/decode.ts";
import type { Mentions } from "../parse/mentions.ts";
import { roleOf } from "../parse/path-role.ts";
import { ignoredPaths } from "./git.ts";
import { FOLDERS } from "./load.ts";
import { blobName, type LookedAt, lookAt } from "./looked-at.ts";
import { mentionsThread } from "./mentions-thread.ts";
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
  readonly names: ReadonlyMap<string, string>;
}

/** The state that is looked at, and the commit that it is compared with. */
export interface Compared {
  readonly now: Source;
  readonly was: Listed;
  readonly base: Source;
  readonly world: World;
  /** git's names for the contents of `now`, as far as they are known; the others are made where they matter. */
  readonly known: ReadonlyMap<string, string>;
}

/** What is looked at before it is known what the commit holds. */
export interface Scan {
  readonly now: Source;
  /** The name of any commit: its length says by which digest the repository names things. */
  readonly like: string;
}

/** What every file tells that is no attachment and no larger than is read, and git's names of all that are known. */
export interface Scanned {
  readonly mentions: ReadonlyMap<string, Mentions>;
  readonly known: ReadonlyMap<string, string>;
}

/** Looks at every file that may be text; with a second thread where there are many. */
export async function scanned({ now, like }: Scan): Promise<Scanned> {
  const known = new Map(await now.blobs?.());
  const mentions = new Map<string, Mentions>();
  const take = (looked: LookedAt | undefined) => {
    if (!looked) return;
    mentions.set(looked.path, looked.mentions);
    if (looked.name !== undefined) known.set(looked.path, looked.name);
  };
  const asked = now.blobs ? undefined : like;
  const isAsked = ({ path, kind, size }: SourceEntry) => kind === "file" && isLookedAt(path, size);
  const paths = (await now.list(FOLDERS)).filter(isAsked).map(({ path }) => path);
  const runs = now.scan ? now.scan(paths, mentionsThread(asked, take)) : now.read(paths);
  for await (const run of runs) {
    for (const file of run) take(lookAt(file, asked));
    // git's answers come in meanwhile
    await new Promise((done) => setImmediate(done));
  }
  return { mentions, known };
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
async function comparison({ now, was: { names }, ...compared }: Compared, was: Entries, is: Entries) {
  const known = new Map(compared.known);
  const isAsked = ({ path, kind, size }: SourceEntry): boolean =>
    kind === "file" && !known.has(path) && size === was.get(path)?.size;
  const asked = [...is.values()].filter(isAsked).map(({ path }) => path);
  for await (const file of filesOf((now.scan ?? now.read)(asked)))
    if ("bytes" in file) known.set(file.path, blobName(file.bytes, names.get(file.path) ?? ""));
  return (path: string): boolean => {
    if (is.get(path)?.kind !== was.get(path)?.kind) return false;
    return is.get(path)?.kind !== "file" || (names.has(path) && known.get(path) === names.get(path));
  };
}

function isLookedAt(path: string, size: number): boolean {
  return size <= LARGEST_TEXT && roleOf(path).is !== "attachment";
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
