import { entriesOfPeriod } from "../assurance/registers-of-period.ts";
import { isOpen, standing } from "../assurance/standing.ts";
import type { Day } from "../model/day.ts";
import type { TableColumn } from "../model/export-table.ts";
import type { RecordFile } from "../model/knowledge-base.ts";
import { compareText } from "../model/problem.ts";
import type { RegisterKind } from "../model/register-kinds.ts";
import { openedOn, type RegisterEntries, type RegisterEntry } from "../model/registers.ts";
import { yearOf } from "../model/year.ts";
import { day, type TableItem, type TableSource, text } from "./table-kind.ts";

/** An entry of a register as it stands on the day of a table. */
export interface RegisterItem<K extends RegisterKind> {
  readonly record: RecordFile<RegisterEntries[K]>;
  readonly entry: RegisterEntries[K];
}

/** The columns that each register begins with. */
export const NUMBER_COLUMNS: readonly TableColumn[] = [
  text("year", "Year", 9, true),
  text("number", "Number", 10, true),
];

/** The columns of an entry's end: when it was closed, and what was said of it last. */
export const LAST_COLUMNS: readonly TableColumn[] = [
  day("closed", "Closed"),
  text("lastUpdate", "Last update", 50),
  day("lastUpdateOn", "Updated"),
];

/** The column that each register ends with. */
export const ID_COLUMN = text("id", "Id", 46);

/** The cells of those columns. */
export function numberCells<K extends RegisterKind>(
  kind: K,
  { record }: RegisterItem<K>,
  { base }: TableSource,
): TableItem["cells"] {
  const value = record.value as RegisterEntry;
  const year = yearOf(openedOn(kind, value), base.policy.value.year.starts).label;
  return { year, number: "number" in value ? value.number : value.reference, id: record.id };
}

/**
 * The entries of a register by the day of their opening: all that were opened by the table's day, or those that its
 * year prints. With a party, only what is open with it.
 */
export function registerItems<K extends RegisterKind>(
  { base, today, period, to }: TableSource,
  kind: K,
  isOf?: (entry: RegisterEntries[K], party: string) => boolean,
): readonly RegisterItem<K>[] {
  const all = period
    ? entriesOfPeriod(base, kind, period, endOf(period.to, today))
    : (base.registers[kind] as readonly RecordFile<RegisterEntries[K]>[])
        .filter((record) => openedOn(kind, record.value as RegisterEntry) <= today)
        .map((record) => ({ record, entry: standing(kind, record.value, today) }));
  return all
    .map(({ record }) => ({ record, entry: standing(kind, record.value, today) }))
    .filter(({ entry }) => to === undefined || (isOpen(entry) && isOf?.(entry, to) === true))
    .sort(
      (a, b) =>
        compareText(openedOn(kind, a.record.value), openedOn(kind, b.record.value)) ||
        compareText(a.record.id, b.record.id),
    );
}

/** The cells of those columns. */
export function lastCells({ closed, updates }: RegisterEntry): TableItem["cells"] {
  const last = updates.at(-1);
  return { closed, lastUpdate: last?.text, lastUpdateOn: last?.on };
}

function endOf(end: Day, today: Day): Day {
  return end < today ? end : today;
}
