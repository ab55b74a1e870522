import type { PeriodFacts } from "../assurance/quarter.ts";
import type { Day } from "../model/day.ts";
import type { ExportKind, ExportTable, TableCell, TableColumn, Worded } from "../model/export-table.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { isWithin, type Policy, partyShort } from "../model/policy.ts";
import type { Period } from "../model/year.ts";

/** What a table is made from. */
export interface TableSource {
  readonly base: KnowledgeBase;
  /** The day as at which everything stands. */
  readonly today: Day;
  /** A whole scrutiny year; undefined for all that there is. */
  readonly period: Period | undefined;
  /** What is counted of the period; only where a kind counts one. */
  readonly facts: PeriodFacts | undefined;
  /** An agency, group or role: only what is open with it. */
  readonly to: string | undefined;
  /** Nothing of a record that is marked above this is in the table. */
  readonly ceiling: string;
}

/** One kind of export: one file in `tables/`, one line in its `index.ts`, one row in `docs/in-and-out.md`. */
export interface TableKind {
  readonly kind: ExportKind;
  /** What a row is, for the manual. */
  readonly says: string;
  make(source: TableSource): ExportTable;
}

/** A row before its place among the columns is known: cells by the keys of their columns. */
export interface TableItem {
  /** The record's own; undefined where it has none. */
  readonly marking: string | undefined;
  readonly cells: Readonly<Record<string, TableCell>>;
}

/** The column that each table ends with: a row that is copied out of it keeps its marking. */
const MARKING: TableColumn = { key: "marking", heading: "Marking", is: "text", width: 20 };

/**
 * The table of some rows. Rows marked above the ceiling are counted and left out; the table's marking is the highest of
 * those that stay, and the default where there is none.
 */
export function tableOf(
  { base, today, period, to, ceiling }: TableSource,
  about: Pick<ExportTable, "kind" | "title" | "says"> & { readonly columns: readonly TableColumn[] },
  items: readonly TableItem[],
): ExportTable {
  const policy = base.policy.value;
  const shown = items.filter(({ marking }) => isWithin(policy, { marking: ceiling }, marking));
  const columns = [...about.columns, MARKING];
  return {
    ...about,
    asAt: today,
    year: period?.year.label,
    to,
    marking: highest(
      policy,
      shown.map(({ marking }) => marking),
    ),
    notice: policy.notice,
    columns,
    rows: shown.map(({ marking, cells }) => {
      const all: Readonly<Record<string, TableCell>> = {
        ...cells,
        marking: marking ?? policy.defaultMarking,
      };
      return columns.map(({ key }) => all[key]);
    }),
    withheld: items.length - shown.length,
  };
}

/** The highest of some markings; a record without one has the default. */
export function highest(policy: Policy, markings: readonly (string | undefined)[]): string {
  const ranks = markings.map((one) => policy.markings.indexOf(one ?? policy.defaultMarking));
  return policy.markings[Math.max(-1, ...ranks)] ?? policy.defaultMarking;
}

/** Parties by their ids, and their short titles for people. */
export function parties(policy: Policy, ids: readonly string[]): Worded {
  return { value: ids, words: ids.map((id) => partyShort(policy, id)).join("; ") };
}

/** A value of a closed list and its words; nothing where it is unknown. */
export function worded<V extends string>(
  words: Readonly<Record<V, string>>,
  value: V | undefined,
): Worded | undefined {
  return value === undefined ? undefined : { value, words: words[value] };
}

/** A column of text. */
export function text(key: string, heading: string, width: number, inWord?: true): TableColumn {
  return { key, heading, is: "text", width, ...(inWord && { inWord }) };
}

/** A column of days. */
export function day(key: string, heading: string, inWord?: true): TableColumn {
  return { key, heading, is: "day", width: 13, ...(inWord && { inWord }) };
}

/** A column of numbers. */
export function number(key: string, heading: string, width = 10, inWord?: true): TableColumn {
  return { key, heading, is: "number", width, ...(inWord && { inWord }) };
}
