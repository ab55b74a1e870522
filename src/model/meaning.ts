import { noteSchema } from "./note.ts";
import type { RegisterKind } from "./register-kinds.ts";
import { CHANGING_FIELDS, REGISTER_SCHEMAS } from "./registers.ts";
import { quarterWordsSchema, statementWordsSchema } from "./words.ts";

/** The kinds of record that a review stamp stands on: notes, register entries, own words of a quarter and of a year. */
export type ReviewedKind = "note" | RegisterKind | "quarter-words" | "statement-words";

/** What a digest of meaning is made of. */
export interface Meant {
  readonly value: object;
  readonly body: string;
}

/** SHA-256, in lower-case hex, of what a record of that kind means. */
export type DigestOf = (kind: ReviewedKind, record: Meant) => string;

/**
 * What a record means, as text to be hashed: its kind, its fields in schema order without what is absent or empty (all
 * defaults are empty), and its body (NFC, LF, no white space at line ends or at its end). Without stamps, updates,
 * decisions' outcomes and what `update` sets, so that making a draft ready or appending an update leaves it as it was.
 */
export function meaningText(kind: string, fields: object, body: string): string {
  const kept = inSchemaOrder(kind, fields)
    .filter(([name]) => !isSetLater(kind, name))
    .map(([name, value]) => [name, withoutEmpty(meantOf(kind, name, value))] as const)
    .filter(([, value]) => value !== undefined);
  return `${kind}\n${JSON.stringify(kept)}\n${plainBody(body)}`;
}

/** The names of the fields of each kind, as its schema has them. */
const ORDERS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    note: noteSchema,
    ...REGISTER_SCHEMAS,
    "quarter-words": quarterWordsSchema,
    "statement-words": statementWordsSchema,
  }).map(([kind, { shape }]) => [kind, Object.keys(shape)]),
);

/** What stands in for an absent field, and maps that people write, have no order of their own. */
function inSchemaOrder(kind: string, fields: object): readonly (readonly [string, unknown])[] {
  const order = ORDERS.get(kind);
  if (!order) return Object.entries(fields);
  const values = fields as Readonly<Record<string, unknown>>;
  return order.filter((name) => values[name] !== undefined).map((name) => [name, values[name]] as const);
}

/** Whether a field of a record of that kind is a part of what it means. */
export function isMeant(kind: ReviewedKind, name: string): boolean {
  return !isSetLater(kind, name);
}

/** Stamps, updates, and what `update` sets: of a note its status and withdrawal, of an entry what changes over time. */
function isSetLater(kind: string, name: string): boolean {
  if (name === "reviews" || name === "updates") return true;
  if (kind === "note") return ["status", "withdrawn", "disposed"].includes(name);
  // the first due day stays the entry's own: a later one stands in an update
  if (!(kind in CHANGING_FIELDS) || name === "due" || name === "response-due") return false;
  return (CHANGING_FIELDS[kind as RegisterKind] as readonly string[]).includes(name);
}

/** Own words: decisions without their outcomes; the judgements of areas, criteria and duties by their ids. */
function meantOf(kind: string, name: string, value: unknown): unknown {
  if (kind === "quarter-words" && name === "decisions" && Array.isArray(value))
    return value.map(({ outcome: _, ...asked }: Record<string, unknown>) => asked);
  const isById = kind.endsWith("-words") && ["areas", "criteria", "duties"].includes(name);
  if (!isById || !isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function withoutEmpty(value: unknown): unknown {
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(withoutEmpty);
  if (!isObject(value)) return value;
  // a map of its own, as a key may be any word; JSON keeps its order
  const kept: Record<string, unknown> = Object.create(null);
  let isEmpty = true;
  for (const [name, inner] of Object.entries(value)) {
    const meant = withoutEmpty(inner);
    if (meant === undefined) continue;
    kept[name.normalize("NFC")] = meant;
    isEmpty = false;
  }
  return isEmpty ? undefined : kept;
}

function plainBody(body: string): string {
  return body
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
