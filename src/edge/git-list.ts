import { isAscii, isUtf8 } from "node:buffer";
import { compareText } from "../model/problem.ts";
import type { SourceEntry } from "../model/source.ts";
import { isPassedOver, looksLikeFile, nameOf, parentOf, plainPath } from "./worktree.ts";

/** A file, link or other thing that git holds, its path relative to the knowledge base. */
export interface StoredEntry extends SourceEntry {
  /** The object's name. */
  readonly id: string;
  /** Why it cannot be read; undefined where it can. */
  readonly failure: string | undefined;
}

/** One line of git's, cut at its tab: what it says of an entry, cut at each blank, and its path. */
export interface ListedLine {
  readonly facts: readonly string[];
  readonly path: string;
  /** A path that is not UTF-8 has no name that we could speak of. */
  readonly isText: boolean;
}

/** The lines of `ls-tree -z` and `ls-files -s -z`. */
export function listedLines(output: Buffer): ListedLine[] {
  // every byte a character, so that each path can be looked at by itself
  const lines = output.toString("latin1").split("\0");
  const isPlain = isAscii(output);
  return lines.slice(0, -1).map((line) => {
    const tab = line.indexOf("\t");
    const path = line.slice(tab + 1);
    const facts = line.slice(0, tab).split(" ");
    if (isPlain) return { facts, path, isText: true };
    const bytes = Buffer.from(path, "latin1");
    return { facts, path: bytes.toString("utf8"), isText: isUtf8(bytes) };
  });
}

/** What the mode of an entry makes it: 100644 and 100755 are files, 120000 a symbolic link, 160000 another repository. */
export function kindOf({ facts, isText }: ListedLine): SourceEntry["kind"] {
  if (facts[0] === "120000") return "symlink";
  return isText && facts[0]?.startsWith("100") ? "file" : "other";
}

/** The entries below the asked paths, as `Source.list` gives them, folders whose names look like files included. */
export function selectEntries(
  stored: Iterable<StoredEntry>,
  paths: readonly string[],
): readonly SourceEntry[] {
  const asked = new Set(paths.map(plainPath));
  const found = new Map<string, SourceEntry>();
  const known = new Map<string, boolean>();
  // asked for, or in a folder that is reached, by a name that is not passed over
  const isReached = (path: string): boolean =>
    asked.has(path) || (path !== "" && isFolderReached(parentOf(path)) && !isPassedOver(nameOf(path)));
  const isFolderReached = (folder: string): boolean => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    // those above it first: they may be reached too
    if (folder !== "") isFolderReached(parentOf(folder));
    const reached = isReached(folder);
    known.set(folder, reached);
    if (reached && looksLikeFile(nameOf(folder)))
      found.set(folder, { path: folder, kind: "folder", size: 0 });
    return reached;
  };
  for (const entry of stored) {
    const { path, kind, size } = entry;
    if (isReached(path)) found.set(path, { path, kind, size });
  }
  return [...found.values()].sort((a, b) => compareText(a.path, b.path));
}
