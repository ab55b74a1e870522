import type { Day } from "./day.ts";

/** What stands at a path. Only regular files are ever read; all else is reported. */
export interface SourceEntry {
  /** Relative to the root of the knowledge base, with `/`. */
  readonly path: string;
  readonly kind: "file" | "symlink" | "folder" | "other";
  /** Bytes; 0 for what is no file. In a work tree the system is asked each time that this is looked at. */
  readonly size: number;
}

/** A file that was read, or why it could not be. */
export type SourceFile =
  | { readonly path: string; readonly bytes: Uint8Array; readonly isScanned?: boolean }
  | {
      readonly path: string;
      readonly failure: string;
      readonly isTooLarge?: boolean;
      readonly isScanned?: boolean;
    };

/** Some files, as they were read: to wait for each alone takes longer than to read it. */
export type FileRun = readonly SourceFile[];

/** The files of runs, one by one. */
export async function* filesOf(runs: AsyncIterable<FileRun>): AsyncGenerator<SourceFile> {
  for await (const run of runs) yield* run;
}

/** How files are read. */
export interface Reading {
  /** Somebody who may read some of them; a Source may pass them over. */
  readonly other?: OtherReader | undefined;
  /** The most bytes that are read of a file, by its path; a larger one `isTooLarge`. */
  readonly most?: (path: string) => number;
}

/** Somebody who reads files of a folder beside whoever asks, and looks at them: for what identifies a person, say. */
export interface OtherReader {
  /** Undefined where the files are too few to be shared, or the other has work already. */
  share(folder: string, paths: readonly string[]): SharedReading | undefined;
}

/** Files that two read: each takes the next ones when it has done with the last, until all are taken. */
export interface SharedReading {
  /** The next files for whoever asks to read itself; undefined where all are taken. */
  next(): readonly string[] | undefined;
  /** Some of what the other has read meanwhile, with `isScanned`; undefined where there is nothing new to give. */
  arrived(): FileRun | undefined;
  /** Waits for all that the other still has to give. */
  rest(): AsyncIterable<FileRun>;
}

/**
 * A place to read a knowledge base from: the work tree, git's index, or a commit. `--at`, `--as-of` and `--staged` are
 * the same code with another Source.
 */
export interface Source {
  readonly kind: "work-tree" | "index" | "commit";
  /** For messages: `work tree`, `index`, `commit 0123456789ab`. */
  readonly label: string;
  /** Absolute path of the knowledge base's folder in the work tree. */
  readonly root: string;
  /** For a commit: its full name, and when it was made, in seconds since 1970, where that was asked for; else undefined. */
  readonly commit: { readonly id: string; readonly seconds?: number } | undefined;
  /**
   * Every file, symbolic link and other thing below the given folders and files (relative to the root), at any depth,
   * sorted by path in code unit order. Names that begin with `.` or `~` or end in `~` are passed over. A folder is
   * listed only where its name ends in a file's ending (`x.md`), so that it can be reported. A given path that does not
   * exist lists nothing.
   */
  list(paths: readonly string[]): Promise<readonly SourceEntry[]>;
  /**
   * The files' bytes in runs, in the order asked for; in any order where they are shared with another reader. Never throws
   * for a single file: it gives a `failure`.
   */
  read(paths: readonly string[], how?: Reading): AsyncIterable<FileRun>;
  /** As `read`, where that can be done for less: the bytes of a run hold until the next is asked for. */
  scan?(paths: readonly string[], how?: Reading): AsyncIterable<FileRun>;
  /** What git calls files' bytes, where that is known without reading: not in the work tree. */
  blobs?(): Promise<BlobNames>;
}

/** git's name of a regular file's bytes, by its path; undefined where that is not known. */
export type BlobNames = (path: string) => string | undefined;

/** The day of a commit in a time zone. */
export type DayOfCommit = (seconds: number, timeZone: string) => Day;
