import { diffArrays } from "diff";
import type { FieldChange } from "../../model/diff-answer.ts";
import { wordDiff } from "../../model/word-diff.ts";

/** What people wrote: fields and the text below them. */
export interface Written {
  readonly value: object;
  readonly body: string;
}

/** Stamps are no change of what a record says; updates are told by themselves. */
const PASSED_OVER: ReadonlySet<string> = new Set(["reviews", "updates"]);

/**
 * The fields that say something else, in the order of the later record, then what it lacks; the body last. Of a list each
 * item that came, went or changed. Texts are masked before they are compared, so that no identifier is shown in parts.
 */
export function fieldChanges(
  before: Written,
  after: Written,
  mask: (text: string) => string,
): readonly FieldChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...is.keys(), ...was.keys()])];
  const fields = names.flatMap((name) => changesOf(name, was.get(name), is.get(name)));
  const all = [...fields, { field: "body", was: before.body.trim(), is: after.body.trim() }];
  return all
    .filter((one) => one.was !== one.is)
    .map((one) => ({ field: one.field, words: wordDiff(mask(one.was), mask(one.is)) }));
}

interface Texts {
  readonly field: string;
  readonly was: string;
  readonly is: string;
}

function fieldsOf({ value }: Written): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([name]) => !PASSED_OVER.has(name)));
}

function changesOf(field: string, was: unknown, is: unknown): readonly Texts[] {
  if (isListOfMaps(was) || isListOfMaps(is)) return itemChanges(field, itemsOf(was), itemsOf(is));
  return [{ field, was: textOf(was), is: textOf(is) }];
}

/** Items that stayed are found first; those between them are told one by one. */
function itemChanges(field: string, was: readonly unknown[], is: readonly unknown[]): readonly Texts[] {
  const changes = diffArrays(was.map(textOf), is.map(textOf), { maxEditLength: MOST_EDITS });
  if (!changes) return pairs(field, { was, is, from: 0, to: 0 });
  const found: Texts[] = [];
  let [from, to] = [0, 0];
  for (const [at, { added, removed, count }] of changes.entries()) {
    const next = changes[at + 1];
    const isPair = removed && next?.added;
    if (removed || (added && !changes[at - 1]?.removed)) {
      const [gone, come] = [removed ? count : 0, added ? count : isPair ? next.count : 0];
      found.push(
        ...pairs(field, { was: was.slice(from, from + gone), is: is.slice(to, to + come), from, to }),
      );
    }
    if (!added) from += count;
    if (!removed) to += count;
  }
  return found;
}

const MOST_EDITS = 400;

interface Stretch {
  readonly was: readonly unknown[];
  readonly is: readonly unknown[];
  readonly from: number;
  readonly to: number;
}

function pairs(field: string, { was, is, from, to }: Stretch): readonly Texts[] {
  return Array.from({ length: Math.max(was.length, is.length) }, (_, at) => ({
    field: `${field}.${(at < is.length ? to : from) + at + 1}`,
    ...textsOf(was[at], is[at]),
  }));
}

/** Of a finding that stayed and changed, what is as it was is left out, but for its sentence. */
function textsOf(was: unknown, is: unknown): Omit<Texts, "field"> {
  if (!isFinding(was) || !isFinding(is)) return { was: textOf(was), is: textOf(is) };
  const isSame = (name: string) => name !== "finding" && textOf(was[name]) === textOf(is[name]);
  const without = (one: Fields) =>
    textOf(Object.fromEntries(Object.entries(one).filter(([name]) => !isSame(name))));
  return { was: without(was), is: without(is) };
}

type Fields = Readonly<Record<string, unknown>>;

function isFinding(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && "finding" in value;
}

function isListOfMaps(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.some((item) => typeof item === "object");
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value as people read it; of a finding its sentence comes first, by itself. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (typeof value !== "object") return String(value);
  const { finding, ...rest } = value as Fields;
  const parts = Object.entries(rest)
    .map(([name, inner]) => [name, textOf(inner)] as const)
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `${name}: ${text}`)
    .join("; ");
  if (typeof finding !== "string") return parts;
  return parts === "" ? finding : `${finding} (${parts})`;
}
