/** What an import takes a file for. */
export const IMPORT_KINDS = ["evidence", "returns", "recommendations", "accuracy"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** One thing that would be added: where it stands in the file, what it comes to, and how it is written. */
export interface Addition {
  /** `sheet Return, row 5`. */
  readonly place: string;
  /** `2025/26 R3: Accepted. On track.` */
  readonly does: string;
  /** The lines as they would stand in the file. */
  readonly lines: readonly string[];
  readonly id: string | null;
  readonly number: string | null;
  /** Relative to the root; of a new record, its folder, as its name is made when it is written. */
  readonly path: string;
  /** What to think about, such as a name that may be a child's; never the words themselves. */
  readonly warnings: readonly string[];
}

/** Something that was not taken in, and why; nothing else is lost by it. */
export interface Refusal {
  readonly place: string;
  readonly reason: string;
  readonly hint?: string | undefined;
}

/** A file that is written in one step, and what of the additions goes into it. */
export interface Writing {
  readonly additions: readonly Addition[];
  /** Writes, and gives the path relative to the root. */
  run(): Promise<{ readonly path: string; readonly number?: string | undefined; readonly id?: string }>;
}

/** All that would come of an import. Nothing is written while it is made. */
export interface Plan {
  /** What the file was taken for, in words: `The return of NHS Fernshire ICB`. */
  readonly title: string;
  readonly as: ImportKind | "owner-return";
  readonly writings: readonly Writing[];
  readonly refused: readonly Refusal[];
  /** What stands in the knowledge base already, by its place in the file. */
  readonly standing: readonly { readonly place: string; readonly what: string }[];
  /** What else is to be known, in sentences: sheets that were not read, rows without an answer. */
  readonly said: readonly string[];
}
