import { Paragraph, Table, TableCell, TableRow } from "docx";
import type { Table as TableNode } from "mdast";
import { arialWidth } from "./arial-width.ts";
import type { DocxContext } from "./docx-context.ts";
import { type DocxLine, directed, docxLine } from "./docx-lines.ts";
import type { TableSays } from "./docx-pack.ts";
import { type Alignment, type MeasuredCell, type TableLayout, type Token, tableLayout } from "./pdf-table.ts";
import { breaker } from "./pdf-text.ts";
import { LINES_OF_A_SMALL_TABLE, PAGE } from "./pdf-tree.ts";

/** A table ready for the page, and what it says of itself. */
export interface DocxTable {
  readonly table: Table;
  readonly says: TableSays;
  /** Whether it is longer than half a page, so that its caption stands above it too. */
  readonly isLong: boolean;
}

const TWIPS = 20;
/** How a table is tried, in turn: the longest run of characters that a cell holds whole. Else it becomes a list. */
const TRIED = [
  { longest: 18, isLoose: false },
  { longest: 18, isLoose: true },
  { longest: 12, isLoose: true },
  { longest: 8, isLoose: true },
] as const;
/** A row of more lines may break over two pages. */
const LINES_KEPT_WHOLE = 12;
const STYLES: Readonly<Record<Alignment, string>> = {
  left: "TableText",
  right: "TableNumber",
  center: "TableCentred",
};
const HEAD_STYLES: typeof STYLES = {
  left: "TableHead",
  right: "TableHeadNumber",
  center: "TableHeadCentred",
};

/** A table with its columns in fixed widths, `space` points wide; undefined where it has more columns than fit. */
export function docxTable(node: TableNode, context: DocxContext, space: number): DocxTable | undefined {
  for (const { longest, isLoose } of TRIED) {
    const met = new Set(context.met);
    const lines = linesOf(node, { ...context, isLoose, met });
    const layout = layoutOf(lines, longest, space, node.align ?? []);
    if (!layout) continue;
    for (const id of met) context.met.add(id);
    const caption = context
      .printable(node.data?.caption ?? "")
      .replace(/\s+/g, " ")
      .trim();
    return {
      table: tableOf(lines, layout),
      says: { caption: caption || undefined, rowHeaders: node.data?.rowHeaders === true },
      isLong: isLong(layout),
    };
  }
  return undefined;
}

/** The cells of each row; one of the body that is empty says so by a dash, which a reader of the page hears. */
function linesOf(node: TableNode, context: DocxContext): DocxLine[][] {
  const columns = Math.max(0, ...node.children.map((row) => row.children.length));
  return node.children.map((row, index) =>
    Array.from({ length: columns }, (_, column) => {
      const line = docxLine(row.children[column]?.children ?? [], context);
      const isBlank = line.text.trim() === "" && index > 0;
      return isBlank ? docxLine([{ type: "text", value: "–" }], context) : line;
    }),
  );
}

function layoutOf(
  lines: readonly (readonly DocxLine[])[],
  longest: number,
  space: number,
  sides: readonly (Alignment | null)[],
): TableLayout | undefined {
  const columns = lines[0]?.length ?? 0;
  if (columns === 0) return undefined;
  const measured = lines.map((cells, row) =>
    cells.map(({ text, isBold }) => measuredCell(text, row === 0 || isBold, longest)),
  );
  return tableLayout(measured, space - 2 * PAGE.cellPadding * columns, sides);
}

function isLong({ rowLines }: TableLayout): boolean {
  return rowLines.reduce((sum, count) => sum + count, 0) > LINES_OF_A_SMALL_TABLE;
}

function measuredCell(text: string, isBold: boolean, longest: number): MeasuredCell {
  const width = (part: string) => arialWidth(part, isBold) * PAGE.tableSize * 1.01;
  const tokens = breaker(longest)(text).flatMap((piece): Token[] => {
    const words = piece.split(/[ \t\n\u200b]/);
    return words.map((word, index) => ({ width: width(word), spaceBefore: index === 0 ? 0 : width(" ") }));
  });
  return { tokens: tokens.filter((token) => token.width > 0), text: text.trim() };
}

function tableOf(lines: readonly (readonly DocxLine[])[], layout: TableLayout): Table {
  const widths = layout.widths.map((width) => Math.round((width + 2 * PAGE.cellPadding) * TWIPS));
  const rows = lines.map((cells, row) => {
    const isWhole = (layout.rowLines[row] ?? 0) <= LINES_KEPT_WHOLE;
    // No row of a long one stands alone, at the foot of a page or at the head of the next.
    const isAtAnEdge = row <= 1 || row === lines.length - 2;
    const stays = row < lines.length - 1 && (!isLong(layout) || isAtAnEdge);
    const styles = layout.align.map((side) => (row === 0 ? HEAD_STYLES : STYLES)[side]);
    return rowOf(cells, { styles, widths, gaps: layout.gaps, isHead: row === 0, isWhole, stays });
  });
  return new Table({
    style: "ReportTable",
    layout: "fixed",
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: "dxa" },
    columnWidths: widths,
    tableLook: { firstRow: true },
    rows,
  });
}

interface RowLook {
  readonly styles: readonly string[];
  readonly widths: readonly number[];
  readonly gaps: readonly number[];
  readonly isHead: boolean;
  readonly isWhole: boolean;
  /** On the page of the row after it. */
  readonly stays: boolean;
}

function rowOf(
  cells: readonly DocxLine[],
  { styles, widths, gaps, isHead, isWhole, stays }: RowLook,
): TableRow {
  return new TableRow({
    // a head that is taller than a page would leave no room for a row
    ...(isHead && isWhole && { tableHeader: true }),
    ...(isWhole && { cantSplit: true }),
    children: cells.map(({ children, text }, column) => {
      const style = styles[column] ?? STYLES.left;
      const paragraph = new Paragraph({
        style,
        ...(stays && { keepNext: true }),
        ...directed(text),
        children,
      });
      const width = { size: widths[column] ?? 0, type: "dxa" } as const;
      const gap = gaps[column] ?? 0;
      const margins = { right: (PAGE.cellPadding + gap) * TWIPS, marginUnitType: "dxa" } as const;
      return new TableCell({
        width,
        ...(gap > 0 && { margins }),
        ...(isHead && { verticalAlign: "bottom" }),
        children: [paragraph],
      });
    }),
  });
}
