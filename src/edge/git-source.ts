import type { Reading, Source, SourceFile } from "../model/source.ts";
import { kindOf, type ListedLine, listedLines, type StoredEntry, selectEntries } from "./git-list.ts";
import { objectReader } from "./git-objects.ts";
import { checkAnswer, type GitPlace, runGit, textOf } from "./git-run.ts";
import { plainPath, READ_LIMIT_BYTES, tooLarge } from "./worktree.ts";

/** All that a commit holds below the prefix, paths without it. */
export async function entriesOfCommit(place: GitPlace, id: string, prefix: string): Promise<StoredEntry[]> {
  const paths = prefix === "" ? [] : ["--", prefix];
  const answer = await runGit(place, ["ls-tree", "-r", "-z", "--long", "--full-tree", id, ...paths]);
  checkAnswer(answer, "ls-tree");
  return listedLines(answer.stdout).map((line) => {
    const kind = kindOf(line);
    const size = kind === "file" ? Number(line.facts.at(-1)) : 0;
    return {
      path: line.path.slice(prefix.length),
      kind,
      size,
      id: line.facts[2] ?? "",
      failure: failureOf(kind),
    };
  });
}

/**
 * All that is staged below the folder. `ls-files` gives paths relative to the folder it runs in, and no sizes: those are asked for
 * in one go.
 */
export async function entriesOfIndex(place: GitPlace): Promise<StoredEntry[]> {
  const answer = await runGit(place, ["ls-files", "-s", "-z"]);
  checkAnswer(answer, "ls-files");
  const lines = listedLines(answer.stdout);
  const ids = lines.map((line) => line.facts[1] ?? "");
  const sizes = textOf(
    await runGit(place, ["cat-file", "--batch-check=%(objectsize)"], ids.map((id) => `${id}\n`).join("")),
    "cat-file",
  ).split("\n");
  return lines.map((line, at) => stagedEntry(line, Number(sizes[at])));
}

function stagedEntry(line: ListedLine, bytes: number): StoredEntry {
  const kind = kindOf(line);
  const isConflicted = line.facts[2] !== "0";
  const size = kind === "file" && !isConflicted && Number.isFinite(bytes) ? bytes : 0;
  const failure = isConflicted ? "a merge left it in conflict; it is not staged" : failureOf(kind);
  return { path: line.path, kind, size, id: line.facts[1] ?? "", failure };
}

function failureOf(kind: StoredEntry["kind"]): string | undefined {
  return kind === "file"
    ? undefined
    : kind === "symlink"
      ? "a symbolic link is not followed"
      : "not a regular file";
}

/** What a git Source is but for its reading. `entries` is asked once. */
export type Stored = Pick<Source, "kind" | "label" | "commit"> & { entries(): Promise<StoredEntry[]> };

/** A Source over what git holds; each file is read when it is asked for, many at a time. */
export function storedSource(place: GitPlace, { entries, ...about }: Stored): Source {
  const reader = objectReader(place);
  let listing: Promise<Map<string, StoredEntry>> | undefined;
  const stored = () => {
    listing ??= entries().then((all) => new Map(all.map((entry) => [entry.path, entry])));
    return listing;
  };

  const found = (all: ReadonlyMap<string, StoredEntry>, path: string, { most }: Reading) => {
    const plain = plainPath(path);
    if (plain === undefined) return failed(path, "the path leads out of the knowledge base");
    const entry = all.get(plain);
    if (entry === undefined) return failed(path, missing(all, plain));
    if (entry.failure !== undefined) return failed(path, entry.failure);
    return entry.size > (most?.(plain) ?? READ_LIMIT_BYTES) ? tooLarge(path) : entry;
  };

  const readGroup = async (
    all: ReadonlyMap<string, StoredEntry>,
    paths: readonly string[],
    how: Reading,
  ): Promise<SourceFile[]> => {
    const asked = paths.map((path) => found(all, path, how));
    const ids = asked.flatMap((one) => ("id" in one ? [one.id] : []));
    const contents = await reader.readAll(ids);
    let next = 0;
    return asked.map((one, index): SourceFile => {
      if (!("id" in one)) return one;
      const bytes = contents[next];
      next += 1;
      const path = paths[index] ?? "";
      return bytes === undefined ? failed(path, "git does not have its content here") : { path, bytes };
    });
  };

  return {
    ...about,
    root: place.folder,
    list: async (paths) => selectEntries((await stored()).values(), paths),
    async blobs() {
      const all = await stored();
      return (path) => {
        const entry = all.get(path);
        return entry?.failure === undefined ? entry?.id : undefined;
      };
    },
    async *read(paths, how = {}) {
      const all = await stored();
      let at = 0;
      const nextGroup = (): Promise<SourceFile[]> => {
        const group: string[] = [];
        for (let bytes = 0; at < paths.length && group.length < GROUP_FILES && bytes < GROUP_BYTES; at++) {
          const path = paths[at] ?? "";
          bytes += all.get(path)?.size ?? 0;
          group.push(path);
        }
        const files = readGroup(all, group, how);
        // a reader that stops early never looks at those that are under way
        files.catch(() => undefined);
        return files;
      };
      const under: Promise<SourceFile[]>[] = [];
      while (at < paths.length || under.length > 0) {
        // the next groups are under way before this one is taken: neither side waits for the other
        while (at < paths.length && under.length < GROUPS) under.push(nextGroup());
        const files = await under.shift();
        if (files) yield files;
      }
    },
  };
}

function failed(path: string, failure: string): SourceFile {
  return { path, failure };
}

/** git keeps no folders: there is one where something lies in it. */
function missing(all: ReadonlyMap<string, StoredEntry>, path: string): string {
  const isFolder = [...all.keys()].some((stored) => stored.startsWith(`${path}/`));
  return isFolder ? "not a regular file" : "there is no such file";
}

/**
 * How much is asked of git at once, and how many times as much may wait for an answer. A group is little more than a pipe holds:
 * git fills it while the one before is worked on.
 */
const GROUP_FILES = 48;
const GROUP_BYTES = 1024 * 1024;
const GROUPS = 8;
