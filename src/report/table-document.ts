import { dayInWords, isDay } from "../model/day.ts";
import type { ReportDocument } from "../model/document.ts";
import {
  cellInWords,
  type ExportTable,
  saysOfTable,
  type TableCell,
  type TableColumn,
} from "../model/export-table.ts";
import type { Policy } from "../model/policy.ts";
import { heading, paragraph, table } from "./nodes.ts";
import { andList } from "./phrases.ts";

/**
 * A table as a document, for Word: the columns that a page has room for, with a sentence that names those that it has
 * not.
 */
export function tableDocument(made: ExportTable, policy: Policy): ReportDocument {
  const shown = made.columns.map((column, index) => ({ ...column, index })).filter(({ inWord }) => inWord);
  const others = made.columns.filter(({ inWord }) => !inWord).map(({ heading: name }) => name);
  const title = made.year ? `${made.title}, ${made.year}` : made.title;
  const numeric = shown.flatMap(({ is }, index) => (is === "number" ? [index] : []));
  const rows = made.rows.map((row) => shown.map((column) => inWords(row[column.index], column)));
  const none = paragraph("There is nothing to show.");
  return {
    title,
    language: "en-GB",
    author: policy.scrutineer?.name ?? policy.partnership.name,
    notice: policy.notice,
    marking: made.marking,
    running: `${policy.partnership.short}. ${title}, as at ${dayInWords(made.asAt)}.`,
    asAt: made.asAt,
    colour: policy.partnership.colour,
    tree: {
      type: "root",
      children: [
        heading(1, title),
        ...saysOfTable(made).map((line) => paragraph(line)),
        paragraph(`The workbook has more columns: ${andList(others.map(lower))}.`),
        made.rows.length === 0
          ? none
          : table(
              shown.map(({ heading: name }) => name),
              rows,
              { caption: title, numeric },
            ),
      ],
    },
  };
}

function inWords(cell: TableCell, { is }: TableColumn): string {
  const said = cellInWords(cell);
  return is === "day" && typeof said === "string" && isDay(said) ? dayInWords(said) : String(said);
}

function lower(heading: string): string {
  return heading.slice(0, 1).toLowerCase() + heading.slice(1);
}
