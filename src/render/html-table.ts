import type { Element, ElementContent } from "hast";
import type { Table, TableRow } from "mdast";
import type { State } from "mdast-util-to-hast";
import { toString as plainText } from "mdast-util-to-string";
import type { AnchorNode } from "../model/document.ts";
import { element, type PageLinks, walk, words } from "./html-links.ts";
import { keptIn } from "./html-text.ts";
import { keptTogether } from "./kept-together.ts";

/** A table of more rows than a screen shows has its caption above it; of others, and under a heading, it is only said. */
const ROWS_OF_A_LONG_TABLE = 12;
/** In characters: what the words of all columns may take before a screen of 768 px may be too narrow for them. */
const WIDTH_AT_MOST = 80;
const LONGEST_WORD = 18;
/** Beside its longest word, a column takes about so many characters of white. */
const PADDING = 2;

/**
 * A table with a caption, heads of columns and, where the first cell names the row, of rows. On a narrow screen the style
 * makes each row a block, in which each cell says its column's head: the roles keep it a table for those who listen. One
 * that may be wider than a screen stands in a part of the page that scrolls by itself, by keyboard too.
 */
export function tableElement(
  state: State,
  node: Table,
  links: PageLinks,
  { heading, isNamed }: { readonly heading: string | undefined; readonly isNamed: boolean },
): Element | undefined {
  const [head, ...rows] = node.children;
  if (!head) return undefined;
  const columns = Math.max(...node.children.map((row) => row.children.length));
  const table = { state, node, links, columns, heads: head.children.map((cell) => plainText(cell)) };
  const wordy = wordiest(node.children, columns);
  const caption = node.data?.caption;
  const isLong = rows.length > ROWS_OF_A_LONG_TABLE && !isNamed;
  const parts = [
    ...(caption ? [element("caption", isLong ? {} : { className: ["unseen"] }, [words(caption)])] : []),
    element("thead", { role: "rowgroup" }, [headRow(table, head)]),
    ...(rows.length > 0
      ? [element("tbody", { role: "rowgroup" }, onLines(rows.map((row) => bodyRow(table, row, wordy))))]
      : []),
  ];
  const made = element("table", { role: "table" }, onLines(parts));
  const name = caption ?? `Table under ${heading ?? "the title"}`;
  const scrolls = isWide(node.children, columns)
    ? { role: "region", tabIndex: 0, ariaLabel: caption ? `Table: ${caption}` : name }
    : {};
  // what would make the columns too wide for a screen is not kept together
  const shown = isWide(node.children, columns, keptTogether) ? made : keptIn(made);
  return element("div", { className: ["table"], ...scrolls }, [shown]);
}

interface TableParts {
  readonly state: State;
  readonly node: Table;
  readonly links: PageLinks;
  readonly columns: number;
  readonly heads: readonly string[];
}

function headRow({ state, node, columns }: TableParts, row: TableRow): Element {
  const cells = Array.from({ length: columns }, (_, index) => {
    const properties = { ...side(node, index), scope: "col", role: "columnheader" };
    const cell = row.children[index];
    return element("th", properties, cell ? state.all(cell) : []);
  });
  return element("tr", { role: "row" }, cells);
}

/**
 * Links back from the row's anchors stand at the end of the cell of the wordiest column, where there is room for them;
 * where that is empty, of the row's last cell with words. In an empty one they would seem to be what it says.
 */
function bodyRow({ state, node, links, columns, heads }: TableParts, row: TableRow, wordy: number): Element {
  const anchors: AnchorNode[] = [];
  walk(row, (one) => {
    if (one.type === "anchor") anchors.push(one);
  });
  const back = anchors.flatMap((anchor) => links.back(anchor));
  const hasWords = (index: number) => plainText(row.children[index] ?? "").trim() !== "";
  const place = hasWords(wordy) ? wordy : row.children.findLastIndex((_, index) => hasWords(index));
  const cells = Array.from({ length: columns }, (_, index) => {
    const isName = index === 0 && node.data?.rowHeaders === true;
    const properties = {
      ...side(node, index),
      ...(isName ? { scope: "row", role: "rowheader" } : { role: "cell" }),
      ...(heads[index] ? { dataHead: heads[index] } : {}),
    };
    const cell = row.children[index];
    const content = cell ? state.all(cell) : [];
    return element(isName ? "th" : "td", properties, index === place ? [...content, ...back] : content);
  });
  return element("tr", { role: "row" }, cells);
}

function side({ align }: Table, column: number): { className?: string[] } {
  const to = align?.[column];
  return to === "right" || to === "center" ? { className: [to] } : {};
}

function onLines(parts: readonly Element[]): ElementContent[] {
  return parts.flatMap((part) => [words("\n"), part]).concat(words("\n"));
}

/** The column with most text. */
function wordiest(rows: readonly TableRow[], columns: number): number {
  const sizes = Array.from({ length: columns }, (_, index) =>
    rows.reduce((sum, row) => sum + plainText(row.children[index] ?? "").length, 0),
  );
  return sizes.indexOf(Math.max(...sizes));
}

function isWide(
  rows: readonly TableRow[],
  columns: number,
  as: (text: string) => string = (text) => text,
): boolean {
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.max(...rows.map((row) => longestWord(as(plainText(row.children[index] ?? ""))))),
  );
  return widths.reduce((sum, width) => sum + Math.min(width, LONGEST_WORD) + PADDING, 0) > WIDTH_AT_MOST;
}

function longestWord(text: string): number {
  return Math.max(...text.split(/[^\S\u00a0]+/).map((word) => [...word].length));
}
