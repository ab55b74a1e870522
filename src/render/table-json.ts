import type { ExportTable, TableCell } from "../model/export-table.ts";
import { jsonDocument } from "./json-document.ts";

/** A table as JSON, version 1: an item a row, keyed as the columns are, values as they stand in the files. Masked. */
export function tableAsJson({
  kind,
  asAt,
  year,
  to,
  marking,
  notice,
  withheld,
  columns,
  rows,
}: ExportTable): string {
  return jsonDocument({
    version: 1,
    kind,
    asAt,
    year,
    to,
    marking,
    notice,
    withheld,
    items: rows.map((row) => Object.fromEntries(columns.map(({ key }, index) => [key, plainOf(row[index])]))),
  });
}

function plainOf(cell: TableCell): unknown {
  if (cell === undefined || typeof cell !== "object") return cell;
  return "words" in cell ? cell.value : cell;
}
