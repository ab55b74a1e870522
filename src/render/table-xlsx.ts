import type { Cell, WriteSheet } from "hucre/xlsx";
import type { Day } from "../model/day.ts";
import {
  cellInWords,
  type ExportTable,
  saysOfTable,
  type TableCell,
  type TableColumn,
} from "../model/export-table.ts";
import {
  cellText,
  columnLetters,
  daySerial,
  LOOKS,
  printed,
  rowHeight,
  type Scalar,
  workbookBytes,
} from "./xlsx.ts";

/** A table as a workbook of one sheet: what it is and its marking first, then a row of headings with filters, frozen. */
export function tableAsXlsx(table: ExportTable, author: string): Promise<Uint8Array> {
  return workbookBytes({ title: table.title, author, asAt: table.asAt, sheets: [sheetOf(table)] });
}

function sheetOf(table: ExportTable): WriteSheet {
  const { columns, rows, title, marking } = table;
  const above = [title, marking, ...(table.notice ? [table.notice] : []), ...saysOfTable(table)];
  const looks = [LOOKS.title, LOOKS.marking];
  const head = above.length;
  const cells = new Map<string, Partial<Cell>>();
  const set = (row: number, column: number, value: Scalar, style: Cell["style"]) => {
    if (style) cells.set(`${row},${column}`, { value: value ?? null, style });
  };
  for (const [row, line] of above.entries()) set(row, 0, cellText(line), looks[row] ?? LOOKS.says);
  for (const [index, { heading }] of columns.entries()) set(head, index, heading, LOOKS.head);
  for (const [index, row] of rows.entries()) {
    for (const [at, column] of columns.entries()) {
      set(head + 1 + index, at, scalarOf(row[at], column), lookOf(column));
    }
  }
  const last = columnLetters(columns.length - 1);
  return {
    name: title.slice(0, 31),
    columns: columns.map(({ width }) => ({ width })),
    rows: Array.from({ length: head + 1 + rows.length }, () => columns.map(() => null)),
    cells,
    freezePane: { rows: head + 1 },
    autoFilter: { range: `A${head + 1}:${last}${head + 1 + rows.length}` },
    rowDefs: new Map([
      [
        head,
        {
          height: heightOf(
            columns.map(({ heading }) => heading),
            columns,
          ),
        },
      ],
      ...rows.map((row, index): [number, { height: number }] => [
        head + 1 + index,
        {
          height: heightOf(
            columns.map((column, at) => (column.is === "text" ? scalarOf(row[at], column) : "")),
            columns,
          ),
        },
      ]),
    ]),
    ...printed(
      title,
      marking,
      head + 1,
      columns.map(({ width }) => width),
    ),
  };
}

function scalarOf(cell: TableCell, { is }: TableColumn): Scalar {
  if (cell === undefined) return undefined;
  if (is === "day" && typeof cell === "string") return daySerial(cell as Day);
  const said = cellInWords(cell);
  return typeof said === "number" ? said : cellText(said);
}

function heightOf(cells: readonly Scalar[], columns: readonly TableColumn[]): number {
  return rowHeight(cells.map((text, at) => ({ text, width: columns[at]?.width ?? 10 })));
}

function lookOf({ is }: TableColumn): Cell["style"] {
  if (is === "number") return LOOKS.number;
  return is === "day" ? LOOKS.day : LOOKS.body;
}
