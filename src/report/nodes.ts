import type {
  BlockContent,
  Blockquote,
  Heading,
  List,
  Paragraph,
  PhrasingContent,
  Table,
  TableCell,
} from "mdast";
import type { AnchorNode, CitationNode } from "../model/document.ts";

/** What may stand in a line: words, or nodes made by the functions below. */
export type Inline = string | PhrasingContent;

/** A paragraph. */
export function paragraph(...content: readonly Inline[]): Paragraph {
  return { type: "paragraph", children: inline(content) };
}

/** A heading; depth 2 is a section of the report. */
export function heading(depth: 1 | 2 | 3, text: string): Heading {
  return { type: "heading", depth, children: [{ type: "text", value: text }] };
}

/** Words that stand out. */
export function strong(text: string): PhrasingContent {
  return { type: "strong", children: [{ type: "text", value: text }] };
}

/** A list with bullets; each item is one paragraph. */
export function bullets(items: readonly (readonly Inline[])[]): List {
  return listOf(items, false);
}

/** A numbered list; each item is one paragraph. */
export function numbers(items: readonly (readonly Inline[])[]): List {
  return listOf(items, true);
}

function listOf(items: readonly (readonly Inline[])[], ordered: boolean): List {
  return {
    type: "list",
    ordered,
    spread: false,
    children: items.map((item) => ({ type: "listItem", spread: false, children: [paragraph(...item)] })),
  };
}

/** A quotation of one paragraph. */
export function quotation(...content: readonly Inline[]): Blockquote {
  return { type: "blockquote", children: [paragraph(...content)] };
}

/** A cell: words, or several pieces. */
export type Cell = Inline | readonly Inline[];

/** How a table reads. */
export interface TableLook {
  /** What it shows: said to those who cannot see it, and above a long one. No two of a document are the same. */
  readonly caption: string;
  /** Columns, from 0, that hold counts and are set to the right. */
  readonly numeric?: readonly number[];
  /** Whether the first cell of a row is no name of the row. */
  readonly isUnnamed?: boolean;
}

/** A table with a header row. */
export function table(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { caption, numeric = [], isUnnamed = false }: TableLook,
): Table {
  return {
    type: "table",
    align: header.map((_, column) => (numeric.includes(column) ? "right" : null)),
    data: { caption, ...(isUnnamed ? {} : { rowHeaders: true }) },
    children: [header, ...rows].map((row) => ({ type: "tableRow", children: row.map(cell) })),
  };
}

/** Words that a citation leads to. `what` is what they name: only words that are printed beside them. */
export function anchor(id: string, text: string, what: string): AnchorNode {
  const name = /^evidence-\d+$/.test(id) ? `Evidence ${text}` : text;
  return { type: "anchor", id, says: `${name}: ${what}`, children: [{ type: "text", value: text }] };
}

/** A citation with its labels: `[1, C1]`, or `1, C1` where it has a column of its own. */
export function citation(labels: CitationNode["labels"], bare = false): CitationNode {
  return { type: "citation", labels: [...labels], ...(bare ? { bare } : {}) };
}

/** Pieces of a line as nodes, neighbouring words joined. */
export function inline(content: readonly Inline[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (const piece of content) {
    const last = nodes.at(-1);
    if (typeof piece !== "string") nodes.push(piece);
    else if (last?.type === "text") last.value += piece;
    else if (piece !== "") nodes.push({ type: "text", value: piece });
  }
  return nodes;
}

/** Blocks of a section. */
export type Blocks = readonly BlockContent[];

function cell(content: Cell): TableCell {
  const pieces = Array.isArray(content) ? (content as readonly Inline[]) : [content as Inline];
  return { type: "tableCell", children: inline(pieces) };
}
