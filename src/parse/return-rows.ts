import {
  isUnfilled,
  type LockedKey,
  type OpenKey,
  RETURN_COLUMNS,
  RETURN_SHEET,
  type ReturnColumn,
  type ReturnForm,
  readFormLine,
} from "../model/owner-return.ts";
import { type Grid, type GridCell, type GridRow, placeInWords, textAt } from "./table/grid.ts";
import type { WordTables } from "./word/word-tables.ts";

/** One item of a return that came back: where it stands, and its cells by what they hold; open ones only where filled in. */
export interface ReturnRow {
  readonly place: string;
  readonly cells: ReadonlyMap<LockedKey | OpenKey, GridCell>;
}

/** A return as it was read; `missing` are headings of the form that are not in the file. */
export interface ReadReturn {
  readonly form: ReturnForm;
  readonly rows: readonly ReturnRow[];
  readonly missing: readonly string[];
  /** What of the file was not read, in sentences. */
  readonly said: readonly string[];
}

/** The form line stands above the headings, not far down. */
const MOST_ABOVE = 20;

/** The return that a workbook holds; undefined where none of its sheets has the form's line. */
export function returnOfGrids(grids: readonly Grid[]): ReadReturn | undefined {
  const own = [...grids].sort((a, b) => Number(b.name === RETURN_SHEET) - Number(a.name === RETURN_SHEET));
  for (const grid of own) {
    const found = formIn(grid);
    if (!found) continue;
    const columns = RETURN_COLUMNS[found.form.kind];
    const { at, places } = headingsOf(grid, columns, found.at);
    const rows = grid.rows
      .filter((row) => row.at > at)
      .map((row) => rowOf(grid, row, columns, places))
      .filter((row) => row.cells.size > 0);
    const missing = columns.filter(({ key }) => !places.has(key)).map(({ heading }) => heading);
    const others = grids.filter((one) => one !== grid && one.rows.length > 0 && !isHelp(one));
    return {
      form: found.form,
      rows: at === Number.MAX_SAFE_INTEGER ? [] : rows,
      missing,
      said: others.map(({ name }) => `The sheet ${name} is not part of the form, and was not read.`),
    };
  }
  return undefined;
}

/** The return that a Word document holds: a table of two columns an item; undefined where it has not the form's line. */
export function returnOfTables({ paragraphs, tables, trackedChanges }: WordTables): ReadReturn | undefined {
  const form = paragraphs.map(readFormLine).find((one) => one !== undefined);
  if (!form) return undefined;
  const columns = RETURN_COLUMNS[form.kind];
  const isItem = (table: readonly (readonly string[])[]) =>
    table.some(([left = ""]) => isHeading(left, "Id")) && table.every((row) => row.length <= 2);
  const items = tables.filter(isItem);
  const rows = items.map((table, index): ReturnRow => {
    const cells = new Map<LockedKey | OpenKey, GridCell>();
    for (const [left = "", right = ""] of table) {
      const column = columns.find(({ heading }) => isHeading(left, heading));
      const text = right.replace(/[\s\u00a0]+/g, " ").trim();
      if (column && isFilled(column, text)) cells.set(column.key, textCell(text));
    }
    return { place: `table ${index + 1}`, cells };
  });
  const extra = tables.length - items.length;
  const said = [
    ...(extra > 0
      ? [`${extra} ${extra === 1 ? "table is" : "tables are"} not part of the form, and not read.`]
      : []),
    ...(trackedChanges > 0
      ? ["Changes are tracked in it: what was added is read as text, what was deleted is not."]
      : []),
  ];
  return { form, rows, missing: [], said };
}

function textCell(text: string): GridCell {
  return { text, is: "text", isFormula: false, isMerged: false };
}

function formIn(grid: Grid): { readonly form: ReturnForm; readonly at: number } | undefined {
  for (const row of grid.rows.slice(0, MOST_ABOVE))
    for (const cell of row.cells.values()) {
      const form = readFormLine(cell.text);
      if (form) return { form, at: row.at };
    }
  return undefined;
}

/** The row of the headings below the form's line, and the column of each. */
function headingsOf(grid: Grid, columns: readonly ReturnColumn[], below: number) {
  const row = grid.rows.find(
    (one) => one.at > below && [...one.cells.values()].some(({ text }) => isHeading(text, "Id")),
  );
  const places = new Map<LockedKey | OpenKey, number>();
  for (const { key, heading } of columns)
    for (const [column, { text }] of row?.cells ?? [])
      if (isHeading(text, heading) && !places.has(key)) places.set(key, column);
  return { at: row?.at ?? Number.MAX_SAFE_INTEGER, places };
}

function rowOf(
  grid: Grid,
  row: GridRow,
  columns: readonly ReturnColumn[],
  places: ReadonlyMap<string, number>,
): ReturnRow {
  const cells = new Map<LockedKey | OpenKey, GridCell>();
  for (const column of columns) {
    const cell = row.cells.get(places.get(column.key) ?? 0);
    const text = textAt(row, places.get(column.key));
    if (cell && (cell.isFormula || isFilled(column, text))) cells.set(column.key, { ...cell, text });
  }
  return { place: placeInWords(grid, row.at), cells };
}

function isFilled(column: ReturnColumn, text: string): boolean {
  return column.locked ? text !== "" : !isUnfilled(column, text);
}

/** A heading may end in a colon or a star, and stand over two lines. */
function isHeading(text: string, heading: string): boolean {
  const plain = text.replace(/[\s\u00a0]+/g, " ").replace(/[\s:*]+$/, "");
  return plain.trim().toLowerCase() === heading.toLowerCase();
}

function isHelp({ name }: Grid): boolean {
  return /^How to fill it in$/i.test(name);
}
