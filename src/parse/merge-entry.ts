import type { Day } from "../model/day.ts";
import type { RegisterKind } from "../model/register-kinds.ts";
import { CHANGING_FIELDS } from "../model/registers.ts";
import { isSame } from "../model/same-value.ts";
import type { ConflictSides } from "./conflict-sides.ts";
import { editedRecord, type RecordEdit } from "./record-edit.ts";
import { type Fields, isSet, readEntry, updatesOf } from "./record-update.ts";

/** A field that both sides set, each to a value of its own. */
export interface TwiceSet {
  readonly field: string;
  readonly ours: unknown;
  readonly theirs: unknown;
}

export type Side = "ours" | "theirs";

/** Who joins the sides and when, and whose value holds of a field that both set; without it the fields are told. */
export interface Settling {
  readonly by: string;
  readonly on: Day;
  readonly sideOf: (field: string) => Side | undefined;
}

/** The joined entry; or the fields that both set and nobody settled; or why it is for a person, as the end of a sentence. */
export type MergedEntry =
  | {
      readonly text: string;
      readonly entry: Fields;
      /** Updates that came from the other side. */
      readonly added: number;
      /** Comments of the other side that are not in the text. */
      readonly lostComments: number;
      /** The update that says which value holds, where one was needed. */
      readonly settled: Fields | undefined;
    }
  | { readonly twiceSet: readonly TwiceSet[] }
  | { readonly refused: string };

/** The three entries of a merge; what both came from may not be known. */
interface Entries {
  readonly kind: RegisterKind;
  readonly ours: Fields;
  readonly theirs: Fields;
  readonly base: Fields | undefined;
}

/** Lists of which both sides keep what they have. */
const GROWING = ["responses", "reviews"];

/**
 * Joins two sides of an entry that both only added: the updates of both by their days, the fields as the last update left
 * them, answers and stamps of both. Where both changed the same words of anything else, it is for a person. The text is
 * ours, with what the other side brought put into it.
 */
export function mergedEntry(kind: RegisterKind, sides: ConflictSides, settling: Settling): MergedEntry {
  const ours = readEntry(kind, sides.ours);
  const theirs = readEntry(kind, sides.theirs);
  if (!ours || !theirs)
    return { refused: `the side of ${ours ? "the other branch" : "this branch"} cannot be read` };
  const base = sides.base === undefined ? undefined : readEntry(kind, sides.base);
  const entries: Entries = { kind, ours, theirs, base };
  const altered = alteredUpdate(entries);
  if (altered) return { refused: altered };
  const twice = twiceSet(entries);
  if (twice.some(({ field }) => settling.sideOf(field) === undefined)) return { twiceSet: twice };
  const fresh = brought(entries);
  const updates = fresh.reduce<readonly Fields[]>(
    (all, one) => all.toSpliced(placeOf(all, one), 0, one),
    updatesOf(ours),
  );
  const settled = settlingUpdate(updates, twice, settling);
  const all = settled ? [...updates, settled] : updates;
  const plain = plainFields(entries);
  if ("refused" in plain) return plain;
  const body = mergedBody(sides);
  if ("refused" in body) return body;
  const edits = [
    ...plain.edits,
    ...changingFields(entries, all),
    ...growing(entries),
    ...updateEdits(updatesOf(ours), fresh, settled),
  ];
  const made = editedRecord(body.text, edits, "front-matter");
  if ("refused" in made) return made;
  const entry = readEntry(kind, made.text);
  if (!entry) return { refused: "the entry could not be read when joined" };
  return {
    text: made.text,
    entry,
    added: fresh.length,
    lostComments: lostComments(sides, made.text),
    settled,
  };
}

/** Updates only ever grow: one that both came from and that a side has not is no case for joining. */
function alteredUpdate({ ours, theirs, base }: Entries): string | undefined {
  const lost = (side: Fields) => without(updatesOf(base ?? {}), updatesOf(side)).length > 0;
  const where = lost(ours) ? "this branch" : lost(theirs) ? "the other branch" : undefined;
  return where && `an update that stood there before is changed or gone on ${where}; put it back first`;
}

/** What the other side added, in its order. */
function brought({ ours, theirs }: Entries): readonly Fields[] {
  return without(updatesOf(theirs), updatesOf(ours));
}

function twiceSet(entries: Entries): readonly TwiceSet[] {
  const { kind, ours, theirs } = entries;
  const added = without(updatesOf(ours), updatesOf(theirs));
  const fresh = brought(entries);
  const changing: readonly string[] = CHANGING_FIELDS[kind];
  return changing.flatMap((field) => {
    if (field === "responses") return [];
    const [mine, other] = [lastSet(added, field), lastSet(fresh, field)];
    return isSet(mine) && isSet(other) && !isSame(mine, other) ? [{ field, ours: mine, theirs: other }] : [];
  });
}

/** Where the last update would leave a value that was not chosen, one more says which holds. */
function settlingUpdate(
  updates: readonly Fields[],
  twice: readonly TwiceSet[],
  { by, on, sideOf }: Settling,
): Fields | undefined {
  const chosen = twice.map(({ field, ...sides }) => [field, sides[sideOf(field) ?? "ours"]] as const);
  const wrong = chosen.filter(([field, value]) => !isSame(lastSet(updates, field), value));
  if (wrong.length === 0) return undefined;
  const last = updates.at(-1)?.["on"] as Day | undefined;
  const fields = wrong.map(([field]) => field).join(" and ");
  const text = `Two branches set ${fields}; this is what holds.`;
  const isMoved = wrong.some(([field]) => field === "due" || field === "response-due");
  return {
    on: last !== undefined && last > on ? last : on,
    by,
    text,
    ...(isMoved ? { reason: text } : {}),
    ...Object.fromEntries(wrong),
  };
}

/** Fields that updates set: as the last update left them; where none did, as any other field. */
function changingFields({ kind, ours }: Entries, updates: readonly Fields[]): readonly RecordEdit[] {
  const changing: readonly string[] = CHANGING_FIELDS[kind];
  return changing.flatMap((field): readonly RecordEdit[] => {
    if (field === "responses" || isFirstDay(field)) return [];
    const value = lastSet(updates, field);
    return !isSet(value) || isSame(value, ours[field]) ? [] : [{ is: "set", path: [field], value }];
  });
}

/** Everything else: the side that changed it since they parted; both, and it is for a person. */
function plainFields({
  kind,
  ours,
  theirs,
  base,
}: Entries): { readonly edits: readonly RecordEdit[] } | { readonly refused: string } {
  const changing: readonly string[] = CHANGING_FIELDS[kind];
  const updates = [...updatesOf(ours), ...updatesOf(theirs)];
  const isUpdated = (field: string) =>
    changing.includes(field) && !isFirstDay(field) && isSet(lastSet(updates, field));
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  const edits: RecordEdit[] = [];
  for (const field of names) {
    if (field === "updates" || GROWING.includes(field) || isUpdated(field)) continue;
    const [mine, other] = [ours[field], theirs[field]];
    if (isSame(mine, other) || (base && isSame(other, base[field]))) continue;
    if (!base || !isSame(mine, base[field]))
      return { refused: `${field} differs on the two sides, and no update set it` };
    if (!isSet(other)) return { refused: `${field} was taken away on the other branch` };
    edits.push({ is: "set", path: [field], value: other });
  }
  return { edits };
}

function growing({ ours, theirs }: Entries): readonly RecordEdit[] {
  return GROWING.flatMap((field) => {
    const [mine, other] = [ours[field], theirs[field]].map((list) => (list ?? []) as readonly Fields[]);
    return without(other ?? [], mine ?? []).map(
      (value): RecordEdit => ({ is: "append", path: [field], value }),
    );
  });
}

function updateEdits(
  standing: readonly Fields[],
  fresh: readonly Fields[],
  settled: Fields | undefined,
): readonly RecordEdit[] {
  let all = standing;
  const edits: RecordEdit[] = [];
  for (const value of fresh) {
    const before = placeOf(all, value);
    edits.push({ is: "append", path: ["updates"], value, ...(before === all.length ? {} : { before }) });
    all = all.toSpliced(before, 0, value);
  }
  return settled ? [...edits, { is: "append", path: ["updates"], value: settled }] : edits;
}

/** After all of its day and of days before. */
function placeOf(updates: readonly Fields[], { on }: Fields): number {
  const later = updates.findIndex((one) => (one["on"] as Day) > (on as Day));
  return later === -1 ? updates.length : later;
}

/** The text of ours with the body of the side that changed it. */
function mergedBody({
  ours,
  theirs,
  base,
}: ConflictSides): { readonly text: string } | { readonly refused: string } {
  const [mine, other] = [bodyOf(ours), bodyOf(theirs)];
  if (mine.lines === other.lines || (base !== undefined && other.lines === bodyOf(base).lines))
    return { text: ours };
  if (base === undefined || mine.lines !== bodyOf(base).lines)
    return { refused: "the text below the fields differs on the two sides" };
  const body = ours.includes("\r\n") ? other.lines.replaceAll("\n", "\r\n") : other.lines;
  return { text: ours.slice(0, mine.from) + body };
}

/** The body with line feeds alone, and where it begins. */
function bodyOf(text: string): { readonly from: number; readonly lines: string } {
  const end = /^---\r?$/m.exec(text.slice(4));
  const close = end ? 4 + end.index : text.length;
  const feed = text.indexOf("\n", close);
  const from = feed === -1 ? text.length : feed + 1;
  return { from, lines: text.slice(from).replaceAll("\r\n", "\n") };
}

function lostComments({ theirs, base }: ConflictSides, made: string): number {
  const known = new Set([...commentsOf(made), ...commentsOf(base ?? "")]);
  return commentsOf(theirs).filter((one) => !known.has(one)).length;
}

/** Comments of the front matter as far as they can be told by the eye: from a # after white space to the end of its line. */
function commentsOf(text: string): readonly string[] {
  const head = text.slice(0, bodyOf(text).from).replaceAll("\r\n", "\n");
  return [...head.matchAll(/(?:^|\s)(#.*)$/gm)].flatMap(([, comment]) =>
    comment === undefined ? [] : [comment],
  );
}

function lastSet(updates: readonly Fields[], field: string): unknown {
  return updates.findLast((one) => isSet(one[field]))?.[field];
}

function isFirstDay(field: string): boolean {
  return field === "due" || field === "response-due";
}

/** The items of a list that have no like in the other; each like serves for one. */
function without(list: readonly Fields[], other: readonly Fields[]): readonly Fields[] {
  const left = [...other];
  return list.filter((item) => {
    const found = left.findIndex((one) => isSame(one, item));
    if (found !== -1) left.splice(found, 1);
    return found === -1;
  });
}
