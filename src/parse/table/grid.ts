/** A sheet of a workbook, or a CSV file: its rows that hold anything, as they stand. */
export interface Grid {
  /** The sheet's name; empty for a CSV file. */
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly GridRow[];
}

/** A row by its number, from 1, and its filled cells by their columns, from 1. */
export interface GridRow {
  readonly at: number;
  readonly cells: ReadonlyMap<number, GridCell>;
}

/** What a cell holds, as text: a day as `2025-10-31`, a number in digits. A formula's text is its last value. */
export interface GridCell {
  readonly text: string;
  readonly is: "text" | "number" | "day" | "truth" | "error";
  readonly isFormula: boolean;
  /** Whether it is one with its neighbours. */
  readonly isMerged: boolean;
}

/** More rows than this are not taken in at once. */
export const MOST_ROWS = 5000;
/** More characters than Excel takes into a cell. */
export const MOST_IN_CELL = 32_767;

/** The letters of a column: 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}

/** `sheet Return, row 5`, `row 5` of a CSV file; with a column, `…, column C`. */
export function placeInWords(grid: Pick<Grid, "name">, row: number, column?: number): string {
  const sheet = grid.name === "" ? "" : `sheet ${grid.name}, `;
  return `${sheet}row ${row}${column === undefined ? "" : `, column ${columnLetters(column)}`}`;
}

/** A cell's text on one line without white space around it; empty where there is none. */
export function textAt(row: GridRow, column: number | undefined): string {
  if (column === undefined) return "";
  return (row.cells.get(column)?.text ?? "").replace(/[\s\u00a0]+/g, " ").trim();
}
