import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Note } from "../model/note.ts";

type Source = Note["sources"][number];

/** A file that a note names as one of its sources. */
export interface NamedFile {
  readonly record: RecordFile<Note>;
  /** Position in the note's sources, from 0. */
  readonly index: number;
  readonly source: Source;
  readonly path: string;
}

/** Every file that a note names, note by note. Gathered once for all the rules that ask. */
export function namedFiles(base: KnowledgeBase): readonly NamedFile[] {
  const known = gathered.get(base);
  if (known) return known;
  const files = base.notes.flatMap((record) =>
    record.value.sources.flatMap((source, index) =>
      source.file === undefined ? [] : [{ record, index, source, path: source.file }],
    ),
  );
  gathered.set(base, files);
  return files;
}

const gathered = new WeakMap<KnowledgeBase, readonly NamedFile[]>();

/** Where attachments stand: `evidence/YYYY-YY/files/`, spelt as it is, without `..`. */
export function isAttachmentPath(path: string): boolean {
  return /^evidence\/\d{4}-\d{2}\/files\/[^\\]+$/.test(path) && !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
}
