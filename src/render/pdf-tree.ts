import type { Heading, List, ListItem, Nodes, Paragraph, Root, Strong, Table, TableCell } from "mdast";
import type { CitationNode } from "../model/document.ts";
import { contentsLevel } from "./contents.ts";
import { keptTogether } from "./kept-together.ts";
import { withContents } from "./pdf-contents.ts";
import { type MeasuredCell, tableLayout } from "./pdf-table.ts";
import {
  breaker,
  type PdfNode,
  plainText,
  rightToLeft,
  type TextMeasure,
  textOf,
  tokensOf,
} from "./pdf-text.ts";

/** Sizes that the columns of tables and the theme must agree on, in points. */
export const PAGE = { width: 595.28, marginX: 51, tableSize: 10.5, cellPadding: 4, indent: 18 } as const;

/** Deeper nesting is printed as plain paragraphs: the engine refuses very deep calls, and no reader follows them. */
const DEEPEST = 8;
/** Longest run of characters that a line must hold whole. */
const LONGEST_RUN = 18;
/** Shorter ones, tried in turn where a table has many columns; a table that still does not fit becomes a list. */
const LONGEST_RUNS_IN_TABLES = [LONGEST_RUN, 12, 8] as const;
/** A row of more lines may break over two pages: kept whole, one taller than a page would lose its end. */
const LINES_KEPT_WHOLE = 12;
/** A table of no more lines is kept on one page: a third of one, so that the gap before it is never large. */
export const LINES_OF_A_SMALL_TABLE = 16;
/** So many rows of a longer one, its head with them, begin on one page. */
const ROWS_KEPT_WITH_HEAD = 3;
/** A picture stays on the page of a table of no more rows. */
const ROWS_KEPT_WITH_PICTURE = 9;
/** A list of no more items and letters stays on one page: its last item alone on the next would be overlooked. */
const ITEMS_OF_A_SHORT_LIST = 5;
const LETTERS_OF_A_SHORT_LIST = 500;
/** A longer paragraph before a table stands for itself. */
const LETTERS_OF_A_LEAD = 200;
const URL_AT_MOST = 2000;
/** A citation without any such character is one run of digits and brackets, and stays whole by itself. */
const BREAKS = /[^[\]\d]/;
const CLICKABLE = new Set(["http:", "https:", "mailto:"]);
const IN_LINES = new Set(
  (
    "text emphasis strong delete inlineCode break link linkReference image imageReference " +
    "footnoteReference citation anchor textDirective"
  ).split(" "),
);

/** A paragraph that ends in a colon stays on the page of what it leads to. */
const LED_TO = new Set(["list", "table", "picture", "blockquote", "code"]);

interface Context {
  readonly measure: TextMeasure;
  readonly urls: ReadonlyMap<string, string>;
  readonly longestRun: number;
  /** How many lists, quotes and spans stand around. */
  readonly depth: number;
  /** The width that there is, in points. */
  readonly space: number;
}

/**
 * The report's tree as the theme reads it: printable text with its break points, headings without skipped levels,
 * tables with the widths of their columns, links and citations only where they lead somewhere. All text of the tree
 * is in it, whatever the kinds of its nodes. The second heading of depth 1, the appendix, begins a page.
 */
export function pdfTree(root: Root, measure: TextMeasure): readonly PdfNode[] {
  const space = PAGE.width - 2 * PAGE.marginX;
  const context = { measure, urls: urlsOf(root), longestRun: LONGEST_RUN, depth: 0, space };
  let level = 0;
  const nodes = blocks(root.children, context, (node) => {
    const newPage = level > 0 && node.depth === 1;
    const heading = paragraph(node.children, context);
    if (heading.length > 0) level = Math.min(node.depth, level + 1);
    return heading.map((made) => ({ ...made, type: "heading", level, newPage }));
  });
  const listed = withContents(nodes, contentsLevel(root, space), measure, space);
  return withLabels(listed, namesOf(root, measure));
}

/** What is said of each place that citations lead to. */
function namesOf(root: Root, { printable }: TextMeasure): ReadonlyMap<unknown, string> {
  const names = new Map<unknown, string>();
  const visit = (node: Nodes): void => {
    if (node.type === "anchor" && node.says !== undefined && !names.has(node.id))
      names.set(node.id, printable(node.says).replace(/\s+/g, " ").trim());
    if ("children" in node) for (const child of node.children as Nodes[]) visit(child);
  };
  visit(root);
  return names;
}

/** Labels for the first anchor of each id, and references to them; the engine refuses a reference to nothing. */
function withLabels(nodes: readonly PdfNode[], names: ReadonlyMap<unknown, string>): readonly PdfNode[] {
  const labels = new Map<unknown, string>();
  const anchored = (node: PdfNode): PdfNode => {
    const label = node.type === "anchor" && !labels.has(node["id"]) ? `anchor-${labels.size + 1}` : undefined;
    if (label !== undefined) labels.set(node["id"], label);
    const children = node.children?.map(anchored);
    return { ...node, ...(children ? { children } : {}), ...(label ? { label } : {}) };
  };
  const referred = (node: PdfNode): PdfNode => {
    const label = labels.get(node["target"]);
    const says = label === undefined ? undefined : names.get(node["target"]);
    const children = node.children?.map(referred);
    return {
      ...node,
      ...(children ? { children } : {}),
      ...(label ? { label } : {}),
      ...(says ? { says } : {}),
    };
  };
  return nodes.map(anchored).map(referred);
}

/** The addresses of the definitions that references of the tree name, the first of each. */
export function urlsOf(root: Root): ReadonlyMap<string, string> {
  const urls = new Map<string, string>();
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === "definition" && !urls.has(node.identifier)) urls.set(node.identifier, node.url);
    if ("children" in node) for (const child of [...node.children].reverse()) waiting.push(child);
  }
  return urls;
}

/** Blocks as they are, and what stands between them in lines together: `listItem` may hold bare text. */
export function grouped(nodes: readonly Nodes[]): (Nodes | Nodes[])[] {
  const groups: (Nodes | Nodes[])[] = [];
  for (const node of nodes) {
    const last = groups.at(-1);
    if (!IN_LINES.has(node.type)) groups.push(node);
    else if (Array.isArray(last)) last.push(node);
    else groups.push([node]);
  }
  return groups;
}

function blocks(
  nodes: readonly Nodes[],
  context: Context,
  heading = (node: Heading) => paragraph([{ type: "strong", children: node.children }], context),
): PdfNode[] {
  const groups = grouped(nodes);
  return groups.flatMap((group, index) => {
    if (Array.isArray(group)) return paragraph(group, context);
    if (group.type === "heading") return heading(group);
    const made = block(isNamedAbove(group, groups[index - 1]) ? { ...group, isNamed: true } : group, context);
    const next = groups[index + 1];
    if (!next || Array.isArray(next)) return made;
    if (group.type === "picture") return made.map((one) => ({ ...one, keep: isOfShortTable(next) }));
    const leads = group.type === "paragraph" && LED_TO.has(next.type);
    return leads ? made.map((one) => ({ ...one, keep: leadsTo(next.type, textOf([one])) })) : made;
  });
}

/**
 * Whether a heading right above a table, but no title, or a line that ends in a colon names it: its caption is then said
 * and not printed, to say no name twice.
 */
export function isNamedAbove(node: Nodes, before: Nodes | readonly Nodes[] | undefined): boolean {
  if (node.type !== "table" || before === undefined || !("type" in before)) return false;
  if (before.type === "heading") return before.depth > 1;
  return before.type === "paragraph" && plainText(before).endsWith(":");
}

/** Its numbers, where few, stay with a picture. */
function isOfShortTable(next: Nodes): boolean {
  return next.type === "table" && next.children.length <= ROWS_KEPT_WITH_PICTURE;
}

/** A text that ends in a colon leads to what follows it, and a line or two to the table below them. */
export function leadsTo(next: string, text: string): boolean {
  return text.trimEnd().endsWith(":") || (next === "table" && text.length <= LETTERS_OF_A_LEAD);
}

function block(node: Nodes & { readonly isNamed?: boolean }, context: Context): PdfNode[] {
  const inner = { ...context, depth: context.depth + 1, space: context.space - PAGE.indent };
  if (context.depth >= DEEPEST) return paragraph([{ type: "text", value: plainText(node) }], context);
  switch (node.type) {
    case "paragraph":
      return paragraph(node.children, context);
    case "list":
      return list(node, inner);
    case "blockquote":
      return [{ type: "blockquote", children: blocks(node.children, inner) }];
    case "table":
      return table(node, context, node.isNamed === true);
    case "code":
      return [{ type: "code", lines: codeLines(node.value, context) }];
    case "picture":
      return [
        { type: "picture", svg: node.svg, alt: node.alt, width: Math.min(1, Math.max(0.1, node.width)) },
      ];
    case "thematicBreak":
      return [{ type: "thematicBreak" }];
    default:
      if ("children" in node) return blocks(node.children, inner);
      return paragraph([{ type: "text", value: plainText(node) }], context);
  }
}

function list(node: List, context: Context): PdfNode[] {
  const items = node.children.map((item) => {
    const box = item.checked === true ? "☑ " : item.checked === false ? "☐ " : "";
    const [first, ...rest] = blocks(item.children, context);
    const isText = first?.type === "paragraph";
    const marked = box === "" ? [] : [{ type: "text", pieces: [box] }];
    const start = { type: "paragraph", children: [...marked, ...((isText && first.children) || [])] };
    return { type: "listItem", children: [start, ...(first && !isText ? [first] : []), ...rest] };
  });
  const isTight = node.children.every((item) => !item.spread);
  const breakable = items.length > ITEMS_OF_A_SHORT_LIST || textOf(items).length > LETTERS_OF_A_SHORT_LIST;
  const ordered = node.ordered === true;
  return [{ type: "list", ordered, start: node.start ?? 1, isTight, breakable, children: items }];
}

function codeLines(value: string, context: Context): readonly (readonly string[])[] {
  const lines = context.measure.printable(value).replaceAll("\t", "    ").split("\n");
  return lines.map((line) => breaker(LONGEST_RUN)(line));
}

/** One paragraph, or none where there is nothing to print. */
function paragraph(nodes: readonly Nodes[], context: Context): PdfNode[] {
  const children = glued(inLines(nodes, context));
  const text = textOf(children);
  if (text.trim() === "") return [];
  const language = rightToLeft(text);
  return [{ type: "paragraph", children, ...(language ? { language } : {}) }];
}

function inLines(nodes: readonly Nodes[], context: Context): PdfNode[] {
  const cut = breaker(context.longestRun);
  // where runs must be short, a line may rather break beside a number than within a word
  const together = context.longestRun < LONGEST_RUN ? (text: string) => text : keptTogether;
  const text = (value: string, type = "text"): PdfNode[] =>
    value === ""
      ? []
      : [{ type, pieces: cut(together(context.measure.printable(value).replace(/[\t\n ]+/g, " "))) }];
  const all = (inner: readonly Nodes[], depth: number, isStruck: boolean) =>
    inner.flatMap((one) => visit(one, depth + 1, isStruck));
  const visit = (node: Nodes, depth: number, isStruck: boolean): PdfNode[] => {
    if (depth >= DEEPEST) return text(plainText(node));
    switch (node.type) {
      case "text":
      case "html":
        return text(node.value);
      case "inlineCode":
        return text(node.value, "inlineCode");
      case "strong":
      case "emphasis":
        return [{ type: node.type, children: all(node.children, depth, isStruck) }];
      case "delete": {
        const children = all(node.children, depth, true);
        return isStruck ? children : [{ type: "delete", children }];
      }
      case "break":
        return [{ type: "break" }];
      case "link":
        return link(node.url, all(node.children, depth, isStruck), isStruck, text);
      case "linkReference":
        return link(
          context.urls.get(node.identifier) ?? "",
          all(node.children, depth, isStruck),
          isStruck,
          text,
        );
      case "citation":
        return [citation(node, text)];
      case "anchor":
        return [{ type: "anchor", id: node.id, children: all(node.children, depth, isStruck) }];
      case "footnoteReference":
        return text(`[${node.label ?? node.identifier}]`);
      default:
        return "children" in node ? all(node.children, depth, isStruck) : text(plainText(node));
    }
  };
  return nodes.flatMap((node) => visit(node, 0, false));
}

/** A citation stays with the word before it, and never begins a line alone. */
function glued(nodes: PdfNode[]): PdfNode[] {
  return nodes.map((node, index) => {
    const last = node.pieces?.at(-1);
    if (node.type !== "text" || nodes[index + 1]?.type !== "citation" || !last?.endsWith(" ")) return node;
    return { ...node, pieces: [...(node.pieces ?? []).slice(0, -1), `${last.slice(0, -1)}\u00a0`] };
  });
}

/** UA-1 has no text that is underlined and struck out: there the line under a link gives way. */
function link(
  url: string,
  children: readonly PdfNode[],
  isStruck: boolean,
  text: (value: string) => PdfNode[],
): PdfNode[] {
  const address = clickable(url);
  if (address === undefined) return [...children];
  const underlined = !isStruck && !children.some(holdsStruck);
  const shown = textOf(children).trim() === "" ? text(address) : children;
  return [{ type: "link", url: address, underlined, children: shown }];
}

/** An address that a reader may follow, in its plain form; undefined for any other scheme, and for no address. */
export function clickable(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { href, protocol } = new URL(url);
  return CLICKABLE.has(protocol) && href.length <= URL_AT_MOST ? href : undefined;
}

function citation(node: CitationNode, text: (value: string) => PdfNode[]): PdfNode {
  const labels = node.labels.flatMap((label, index): PdfNode[] => {
    const comma = index === 0 ? [] : text(", ");
    const printed = text(label.text);
    if (label.target === undefined || printed.length === 0) return [...comma, ...printed];
    return [...comma, { type: "reference", target: label.target, children: printed }];
  });
  const children = node.bare ? labels : [...text("["), ...labels, ...text("]")];
  const shown = textOf(children);
  const whole = shown.length <= LONGEST_RUN;
  return { type: "citation", whole, boxed: whole && BREAKS.test(shown), children };
}

function holdsStruck(node: PdfNode): boolean {
  return node.type === "delete" || (node.children ?? []).some(holdsStruck);
}

function table(node: Table, context: Context, isNamed: boolean): PdfNode[] {
  const columns = Math.max(0, ...node.children.map((row) => row.children.length));
  if (columns === 0) return [];
  const space = context.space - 2 * PAGE.cellPadding * (columns - 1);
  for (const longestRun of LONGEST_RUNS_IN_TABLES) {
    const rows = node.children.map((row, index) =>
      cellsOf(row.children, columns, { ...context, longestRun }, index === 0 ? "" : "–"),
    );
    const layout = tableLayout(
      rows.map((row, index) => row.map((cell) => measured(cell, context.measure, index === 0))),
      space,
      node.align ?? [],
    );
    if (!layout) continue;
    const { align, gaps } = layout;
    const edges = (column: number) => (column === 0 ? 1 : 0) + (column === columns - 1 ? 1 : 0);
    const widths = layout.widths.map((width, column) => width + (2 - edges(column)) * PAGE.cellPadding);
    const children = rows.map((cells, row) => {
      const breakable = (layout.rowLines[row] ?? 0) > LINES_KEPT_WHOLE;
      return { type: "tableRow", breakable, children: row === 0 ? cells.map(repeatable) : cells };
    });
    const lines = layout.rowLines.reduce((sum, count) => sum + count, 0);
    const breakable = lines > LINES_OF_A_SMALL_TABLE;
    return [
      {
        type: "table",
        widths,
        align,
        gaps,
        children,
        breakable,
        ...(breakable ? { begins: firstLines(layout.rowLines) } : {}),
        ...named(node, breakable && !isNamed, context),
      },
    ];
  }
  return tableAsList(node).flatMap((one) => block(one, context));
}

/** The lines of the rows with which a long table begins, up to one that may itself break. */
function firstLines(rowLines: readonly number[]): readonly number[] {
  const tall = rowLines.findIndex((lines) => lines > LINES_KEPT_WHOLE);
  return rowLines.slice(0, Math.min(ROWS_KEPT_WITH_HEAD, tall < 0 ? ROWS_KEPT_WITH_HEAD : tall));
}

/** What a table is called: in the tags of each, and printed above a long one. */
function named({ data }: Table, isPrinted: boolean, context: Context) {
  const [above] = data?.caption ? paragraph([{ type: "text", value: data.caption }], context) : [];
  if (!above) return { rowHeaders: data?.rowHeaders === true };
  const caption = textOf([above]);
  return { caption, rowHeaders: data?.rowHeaders === true, ...(isPrinted ? { above } : {}) };
}

/**
 * The head is printed on each page of its table. A label may be there only once, and the copies, which tags leave out,
 * may hold no links: it keeps their text.
 */
function repeatable(node: PdfNode): PdfNode {
  const children = (node.children ?? []).map(repeatable);
  return {
    ...node,
    type: ["anchor", "reference", "link"].includes(node.type) ? "span" : node.type,
    children,
  };
}

/** Cells of a row; one that is empty says so by a dash, which a reader of tags hears. */
function cellsOf(cells: readonly TableCell[], columns: number, context: Context, empty: string): PdfNode[] {
  return Array.from({ length: columns }, (_, index) => {
    const found = inLines(cells[index]?.children ?? [], context);
    const children =
      textOf(found).trim() === "" && empty !== "" ? [{ type: "text", pieces: [empty] }] : found;
    const language = rightToLeft(textOf(children));
    return { type: "tableCell", children, ...(language ? { language } : {}) };
  });
}

function measured(cell: PdfNode, measure: TextMeasure, isHead: boolean): MeasuredCell {
  const children = cell.children ?? [];
  return { tokens: tokensOf(children, measure, PAGE.tableSize, isHead), text: textOf(children).trim() };
}

/** More columns than a page can hold: each row is an item, each cell a line with its column's name. */
export function tableAsList(node: Table): (Paragraph | List)[] {
  const [head, ...rows] = node.children;
  const names = (head?.children ?? []).map((cell) => plainText(cell));
  const items = rows.map((row): ListItem => {
    const lines = row.children.map((cell, index): Paragraph => {
      const name: Strong = { type: "strong", children: [{ type: "text", value: `${names[index] ?? ""}: ` }] };
      return { type: "paragraph", children: names[index] ? [name, ...cell.children] : cell.children };
    });
    return { type: "listItem", spread: false, children: lines };
  });
  if (rows.length === 0)
    return [{ type: "paragraph", children: [{ type: "text", value: names.join(", ") }] }];
  return [{ type: "list", ordered: false, spread: false, children: items }];
}
