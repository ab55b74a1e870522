import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Note } from "../model/note.ts";

/** A finding with the note that it stands in. */
export interface FindingOfNote {
  readonly record: RecordFile<Note>;
  /** Position in the note's findings, from 0. */
  readonly index: number;
  readonly finding: Note["findings"][number];
}

/** Every finding, note by note. Gathered once for all the rules that ask. */
export function findingsOf(base: KnowledgeBase): readonly FindingOfNote[] {
  const known = gathered.get(base);
  if (known) return known;
  const all: FindingOfNote[] = [];
  for (const record of base.notes) {
    const { findings } = record.value;
    for (let index = 0; index < findings.length; index += 1)
      all.push({ record, index, finding: findings[index] as FindingOfNote["finding"] });
  }
  gathered.set(base, all);
  return all;
}

const gathered = new WeakMap<KnowledgeBase, readonly FindingOfNote[]>();
