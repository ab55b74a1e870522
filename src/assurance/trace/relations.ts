import type { FieldPath, KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import type { Diary, DiaryEntry } from "../../model/programme.ts";
import type { TraceKind } from "../../model/trace-answer.ts";
import type { Year } from "../../model/year.ts";
import { type References, references, type Target } from "../reference.ts";
import { type GraphInMaking, keyOf } from "./graph.ts";
import type { HeldRecord } from "./held-record.ts";
import { type LeadsTo, RELATION_FIELDS, type RelationField } from "./relation-fields.ts";
import { partyKey } from "./things/parties.ts";

/** Ties the things of the graph by each field that refers to another. */
export function addRelations(graph: GraphInMaking, base: KnowledgeBase, held: readonly HeldRecord[]): void {
  for (const { row, upper, lower } of relationTies(graph, base, held)) graph.rest(upper, lower, row);
  for (const one of held) if (one.file === "diary") addServed(graph, base, one);
}

/** What a field ties: the thing that rests on the other, and that other; undefined where it is not known. */
export interface RelationTie {
  readonly row: RelationField;
  readonly upper: string | undefined;
  readonly lower: string | undefined;
}

/** Every tie that a field makes. */
export function* relationTies(
  graph: GraphInMaking,
  base: KnowledgeBase,
  held: readonly HeldRecord[],
): Iterable<RelationTie> {
  const target = targetFinder(graph, base, held);
  for (const one of held) {
    for (const row of ROWS.get(one.file) ?? []) {
      for (const [path, value] of valuesAt(one.record.value, row.keys)) {
        const [holder, named] = [one.holder(path), target(row.to, value, one.year)];
        const [upper, lower] = row.isTurned ? [named, holder] : [holder, named];
        yield { row: row.of, upper, lower };
      }
    }
  }
}

/** Where a value of a field, or what a citation names, leads to. */
export type TargetFinder = (to: LeadsTo, value: string, year: Year) => string | undefined;

/** Looks up what is named: by id, number or line of the diary for records, by id for all else. */
export function targetFinder(
  graph: GraphInMaking,
  base: KnowledgeBase,
  held: readonly HeldRecord[],
): TargetFinder {
  const known = references(base);
  const lines = diaryKeys(held);
  return (to, value, year) => {
    if (to === "record") return recordKey(known, lines, value, year);
    if (to === "party") return partyKey(base, value);
    return KINDS[to].map((kind) => keyOf(kind, value)).find((key) => graph.nodes.has(key));
  };
}

const TOPICS: readonly TraceKind[] = [
  "criterion",
  "function",
  "principle",
  "duty",
  "strand",
  "outside-framework",
];
const KINDS: Readonly<Record<Exclude<LeadsTo, "record" | "party">, readonly TraceKind[]>> = {
  topic: TOPICS,
  area: ["area"],
  activity: ["activity"],
  requirement: ["requirement"],
  priority: ["priority"],
  thing: ["activity", "requirement", "area", ...TOPICS],
};

/** The fields of each kind of file, their keys apart: made once, as each note asks for them. */
const ROWS: ReadonlyMap<
  string,
  readonly (RelationField & { readonly keys: readonly string[]; readonly of: RelationField })[]
> = new Map(
  [...new Set(RELATION_FIELDS.map(({ file }) => file))].map((file) => [
    file,
    RELATION_FIELDS.filter((row) => row.file === file).map((row) => ({
      ...row,
      of: row,
      keys: keysOf(row.field),
    })),
  ]),
);

function keysOf(field: string): readonly string[] {
  return field.endsWith("{}") ? [...field.slice(0, -2).split("."), "{}"] : field.split(".");
}

/** Every value that the keys lead to, lists gone through, each with its path. */
function* valuesAt(
  value: unknown,
  keys: readonly string[],
  path: FieldPath = [],
): Iterable<readonly [FieldPath, string]> {
  const [key, ...rest] = keys;
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* valuesAt(one, keys, [...path, index]);
  } else if (key === undefined) {
    if (typeof value === "string") yield [path, value];
  } else if (typeof value === "object" && value !== null) {
    if (key === "{}") for (const name of Object.keys(value)) yield [[...path, name], name];
    else if (Object.hasOwn(value, key)) yield* valuesAt(Reflect.get(value, key), rest, [...path, key]);
  }
}

/** The key of each line of each diary: a line's id is not enough where one stands twice. */
function diaryKeys(held: readonly HeldRecord[]): ReadonlyMap<DiaryEntry, string> {
  return new Map(
    held
      .filter(({ file }) => file === "diary")
      .flatMap((one) =>
        (one.record as RecordFile<Diary>).value.entries.map(
          (entry, index) => [entry, one.holder(["entries", index]) ?? ""] as const,
        ),
      ),
  );
}

function recordKey(
  known: References,
  lines: ReadonlyMap<DiaryEntry, string>,
  target: string,
  year: Year,
): string | undefined {
  const found = known.find(target, year);
  return found && keyOfTarget(found, lines);
}

function keyOfTarget(found: Target, lines: ReadonlyMap<DiaryEntry, string>): string | undefined {
  switch (found.is) {
    case "note":
      return keyOf("note", found.record.id);
    case "entry":
      return keyOf(found.entry.kind, found.entry.record.id);
    case "decision":
      return keyOf("decision", `${found.decision.year.label}-${found.decision.decision.id}`);
    case "diary":
      return lines.get(found.entry);
    default:
      return found satisfies never;
  }
}

/** What was done about a function or a duty: the notes of the activities that serve it, and lines of the diary without one. */
function addServed(graph: GraphInMaking, base: KnowledgeBase, diary: HeldRecord): void {
  const programme = base.years.get(diary.year.start)?.programme?.value;
  const served = new Map(
    programme?.activities.map(({ id, functions, duties }) => [
      id,
      [...functions.map((one) => keyOf("function", one)), ...duties.map((one) => keyOf("duty", one))],
    ]),
  );
  for (const [index, { activity, note }] of (diary.record as RecordFile<Diary>).value.entries.entries()) {
    const key = noteOf(graph, note) ?? diary.holder(["entries", index]);
    for (const upper of served.get(activity) ?? [])
      graph.rest(upper, key, { strength: "touches", relation: "was served by" });
  }
}

function noteOf(graph: GraphInMaking, id: string | undefined): string | undefined {
  const key = keyOf("note", id ?? "");
  return graph.nodes.has(key) ? key : undefined;
}
