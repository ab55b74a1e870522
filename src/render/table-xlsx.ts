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
  DAY_FORMAT,
  daySerial,
  LOOKS,
  pageText,
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
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${head + 1}:${head + 1}`,
    },
    headerFooter: {
      oddHeader: `&C${pageText(marking)}`,
      oddFooter: `&L${pageText(title)}&RPage &P of &N`,
    },
  };
}

function scalarOf(cell: TableCell, { is }: TableColumn): Scalar {
  if (cell === undefined) return undefined;
  if (is === "day" && typeof cell === "string") return daySerial(cell as Day);
  const said = cellInWords(cell);
  return typeof said === "number" ? said : cellText(said);
}

function lookOf({ is }: TableColumn): Cell["style"] {
  return is === "day" ? { ...LOOKS.body, numFmt: DAY_FORMAT } : LOOKS.body;
}
