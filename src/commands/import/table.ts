import { type Answer, STOPPED } from "../../edge/prompts.ts";
import { didYouMean } from "../../model/nearest.ts";
import type { ImportMapping } from "../../model/policy.ts";
import { UserError } from "../../model/user-error.ts";
import {
  columnLetters,
  type Grid,
  type GridCell,
  type GridRow,
  placeInWords,
  textAt,
} from "../../parse/table/grid.ts";
import type { Given } from "./given.ts";
import type { TableField } from "./table-fields.ts";

/** The kinds whose columns are mapped. */
export type TableKind = "evidence" | "returns" | "recommendations";

/** A sheet whose columns are known. */
export interface Table {
  readonly grid: Grid;
  readonly rows: readonly GridRow[];
  /** The column of each field that has one. */
  readonly columns: ReadonlyMap<string, number>;
  readonly headings: ReadonlyMap<number, string>;
  /** Values for all rows, by field. */
  readonly same: ReadonlyMap<string, string>;
  /** Heading by field, and meaning by word, by field: as it is kept in scrutiny.yaml. */
  readonly mapping: ImportMapping;
  /** Whether anything in it was told now, and is worth keeping. */
  readonly isTold: boolean;
  readonly said: readonly string[];
}

const MOST_ABOVE = 30;
const NONE = "-";

/**
 * Finds the sheet and its headings, and the column of each field: as it was typed, as scrutiny.yaml has it, by its
 * heading, or as a person answers. Throws UserError where a field that is needed has none.
 */
export async function tableOf(
  given: Given,
  grids: readonly Grid[],
  kind: TableKind,
  fields: readonly TableField[],
  whole: readonly TableField[] = [],
): Promise<Answer<Table>> {
  const kept = given.base.policy.value.import?.[kind] ?? { columns: {}, values: {} };
  const told = mapped(given, fields);
  const same = sameOf(given, [...fields, ...whole]);
  const wanted = { ...kept.columns, ...told.columns };
  const grid = gridOf(given, grids, Object.values(wanted));
  const header = headerOf(grid, Object.values(wanted));
  const headings = new Map([...header.cells].map(([at]) => [at, textAt(header, at)]));
  const columns = new Map<string, number>();
  for (const one of fields) {
    const heading = wanted[one.name];
    const at = heading === undefined ? undefined : columnOf(headings, [heading]);
    if (heading !== undefined && at === undefined && told.columns[one.name] !== undefined)
      throw new UserError(
        "wrong-value",
        `--map: there is no heading ${heading} in ${nameOf(given, grid)}.`,
        didYouMean(heading, headings.values()),
      );
    const found = at ?? (same.has(one.name) ? undefined : columnOf(headings, one.known, columns));
    if (found !== undefined) columns.set(one.name, found);
  }
  const asked = await askColumns(given, { fields, headings, columns, same });
  if (asked === STOPPED) return STOPPED;
  const lacking = fields.filter((one) => one.isNeeded && !columns.has(one.name) && !same.has(one.name));
  if (lacking.length > 0) throw noColumn(lacking, headings);
  const keptColumns = Object.fromEntries([...columns].map(([name, at]) => [name, headings.get(at) ?? ""]));
  const values = Object.fromEntries(
    [...new Set([...Object.keys(kept.values), ...Object.keys(told.values)])].map((name) => [
      name,
      { ...kept.values[name], ...told.values[name] },
    ]),
  );
  const others = grids.filter((one) => one !== grid && one.rows.length > 0);
  return {
    grid,
    rows: grid.rows.filter((row) => row.at > header.at),
    columns,
    headings,
    same,
    mapping: { columns: { ...wanted, ...keptColumns }, values },
    isTold: asked || Object.keys(told.columns).length > 0 || Object.keys(told.values).length > 0,
    said: [
      ...others.map(({ name }) => `The sheet ${name} was not read. Name it with --sheet to read it instead.`),
      ...unread(headings, columns, kind),
    ],
  };
}

/** The cell of a field in a row; undefined where it has no column or nothing stands there. */
export function cellAt({ columns }: Table, row: GridRow, field: string): GridCell | undefined {
  const cell = row.cells.get(columns.get(field) ?? 0);
  return cell === undefined ? undefined : { ...cell, text: textAt(row, columns.get(field)) };
}

/** Where a field of a row stands: `sheet Actions, row 5, column C`. */
export function placeAt({ grid, columns }: Table, row: GridRow, field?: string): string {
  return placeInWords(grid, row.at, field === undefined ? undefined : columns.get(field));
}

function mapped({ options }: Given, fields: readonly TableField[]) {
  const columns: Record<string, string> = {};
  const values: Record<string, Record<string, string>> = {};
  for (const text of options.map ?? []) {
    const [, name = "", word, value = ""] = /^([a-z-]+)(?::([^=]+))?=(.+)$/s.exec(text.trim()) ?? [];
    mustBeField("--map", name, fields, "--map due='Target date', or --map status:Done=complete");
    if (word === undefined) columns[name] = value.trim();
    else values[name] = { ...values[name], [word.trim()]: value.trim() };
  }
  return { columns, values };
}

function sameOf({ options }: Given, fields: readonly TableField[]): ReadonlyMap<string, string> {
  return new Map(
    (options.set ?? []).map((text) => {
      const [, name = "", value = ""] = /^([a-z-]+)=(.+)$/s.exec(text.trim()) ?? [];
      mustBeField("--set", name, fields, "--set priority=2");
      return [name, value.trim()] as const;
    }),
  );
}

function mustBeField(flag: string, name: string, fields: readonly TableField[], example: string): void {
  const names = fields.map((one) => one.name);
  if (names.includes(name)) return;
  const hint =
    name === "" ? `Write it as ${example}.` : (didYouMean(name, names) ?? `Known: ${names.join(", ")}.`);
  throw new UserError("wrong-usage", `${flag} takes one of its fields and a value.`, hint);
}

function gridOf(given: Given, grids: readonly Grid[], wanted: readonly string[]): Grid {
  const { sheet } = given.options;
  if (sheet !== undefined) {
    const named = grids.find((one) => one.name.toLowerCase() === sheet.toLowerCase());
    const names = grids.map((one) => one.name);
    if (named) return named;
    throw new UserError(
      "wrong-value",
      `--sheet: there is no sheet ${sheet} in the file.`,
      didYouMean(sheet, names),
    );
  }
  const open = grids.filter((one) => !one.isHidden && one.rows.length > 0);
  const fitting = open.find((one) => one.rows.slice(0, MOST_ABOVE).some((row) => holdsAll(row, wanted)));
  const [grid] = fitting ? [fitting] : open;
  if (grid) return grid;
  throw new UserError("not-taken", `${given.file.path} has no sheet with anything in it that is not hidden.`);
}

/** The first row that has all the headings that are known, else the first of two or more texts. */
function headerOf(grid: Grid, wanted: readonly string[]): GridRow {
  const above = grid.rows.slice(0, MOST_ABOVE);
  const isHeader = ({ cells }: GridRow) =>
    cells.size >= 2 && [...cells.values()].every((one) => one.is === "text" && !one.isMerged);
  const found =
    (wanted.length > 0 ? above.find((row) => holdsAll(row, wanted)) : undefined) ?? above.find(isHeader);
  if (found) return found;
  throw new UserError(
    "not-taken",
    "No row of headings was found.",
    "Put the headings of the columns into one row, without merged cells, above the first row of data.",
  );
}

function holdsAll(row: GridRow, wanted: readonly string[]): boolean {
  const texts = [...row.cells.keys()].map((at) => plain(textAt(row, at)));
  return wanted.length > 0 && wanted.every((one) => texts.includes(plain(one)));
}

function columnOf(
  headings: ReadonlyMap<number, string>,
  names: readonly string[],
  taken: ReadonlyMap<string, number> = new Map(),
): number | undefined {
  for (const name of names)
    for (const [at, heading] of headings)
      if (plain(heading) === plain(name) && ![...taken.values()].includes(at)) return at;
  return undefined;
}

function plain(text: string): string {
  return text
    .replace(/[\s\u00a0_]+/g, " ")
    .replace(/[\s:*?]+$/, "")
    .trim()
    .toLowerCase();
}

interface Asking {
  readonly fields: readonly TableField[];
  readonly headings: ReadonlyMap<number, string>;
  readonly columns: Map<string, number>;
  readonly same: ReadonlyMap<string, string>;
}

/** Asks for the columns that are needed and not known, and puts them in; whether anything was asked. */
async function askColumns({ prompter }: Given, asking: Asking): Promise<Answer<boolean>> {
  const { fields, headings, columns, same } = asking;
  const open = fields.filter((one) => one.isNeeded && !columns.has(one.name) && !same.has(one.name));
  if (!prompter || open.length === 0) return false;
  for (const one of open) {
    const free = [...headings].filter(([at]) => ![...columns.values()].includes(at));
    const answer = await prompter.choose({
      message: `Which column is ${one.says}?`,
      choices: [
        ...free.map(([at, heading]) => ({
          value: String(at),
          label: `${heading} (column ${columnLetters(at)})`,
        })),
        { value: NONE, label: "None of them" },
      ],
    });
    if (answer === STOPPED) return STOPPED;
    if (answer !== NONE) columns.set(one.name, Number(answer));
  }
  return true;
}

function noColumn(lacking: readonly TableField[], headings: ReadonlyMap<number, string>): UserError {
  const names = lacking.map((one) => `${one.name} (${one.says})`).join(", ");
  const first = lacking[0]?.name ?? "";
  return new UserError(
    "missing-answer",
    `No column is known for ${names}. The headings are: ${[...headings.values()].join("; ")}.`,
    `Say it with --map '${first}=HEADING', or for all rows with --set ${first}=VALUE.`,
  );
}

function unread(
  headings: ReadonlyMap<number, string>,
  columns: ReadonlyMap<string, number>,
  kind: TableKind,
) {
  if (kind === "returns") return [];
  const rest = [...headings]
    .filter(([at]) => ![...columns.values()].includes(at))
    .map(([, heading]) => heading);
  return rest.length === 0 ? [] : [`Columns that were not read: ${rest.join("; ")}.`];
}

function nameOf({ file }: Given, grid: Grid): string {
  return grid.name === "" ? file.path : `sheet ${grid.name}`;
}
