import type { Day } from "../../model/day.ts";
import { UserError } from "../../model/user-error.ts";
import { type Setting, settingOf } from "../writing/setting.ts";
import {
  type EntryContext,
  type EntryFields,
  type EntryKind,
  fieldOf,
  isGiven,
  optionName,
} from "./entry-kind.ts";

/** A value that came by default, with where it comes from. */
export interface Filled {
  readonly label: string;
  readonly value: unknown;
  readonly because: string;
}

/** An entry with its defaults, held against the knowledge base. */
export interface WholeEntry {
  readonly fields: EntryFields;
  readonly context: EntryContext;
  /** What came by default and is to be said, as nobody gave it. */
  readonly filled: readonly Filled[];
}

/**
 * The fields with what follows where nothing was given, ids written out. Throws UserError where the knowledge base does
 * not know what is named, or one day lies before another.
 */
export function wholeEntry(given: EntryFields, { kind, setting, today }: EntryContext): WholeEntry {
  const context = contextOf(given, { kind, base: setting.base, today });
  const { fields, filled } = withDefaults(given, context);
  mustBeInOrder(fields, kind, given);
  return { fields: knownFields(fields, context), context, filled };
}

/** The fields with what follows where nothing was given, not yet held against anything. */
export function withDefaults(
  given: EntryFields,
  context: EntryContext,
): Pick<WholeEntry, "fields" | "filled"> {
  const { kind } = context;
  const [title, ...others] = kind.fields;
  let fields: EntryFields = { ...given };
  const filled: Filled[] = [];
  // the opening day first, as others are counted from it; the title last, as it may be made of them
  for (const field of [fieldOf(kind, kind.day), ...others, title]) {
    if (field === undefined || isGiven(fields[field.name])) continue;
    const made = field.default?.(fields, context);
    if (!made) continue;
    fields = { ...fields, [field.name]: made.value };
    if (made.because !== undefined)
      filled.push({ label: field.label, value: made.value, because: made.because });
  }
  return { fields, filled };
}

/** The year and all that an entry of that day is held against. */
export function contextOf(
  fields: EntryFields,
  { kind, base, today }: Pick<EntryContext, "kind" | "today"> & Pick<Setting, "base">,
): EntryContext {
  return { kind, today, setting: settingOf(base, (fields[kind.day] as Day | undefined) ?? today) };
}

function knownFields(fields: EntryFields, context: EntryContext): EntryFields {
  const known = context.kind.fields.flatMap(({ name, known }) => {
    const value = fields[name];
    return isGiven(value) ? [[name, known ? known(value, context) : value] as const] : [];
  });
  return Object.fromEntries(known);
}

function mustBeInOrder(fields: EntryFields, kind: EntryKind, given: EntryFields): void {
  for (const field of kind.fields) {
    if (field.notBefore === undefined) continue;
    const [day, first] = [fields[field.name], fields[field.notBefore]];
    if (day === undefined || first === undefined || String(day) >= String(first)) continue;
    const other = fieldOf(kind, field.notBefore);
    throw new UserError(
      "wrong-value",
      `${optionName(field)} is a day before ${optionName(other)}, ${String(first)}.`,
      isGiven(given[field.notBefore])
        ? `Give a later day, or an earlier ${optionName(other)}.`
        : `Where ${optionName(other)} is not given, it is that day. If it was earlier, give it too: ${optionName(other)} DAY`,
    );
  }
}
