import { Paragraph, Table, TableCell, TableRow } from "docx";
import type { Table as TableNode } from "mdast";
import { arialWidth } from "./arial-width.ts";
import type { DocxContext } from "./docx-context.ts";
import { type DocxLine, docxLine } from "./docx-lines.ts";
import { type Alignment, type MeasuredCell, type TableLayout, type Token, tableLayout } from "./pdf-table.ts";
import { breaker, rightToLeft } from "./pdf-text.ts";
import { PAGE } from "./pdf-tree.ts";

/** A table ready for the page: `caption` is what those hear who cannot see it. */
export interface DocxTable {
  readonly table: Table;
  readonly caption: string | undefined;
  /** Whether it is longer than half a page, so that its caption stands above it too. */
  readonly isLong: boolean;
}

const TWIPS = 20;
/** Longest runs of characters that a cell holds whole, tried in turn; a table that still does not fit becomes a list. */
const LONGEST_RUNS = [18, 12, 8] as const;
/** A row of more lines may break over two pages. */
const LINES_KEPT_WHOLE = 12;
/** A table of no more lines is kept on one page. */
const LINES_OF_A_SMALL_TABLE = 22;
const STYLES: Readonly<Record<Alignment, string>> = {
  left: "TableText",
  right: "TableNumber",
  center: "TableCentred",
};

/** A table with its columns in fixed widths, `space` points wide; undefined where it has more columns than fit. */
export function docxTable(node: TableNode, context: DocxContext, space: number): DocxTable | undefined {
  const columns = Math.max(0, ...node.children.map((row) => row.children.length));
  const lines = node.children.map((row, index) => cellsOf(row, columns, context, index > 0));
  const layout = layoutOf(lines, space - 2 * PAGE.cellPadding * columns);
  if (columns === 0 || !layout) return undefined;
  const isLong = layout.rowLines.reduce((sum, count) => sum + count, 0) > LINES_OF_A_SMALL_TABLE;
  const align = layout.isNumeric.map((isNumeric, column) => {
    return node.align?.[column] ?? (isNumeric ? "right" : "left");
  });
  const widths = layout.widths.map((width) => Math.round((width + 2 * PAGE.cellPadding) * TWIPS));
  const rows = lines.map((cells, row) => {
    const isWhole = (layout.rowLines[row] ?? 0) <= LINES_KEPT_WHOLE;
    const stays = row === 0 || (!isLong && row < lines.length - 1);
    const styles = cells.map((_, column) =>
      styleOf(row, column, align[column] ?? "left", node.data?.rowHeaders),
    );
    return rowOf(cells, { styles, widths, isHead: row === 0, isWhole, stays });
  });
  const caption = context
    .printable(node.data?.caption ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return {
    table: tableOf(rows, widths, node.data?.rowHeaders === true),
    caption: caption || undefined,
    isLong,
  };
}

/** Cells of a row; one that is empty says so by a dash, which a reader of the page hears. */
function cellsOf(
  row: TableNode["children"][number],
  columns: number,
  context: DocxContext,
  isBody: boolean,
): DocxLine[] {
  return Array.from({ length: columns }, (_, index) => {
    const line = docxLine(row.children[index]?.children ?? [], context);
    if (line.text.trim() !== "" || !isBody) return line;
    return docxLine([{ type: "text", value: "–" }], context);
  });
}

function layoutOf(rows: readonly (readonly DocxLine[])[], space: number): TableLayout | undefined {
  for (const longest of LONGEST_RUNS) {
    const measured = rows.map((cells, row) =>
      cells.map(({ text }) => measuredCell(text, row === 0, longest)),
    );
    const layout = tableLayout(measured, space);
    if (layout) return layout;
  }
  return undefined;
}

function measuredCell(text: string, isBold: boolean, longest: number): MeasuredCell {
  const width = (part: string) => arialWidth(part, isBold) * PAGE.tableSize * 1.01;
  const tokens = breaker(longest)(text).flatMap((piece): Token[] => {
    const words = piece.split(/[ \t\n\u200b]/);
    return words.map((word, index) => ({ width: width(word), spaceBefore: index === 0 ? 0 : width(" ") }));
  });
  return { tokens: tokens.filter((token) => token.width > 0), text: text.trim() };
}

function styleOf(row: number, column: number, align: Alignment, hasRowHeaders: boolean | undefined): string {
  if (row === 0) return align === "right" ? "TableHeadNumber" : "TableHead";
  return hasRowHeaders && column === 0 ? "TableRowHead" : STYLES[align];
}

interface RowLook {
  readonly styles: readonly string[];
  readonly widths: readonly number[];
  readonly isHead: boolean;
  readonly isWhole: boolean;
  /** On the page of the row after it. */
  readonly stays: boolean;
}

function rowOf(cells: readonly DocxLine[], { styles, widths, isHead, isWhole, stays }: RowLook): TableRow {
  return new TableRow({
    // a head that is taller than a page would leave no room for a row
    tableHeader: isHead && isWhole,
    cantSplit: isWhole,
    children: cells.map(({ children, text }, column) => {
      const paragraph = new Paragraph({
        style: styles[column] ?? "TableText",
        keepNext: stays,
        bidirectional: rightToLeft(text) !== undefined,
        children,
      });
      const width = { size: widths[column] ?? 0, type: "dxa" } as const;
      return new TableCell({ width, verticalAlign: isHead ? "bottom" : "top", children: [paragraph] });
    }),
  });
}

function tableOf(rows: readonly TableRow[], widths: readonly number[], firstColumn: boolean): Table {
  return new Table({
    style: "ReportTable",
    layout: "fixed",
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: "dxa" },
    columnWidths: widths,
    tableLook: {
      firstRow: true,
      firstColumn,
      lastRow: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    rows,
  });
}
