import type { Day } from "../model/day.ts";
import type { RegisterKind } from "../model/register-kinds.ts";
import { CHANGING_FIELDS, REGISTER_SCHEMAS } from "../model/registers.ts";
import { isSame } from "../model/same-value.ts";
import { ENTRY_LIMITS } from "./front-matter.ts";
import { readRecordFile } from "./record.ts";
import { type EditedRecord, editedRecord, type RecordEdit } from "./record-edit.ts";

/** An entry's or an update's fields under their names in the file. */
export type Fields = Readonly<Record<string, unknown>>;

/** What an update of an entry says and sets: `on`, `by`, `text`, and any of the fields that change over time. */
export type EntryUpdate = Fields & { readonly on: Day; readonly by: string; readonly text: string };

/** On the entry these keep their first value; the one in force is in the last update that moved it. */
const FIRST_DAYS: readonly string[] = ["due", "response-due"];

/** The text of an entry's file with the update in it, or why it cannot be made; `conflict` names the fields that another set. */
export type UpdatedEntry =
  | { readonly text: string; readonly entry: Fields }
  | { readonly refused: string }
  | { readonly conflict: readonly string[] }
  | { readonly standing: true };

/** An update, and the entry as whoever made it had read it. */
export interface Updating {
  readonly kind: RegisterKind;
  readonly base: Fields;
  readonly update: EntryUpdate;
}

/**
 * Adds the update to the text of an entry: each field that it sets is set on the entry too, and the updates stay in the
 * order of their days. A field that somebody else has set to another value since `base` was read is a conflict;
 * `standing` where the very same update is there already.
 */
export function updatedEntry(text: string, { kind, base, update }: Updating): UpdatedEntry {
  const now = readEntry(kind, text);
  if (!now) return { refused: "it cannot be read" };
  if (updatesOf(now).some((one) => isSame(withoutLists(one), withoutLists(update))))
    return { standing: true };
  const conflict = conflictsOf(kind, base, now, update);
  if (conflict.length > 0) return { conflict };
  const edited: EditedRecord = editedRecord(text, updateEdits(kind, now, update), "front-matter");
  if ("refused" in edited) return edited;
  const entry = readEntry(kind, edited.text);
  return entry ? { text: edited.text, entry } : { refused: "the entry could not be read with it" };
}

/** The edits that an update comes to. An answer that stands on the entry and in no update goes into this one too. */
export function updateEdits(kind: RegisterKind, entry: Fields, update: EntryUpdate): readonly RecordEdit[] {
  const updates = updatesOf(entry);
  const later = updates.findIndex(({ on }) => (on as Day) > update.on);
  const answers = listOf(update, "responses");
  const inUpdates = updates.flatMap((one) => listOf(one, "responses"));
  const orphans =
    answers.length === 0
      ? []
      : listOf(entry, "responses").filter((one) => !inUpdates.some((other) => isSame(one, other)));
  const whole = answers.length === 0 ? update : { ...update, responses: [...orphans, ...answers] };
  const isKept = (field: string) => later !== -1 && updates.slice(later).some((one) => isSet(one[field]));
  const changing: readonly string[] = CHANGING_FIELDS[kind];
  const sets = changing.flatMap((field): readonly RecordEdit[] => {
    if (field === "responses") return answers.map((value) => ({ is: "append", path: [field], value }));
    const isSetHere = settable(kind, update).includes(field) && !isKept(field);
    return isSetHere ? [{ is: "set", path: [field], value: update[field] }] : [];
  });
  const place = later === -1 ? {} : { before: later };
  return [...sets, { is: "append", path: ["updates"], value: whole, ...place }];
}

/** A field's value as it stands: of a due day, the last one that an update set. */
export function inForce(entry: Fields, field: string): unknown {
  if (!FIRST_DAYS.includes(field)) return entry[field];
  return updatesOf(entry).findLast((one) => isSet(one[field]))?.[field] ?? entry[field];
}

/** An entry's fields; undefined where its text cannot be read. */
export function readEntry(kind: RegisterKind, text: string): Fields | undefined {
  const bytes = new TextEncoder().encode(text);
  return readRecordFile({ path: "entry.md", bytes }, REGISTER_SCHEMAS[kind], ENTRY_LIMITS).value?.value;
}

/** The updates of an entry. */
export function updatesOf(entry: Fields): readonly Fields[] {
  return listOf(entry, "updates") as readonly Fields[];
}

/** The fields that an update sets on the entry, answers and due days left out. */
export function settable(kind: RegisterKind, update: Fields): readonly string[] {
  const changing: readonly string[] = CHANGING_FIELDS[kind];
  return changing.filter(
    (field) => field !== "responses" && !FIRST_DAYS.includes(field) && isSet(update[field]),
  );
}

/** Whether a field has a value: an empty list is none. */
export function isSet(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function conflictsOf(kind: RegisterKind, base: Fields, now: Fields, update: Fields): readonly string[] {
  const dated = FIRST_DAYS.filter((field) => isSet(update[field]));
  return [...settable(kind, update), ...dated].filter((field) => {
    const current = inForce(now, field);
    return !isSame(current, inForce(base, field)) && !isSame(current, update[field]);
  });
}

function listOf(fields: Fields, name: string): readonly unknown[] {
  const list = fields[name];
  return Array.isArray(list) ? list : [];
}

/** An update as it is compared: the schema adds empty lists to what is read. */
function withoutLists(update: Fields): unknown {
  return JSON.parse(JSON.stringify(update, (_, value) => (isSet(value) ? value : undefined)));
}
