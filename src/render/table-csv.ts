import { cellInWords, type ExportTable, type TableCell } from "../model/export-table.ts";

/**
 * A table as CSV (RFC 4180): headings, then a line a row, each ended by CR and LF, in UTF-8 with the mark by which Excel
 * knows it. Text that a program could take for a formula has an apostrophe before it; a number is a number.
 */
export function tableAsCsv({ columns, rows }: ExportTable): string {
  const head = columns.map(({ heading }) => quoted(heading));
  const lines = rows.map((row) => columns.map((_, index) => field(row[index])));
  return `\ufeff${[head, ...lines].map((line) => `${line.join(",")}\r\n`).join("")}`;
}

function field(cell: TableCell): string {
  const said = cellInWords(cell);
  return typeof said === "number" ? String(said) : quoted(defused(said));
}

/** What begins, after any blanks, with a sign that a spreadsheet reads as the start of a formula; full-width signs too. */
function defused(text: string): string {
  return /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n;\t']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
