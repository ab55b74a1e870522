import type { Day } from "../model/day.ts";
import type { RegisterKind } from "../model/register-kinds.ts";
import { CHANGING_FIELDS, FIRST_STATUS, type RegisterEntries } from "../model/registers.ts";

/**
 * An entry as its updates up to a day left it, so that a report that is made again later is the same report.
 *
 * Before any update a changing field has its first value: the status is the first of its list, `due` is the entry's own,
 * all else is absent. A changing field that no update ever sets (one that was known when the entry was opened) is the
 * entry's own. Responses add up. `updates` holds those up to the day.
 */
export function standing<K extends RegisterKind>(
  kind: K,
  entry: RegisterEntries[K],
  asAt: Day,
): RegisterEntries[K] {
  const changing: readonly string[] = CHANGING_FIELDS[kind];
  const updates = entry.updates as readonly Readonly<Record<string, unknown>>[];
  const byThen = updates.filter((update) => (update["on"] as Day) <= asAt);
  const result: Record<string, unknown> = { ...entry, updates: byThen };
  for (const field of changing) {
    // the first due day stays the entry's; a later one is read from the update that moved it
    if (field === "due" || field === "response-due") continue;
    if (!updates.some((update) => isSet(update[field]))) continue;
    if (field === "responses") result[field] = byThen.flatMap((update) => (update[field] ?? []) as unknown[]);
    else {
      const last = byThen.findLast((update) => isSet(update[field]))?.[field];
      result[field] = last ?? firstValue(kind, entry, field);
    }
    if (result[field] === undefined) delete result[field];
  }
  if (result["status"] === undefined && FIRST_STATUS[kind] !== undefined)
    result["status"] = FIRST_STATUS[kind];
  return closedByThen(result, asAt) as unknown as RegisterEntries[K];
}

/** Open: not closed by that day. */
export function isOpen(entry: { readonly closed?: Day | undefined }): boolean {
  return entry.closed === undefined;
}

function isSet(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function firstValue(kind: RegisterKind, entry: RegisterEntries[RegisterKind], field: string): unknown {
  if (field === "status") return FIRST_STATUS[kind];
  if (field === "themes") return [];
  return field === "stage" ? (entry as unknown as Record<string, unknown>)[field] : undefined;
}

function closedByThen(result: Record<string, unknown>, asAt: Day): Record<string, unknown> {
  const closed = result["closed"] as Day | undefined;
  if (closed !== undefined && closed > asAt) delete result["closed"];
  return result;
}
