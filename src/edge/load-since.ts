import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Policy } from "../model/policy.ts";
import type { Source } from "../model/source.ts";
import { type FoundFile, parseKnowledgeBase, readPolicy } from "../parse/knowledge-base.ts";
import { judgesAll, notesToRead, type TextOf } from "../parse/notes-to-read.ts";
import { roleOf } from "../parse/path-role.ts";
import { type Change, changesSince, type Listed } from "./changes.ts";
import { FOLDERS, foundFiles, loadPolicy, withFrameworks } from "./load.ts";
import type { World } from "./world.ts";

/** A knowledge base beside a commit that it is compared with. */
export interface Since {
  /** The paths of all files that differ, sorted. */
  readonly changed: readonly string[];
  /** What the changed files were: nothing else of that commit is in it. */
  readonly before: KnowledgeBase;
  /** Whether something changed by which all other files are judged. */
  readonly judgesAll: boolean;
  /** Whether the two differ. */
  readonly isPart: boolean;
  /** The knowledge base; notes on which the problems of changed files and those that rest on them do not depend may be unasked. */
  part(): KnowledgeBase;
  /** The knowledge base with every note. */
  whole(): KnowledgeBase;
}

/** What is read, and the commit that it is compared with. */
export interface SinceWhat {
  /** What is judged: with its policy from elsewhere, where that was asked for. */
  readonly source: Source;
  /** What is compared: the same source with its own policy. */
  readonly own: Source;
  readonly base: Source;
  readonly world: World;
}

/** Reads all files, finds those that changed, and makes records of those that the changed ones and their like depend on. */
export async function loadSince({ source, own, base, world }: SinceWhat): Promise<Since> {
  const was = state(base);
  const now = listedOnce(own);
  const policy = await loadPolicy(source);
  const files = await all(foundFiles(source === own ? now : source, world));
  const ours = source === own ? files : await all(foundFiles(now, world));
  const changes = await changesSince({ now, files: ours, was: await was, base, world });
  const changed = changes.map(({ path }) => path);
  const needed = notesToRead({
    paths: files.map(({ path }) => path),
    text: texts(new Map(files.map((file) => [file.path, "bytes" in file ? file.bytes : undefined]))),
    changed,
    before: texts(new Map(changes.map(({ path, before }) => [path, before]))),
    starts: policy.value.year.starts,
  });
  const asked = needed
    ? files.map((file): FoundFile => (isUnasked(file, needed) ? { path: file.path, unasked: true } : file))
    : files;
  return {
    changed,
    before: await baseOfChanges(changes, policy, base),
    judgesAll: changed.some(judgesAll),
    isPart: asked.some((file) => "unasked" in file),
    part: () => withFrameworks(parseKnowledgeBase(policy, asked)),
    whole: () => withFrameworks(parseKnowledgeBase(policy, files)),
  };
}

/** Asked of git at once, while the files of now are read. */
async function state(base: Source): Promise<Listed> {
  const [entries, names] = [base.list(FOLDERS), base.blobs?.()];
  return { entries: await entries, names: (await names) ?? new Map() };
}

function listedOnce(source: Source): Source {
  let entries: ReturnType<Source["list"]> | undefined;
  return {
    ...source,
    list: (paths) => {
      entries ??= source.list(paths);
      return entries;
    },
  };
}

function texts(bytes: ReadonlyMap<string, Uint8Array | undefined>): TextOf {
  return (path) => {
    const found = bytes.get(path);
    return found && Buffer.from(found.buffer, found.byteOffset, found.length).toString("latin1");
  };
}

async function all(files: AsyncIterable<FoundFile>): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for await (const file of files) found.push(file);
  return found;
}

function isUnasked(file: FoundFile, needed: ReadonlySet<string>): boolean {
  return "bytes" in file && roleOf(file.path).is === "note" && !needed.has(file.path);
}

/** The changed files as the commit has them, read with its policy; where that cannot be read, with the present one. */
async function baseOfChanges(
  changes: readonly Change[],
  now: RecordFile<Policy>,
  base: Source,
): Promise<KnowledgeBase> {
  let policy = now;
  for await (const file of base.read(["scrutiny.yaml"]))
    if ("bytes" in file) policy = readPolicy(file).value ?? now;
  const files = changes.flatMap(({ path, before }): FoundFile[] => {
    if (before === undefined || roleOf(path).is === "attachment") return [];
    return [{ path, bytes: before }];
  });
  return parseKnowledgeBase(policy, files);
}
