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

/** Every file that a note names, note by note. */
export function* namedFiles(base: KnowledgeBase): Iterable<NamedFile> {
  for (const record of base.notes) {
    for (const [index, source] of record.value.sources.entries()) {
      if (source.file !== undefined) yield { record, index, source, path: source.file };
    }
  }
}

/** Where attachments stand: `evidence/YYYY-YY/files/`, spelt as it is, without `..`. */
export function isAttachmentPath(path: string): boolean {
  return /^evidence\/\d{4}-\d{2}\/files\/[^\\]+$/.test(path) && !/(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
}
