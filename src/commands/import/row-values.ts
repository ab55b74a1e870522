import type { Day } from "../../model/day.ts";
import { didYouMean } from "../../model/nearest.ts";
import type { PolicyFile } from "../../model/policy.ts";
import { dayOfCell, readDay } from "../../parse/table/day-text.ts";
import type { GridRow } from "../../parse/table/grid.ts";
import type { Refusal } from "./plan.ts";
import { cellAt, placeAt, type Table } from "./table.ts";

/** What a cell was read as, or why its row does not fit. */
export type Read<T> = { readonly value: T } | { readonly refused: Refusal };

/** A row while it is read. */
export interface ReadingRow {
  readonly table: Table;
  readonly row: GridRow;
}

/** The words of a field, as they stand or as they are meant; undefined where there are none. */
export function textOf({ table, row }: ReadingRow, field: string): Read<string | undefined> {
  const cell = cellAt(table, row, field);
  if (cell === undefined || cell.text === "") return { value: table.same.get(field) };
  if (cell.isFormula)
    return refuse(
      { table, row },
      field,
      "a formula stands there.",
      "Paste it as a value, and import the file again.",
    );
  if (cell.isMerged) return refuse({ table, row }, field, "the cell is merged with others.", "Unmerge it.");
  if (cell.is === "error") return refuse({ table, row }, field, "the cell shows an error.");
  return { value: cell.text };
}

/** The words of a field that a row does not fit without. */
export function neededText(at: ReadingRow, field: string): Read<string> {
  const read = textOf(at, field);
  if ("refused" in read) return read;
  return read.value === undefined ? refuse(at, field, `${field} is missing.`) : { value: read.value };
}

/** A day, as a date or as it is written in Britain. */
export function neededDay(at: ReadingRow, field: string): Read<Day> {
  const text = neededText(at, field);
  if ("refused" in text) return text;
  const cell = cellAt(at.table, at.row, field);
  const read = cell === undefined || cell.text === "" ? readDay(text.value) : dayOfCell(cell);
  return "day" in read ? { value: read.day } : refuse(at, field, `${read.refused}.`);
}

/** One of a closed list: by itself, by words that are known for it, or by what scrutiny.yaml or `--map` say it means. */
export function oneOf(
  at: ReadingRow,
  field: string,
  text: string,
  choices: Readonly<Record<string, readonly string[]>>,
): Read<string> {
  const typed = plain(text);
  const meant = Object.entries(at.table.mapping.values[field] ?? {}).find(
    ([word]) => plain(word) === typed,
  )?.[1];
  const wanted = plain(meant ?? text);
  const found = Object.entries(choices).find(([value, known]) =>
    [value, ...known].some((one) => plain(one) === wanted),
  );
  if (found) return { value: found[0] };
  return refuse(
    at,
    field,
    "it is not known what the word means.",
    `Say it with --map '${field}:WORD=VALUE', where VALUE is ${Object.keys(choices).join(", ")}.`,
  );
}

/** The agencies, groups and roles of a cell, several with commas or semicolons between: by id, name or short name. */
export function partiesOf(
  at: ReadingRow,
  field: string,
  text: string,
  policy: PolicyFile,
): Read<readonly string[]> {
  const whole = partyOf(at, field, text, policy);
  if (whole !== undefined) return { value: [whole] };
  const found = text
    .split(/[;,\n]| and | & /)
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map((one) => partyOf(at, field, one, policy));
  const ids = found.filter((one) => one !== undefined);
  if (ids.length === found.length && ids.length > 0) return { value: [...new Set(ids)] };
  return refuse(
    at,
    field,
    "no agency, group or role of scrutiny.yaml has that name.",
    `Say whom it means with --map '${field}:NAME=ID'.`,
  );
}

/** Ids of a closed list with commas or semicolons between. */
export function idsOf(
  at: ReadingRow,
  field: string,
  text: string,
  known: ReadonlyMap<string, string>,
): Read<readonly string[]> {
  const ids: string[] = [];
  for (const one of text.split(/[;,]/).map((part) => part.trim())) {
    if (one === "") continue;
    const meant = at.table.mapping.values[field]?.[one] ?? one;
    const found = [...known].find(
      ([id, title]) => plain(id) === plain(meant) || plain(title) === plain(meant),
    );
    if (!found)
      return refuse(
        at,
        field,
        `there is no such ${field === "about" ? "criterion" : field}.`,
        didYouMean(meant, known.keys()) ?? `Say what it means with --map '${field}:WORD=ID'.`,
      );
    ids.push(found[0]);
  }
  return { value: ids };
}

/** Why a row does not fit, with its place. */
export function refuse({ table, row }: ReadingRow, field: string, reason: string, hint?: string) {
  const place = placeAt(table, row, field);
  const heading = table.headings.get(table.columns.get(field) ?? 0);
  return {
    refused: { place, reason: heading === undefined ? `${field}: ${reason}` : `${heading}: ${reason}`, hint },
  };
}

function partyOf({ table }: ReadingRow, field: string, text: string, policy: PolicyFile): string | undefined {
  const typed = plain(text);
  const meant = Object.entries(table.mapping.values[field] ?? {}).find(
    ([word]) => plain(word) === typed,
  )?.[1];
  const wanted = plain(meant ?? text);
  const all = [
    ...policy.agencies.map(({ id, name, short }) => [id, name, short]),
    ...policy.groups.map(({ id, title, short }) => [id, title, short]),
    ...policy.roles.map(({ id, title, short }) => [id, title, short]),
  ];
  return all.find((names) => names.some((one) => one !== undefined && plain(one) === wanted))?.[0];
}

function plain(text: string): string {
  return text
    .replace(/[\s\u00a0-]+/g, " ")
    .trim()
    .toLowerCase();
}
