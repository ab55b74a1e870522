import { allDecisions, allEntries } from "../assurance/reference.ts";
import type { FieldPath, KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import { periodDay } from "../model/note.ts";
import { openedOn } from "../model/registers.ts";
import { type Year, yearOf } from "../model/year.ts";

/** A field that refers to another record by id, number or diary line. */
export interface ReferenceField {
  readonly record: RecordFile<unknown>;
  readonly field: FieldPath;
  readonly target: string;
  /** The year whose numbers it means. */
  readonly year: Year;
  /** Whether only a note may stand there. */
  readonly noteOnly: boolean;
  /** Whether it says what something rests on. */
  readonly isEvidence: boolean;
}

/** Every reference in a field: related, supersedes, evidence, rests-on, carried-to, and the notes of the diary. */
export function* referenceFields(base: KnowledgeBase): Iterable<ReferenceField> {
  const starts = base.policy.value.year.starts;
  for (const record of base.notes) {
    const { related, supersedes } = record.value;
    if (related.length + supersedes.length === 0) continue;
    const year = yearOf(periodDay(record.value), starts);
    yield* listOf({ record, year, noteOnly: true, isEvidence: false }, ["supersedes"], supersedes);
    yield* listOf({ record, year, noteOnly: false, isEvidence: false }, ["related"], related);
  }
  for (const { kind, record } of allEntries(base)) {
    const year = yearOf(openedOn(kind, record.value), starts);
    const of = { record, year, noteOnly: false };
    yield* listOf({ ...of, isEvidence: false }, ["related"], record.value.related);
    yield* changingReferences(of, [], record.value);
    for (const [index, update] of record.value.updates.entries()) {
      yield* changingReferences(of, ["updates", index], update);
    }
  }
  for (const { decision, words, year, index } of allDecisions(base)) {
    const of = { record: words, year, noteOnly: false, isEvidence: true };
    yield* listOf(of, ["decisions", index, "rests-on"], decision["rests-on"]);
  }
  for (const { diary, year } of base.years.values()) {
    for (const [index, { note }] of (diary?.value.entries ?? []).entries()) {
      if (!diary || note === undefined) continue;
      const of = { record: diary, year, noteOnly: true, isEvidence: false };
      yield { ...of, field: ["entries", index, "note"], target: note };
    }
  }
}

/** What an entry or an update of it may refer to; each kind of entry has some of them. */
interface Referring {
  readonly evidence?: readonly string[];
  readonly tested?: { readonly evidence: readonly string[] } | undefined;
  readonly difference?: { readonly evidence: readonly string[] } | undefined;
  readonly "carried-to"?: string | undefined;
}

function* changingReferences(
  of: Pick<ReferenceField, "record" | "year" | "noteOnly">,
  field: FieldPath,
  fields: object,
): Iterable<ReferenceField> {
  const value: Referring = fields;
  const evidence = { ...of, isEvidence: true };
  yield* listOf(evidence, [...field, "evidence"], value.evidence ?? []);
  yield* listOf(evidence, [...field, "tested", "evidence"], value.tested?.evidence ?? []);
  yield* listOf(evidence, [...field, "difference", "evidence"], value.difference?.evidence ?? []);
  const carried = value["carried-to"];
  if (carried !== undefined)
    yield { ...of, isEvidence: false, field: [...field, "carried-to"], target: carried };
}

function* listOf(
  of: Omit<ReferenceField, "field" | "target">,
  field: FieldPath,
  targets: readonly string[],
): Iterable<ReferenceField> {
  for (const [index, target] of targets.entries()) yield { ...of, field: [...field, index], target };
}
