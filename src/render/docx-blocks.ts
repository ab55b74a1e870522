import { type FileChild, ImageRun, type IParagraphOptions, Paragraph, type Table, TextRun } from "docx";
import type { Heading, List, Nodes, Root } from "mdast";
import type { PictureNode } from "../model/document.ts";
import { contentsLevel } from "./contents.ts";
import { type ContentsEntry, contentsEntry, docxContents, endOfRange, inBookmark } from "./docx-contents.ts";
import type { DocxContext } from "./docx-context.ts";
import { directed, docxLine } from "./docx-lines.ts";
import type { TableSays } from "./docx-pack.ts";
import { hasRoom } from "./docx-room.ts";
import { docxTable } from "./docx-table.ts";
import { plainText } from "./pdf-text.ts";
import { grouped, isNamedAbove, leadsTo, PAGE, tableAsList } from "./pdf-tree.ts";

/** Deeper nesting is plain paragraphs: no reader follows it. */
const DEEPEST = 8;
const INDENT = PAGE.indent * 20;
const PIXELS_A_POINT = 96 / 72;
const HIGHEST_PICTURE = 600;
/** A paragraph that ends in a colon stays on the page of what it leads to. */
const LED_TO = new Set(["list", "table", "picture", "blockquote", "code"]);

interface Paragraphed {
  readonly kind: "paragraph";
  readonly text: string;
  readonly options: IParagraphOptions;
  /** Headings alone: where the contents name it. */
  readonly entry?: ContentsEntry;
}

/** A part of the page; a paragraph keeps its settings open until all around it is known. */
type Block =
  | Paragraphed
  | { readonly kind: "contents"; readonly list: FileChild }
  | { readonly kind: "table"; readonly table: Table; readonly says: TableSays };

/** Where a block stands. */
interface Place {
  /** How many lists and quotations stand around. */
  readonly depth: number;
  /** Lists alone: the level of the numbering. */
  readonly level: number;
  /** In twips, of lines. */
  readonly indent: number;
  readonly style: string | undefined;
}

/** What stands in the body of a document, and what each table says of itself, in order. */
export interface DocxBody {
  readonly children: readonly FileChild[];
  readonly tables: readonly TableSays[];
}

/** The tree as Word's paragraphs and tables: all of its text, whatever the kinds of its nodes. */
export function docxBody(tree: Root, context: DocxContext): DocxBody {
  const upTo = contentsLevel(tree, PAGE.width - 2 * PAGE.marginX) ?? 0;
  let [level, listed] = [0, 0];
  const made = blocks(tree.children, context, { depth: 0, level: 0, indent: 0, style: undefined }, (node) => {
    const { children, text } = docxLine(node.children, context);
    if (text.trim() === "") return [];
    const isTitle = level === 0;
    const pageBreakBefore = !isTitle && node.depth === 1;
    level = Math.min(node.depth, level + 1);
    const options = {
      style: `Heading${level}`,
      ...(pageBreakBefore && { pageBreakBefore }),
      ...directed(text),
    };
    if (isTitle || level > upTo) return [{ kind: "paragraph", text, options: { ...options, children } }];
    const entry = contentsEntry(level, text, listed++, context);
    const marked = { ...options, children: inBookmark(children, entry) };
    return [{ kind: "paragraph", text, options: marked, entry }];
  });
  const tables = made.flatMap((block) => (block.kind === "table" ? [block.says] : []));
  const entries = made.flatMap((block) => (block.kind === "paragraph" && block.entry ? [block.entry] : []));
  const children = [...apart(withContents(made, entries, context)), ...endOfRange(entries)];
  return { children, tables };
}

/** Before the second heading that they name, so that what the document says first stands before them. */
function withContents(
  made: readonly Block[],
  entries: readonly ContentsEntry[],
  context: DocxContext,
): readonly Block[] {
  if (entries.length === 0) return made;
  const at = made.findIndex((block) => block.kind === "paragraph" && block.entry === entries[1]);
  const before = made.slice(0, at);
  const list = docxContents(entries, !leavesRoom(before, entries), context);
  return [...before, { kind: "contents", list }, ...made.slice(at)];
}

/** Tables and pictures are not measured. */
function leavesRoom(before: readonly Block[], entries: readonly ContentsEntry[]): boolean {
  const lines = before.flatMap((block) => {
    return block.kind === "paragraph" ? [{ text: block.text, style: block.options.style }] : [];
  });
  const isAllText = lines.length === before.length && lines.every(({ style }) => style !== "Picture");
  return isAllText && hasRoom(lines, entries);
}

/** Word joins two tables without a paragraph between them, and sets what follows a table or a list close to it. */
function apart(made: readonly Block[]): FileChild[] {
  return made.flatMap((block, index): FileChild[] => {
    const last = made[index - 1];
    if (block.kind === "contents") return [block.list];
    if (block.kind === "table") {
      return last?.kind === "table" ? [new Paragraph({ style: "Gap" }), block.table] : [block.table];
    }
    const before = gapBefore(block.options.style, last);
    return [new Paragraph({ ...block.options, ...(before > 0 && { spacing: { before } }) })];
  });
}

function gapBefore(style: string | undefined, last: Block | undefined): number {
  if (!last || last.kind === "contents" || style?.startsWith("Heading")) return 0;
  if (last.kind === "table") return 200;
  // of the space below one paragraph and above the next, Word takes the larger
  return isOfList(last.options.style) && !isOfList(style) ? 160 : 0;
}

function isOfList(style: string | undefined): boolean {
  return style?.startsWith("List") === true;
}

function blocks(
  nodes: readonly Nodes[],
  context: DocxContext,
  place: Place,
  heading = (node: Heading) => paragraph([{ type: "strong", children: node.children }], context, place),
): Block[] {
  const groups = grouped(nodes);
  return groups.flatMap((group, index) => {
    if (Array.isArray(group)) return paragraph(group, context, place);
    if (group.type === "heading") return heading(group);
    const isNamed = isNamedAbove(group, groups[index - 1]);
    const made = block(isNamed ? { ...group, isNamed } : group, context, place);
    const next = groups[index + 1];
    const leads = group.type === "paragraph" && next && !Array.isArray(next) && LED_TO.has(next.type);
    return leads ? made.map((one) => keptIfLeading(one, next.type)) : made;
  });
}

function keptIfLeading(block: Block, next: string): Block {
  if (block.kind !== "paragraph" || !leadsTo(next, block.text)) return block;
  return { ...block, options: { ...block.options, keepNext: true } };
}

function block(node: Nodes & { readonly isNamed?: boolean }, context: DocxContext, place: Place): Block[] {
  if (place.depth >= DEEPEST) return paragraph([{ type: "text", value: plainText(node) }], context, place);
  const inner = { ...place, depth: place.depth + 1, indent: place.indent + INDENT };
  switch (node.type) {
    case "paragraph":
      return paragraph(node.children, context, place);
    case "list":
      return list(node, context, inner);
    case "blockquote":
      return blocks(node.children, context, { ...inner, style: "Quote" });
    case "table":
      return table(node, context, place, node.isNamed === true);
    case "code":
      return code(node.value, context, place);
    case "picture":
      return picture(node, context, place);
    case "thematicBreak":
      return [{ kind: "paragraph", text: "", options: { style: "Rule" } }];
    default:
      if ("children" in node) return blocks(node.children, context, inner);
      return paragraph([{ type: "text", value: plainText(node) }], context, place);
  }
}

/** One paragraph, or none where there is nothing to print. */
function paragraph(nodes: readonly Nodes[], context: DocxContext, place: Place): Block[] {
  const { children, text } = docxLine(nodes, context);
  if (text.trim() === "") return [];
  return [{ kind: "paragraph", text, options: { ...lookOf(place), children, ...directed(text) } }];
}

function lookOf({ style, indent, level }: Place): IParagraphOptions {
  const inList = level > 0 ? "ListContinue" : "Normal";
  return { style: style ?? inList, ...(indent > 0 ? { indent: { left: indent } } : {}) };
}

function list(node: List, context: DocxContext, place: Place): Block[] {
  const level = place.level;
  const bullet = node.ordered ? numbering(node, context, level) : "bullets";
  const isTight = node.children.every((item) => !item.spread);
  const inner = { ...place, level: level + 1, style: place.style === "Quote" ? "Quote" : undefined };
  return node.children.flatMap((item) => {
    const box = item.checked === true ? "☑ " : item.checked === false ? "☐ " : "";
    const marked: Nodes[] = box === "" ? item.children : withBox(item.children, box);
    const made = blocks(marked, context, inner);
    const [first, ...rest] = made;
    const isText = first?.kind === "paragraph" && first.options.style === (inner.style ?? "ListContinue");
    const start: Block = {
      kind: "paragraph",
      text: isText ? first.text : "",
      options: {
        ...(isText ? first.options : {}),
        style: isTight ? "ListParagraph" : "ListApart",
        numbering: { reference: bullet, level },
        indent: { left: place.indent, hanging: INDENT },
      },
    };
    return isText ? [start, ...rest] : [start, ...made];
  });
}

function withBox(children: readonly Nodes[], box: string): Nodes[] {
  const [first, ...rest] = children;
  const text: Nodes = { type: "text", value: box };
  if (first?.type === "paragraph") return [{ ...first, children: [text, ...first.children] }, ...rest];
  return [{ type: "paragraph", children: [text] }, ...children];
}

function numbering(node: List, context: DocxContext, level: number): string {
  const reference = `numbers-${context.numbered.length + 1}`;
  context.numbered.push({ reference, level, start: node.start ?? 1 });
  return reference;
}

function table(
  node: Extract<Nodes, { type: "table" }>,
  context: DocxContext,
  place: Place,
  isNamed: boolean,
): Block[] {
  const made = docxTable(node, context, PAGE.width - 2 * PAGE.marginX);
  if (!made) return tableAsList(node).flatMap((one) => block(one, context, place));
  const { table, says, isLong } = made;
  const { caption } = says;
  const above: Block[] =
    caption && isLong && !isNamed
      ? [{ kind: "paragraph", text: caption, options: { style: "Caption", text: caption } }]
      : [];
  return [...above, { kind: "table", table, says }];
}

function code(value: string, context: DocxContext, place: Place): Block[] {
  const lines = context.printable(value).replaceAll("\t", "    ").split("\n");
  const children = lines.flatMap((line, index) => docxCode(line, index));
  const { indent } = lookOf(place);
  return [
    {
      kind: "paragraph",
      text: value,
      options: { style: "CodeBlock", children, ...(indent ? { indent } : {}) },
    },
  ];
}

function docxCode(line: string, index: number) {
  return [new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) })];
}

/** A picture as SVG and PNG with its text alternative; that text alone where it could not be drawn. */
function picture(node: PictureNode, context: DocxContext, place: Place): Block[] {
  const alt = context.printable(node.alt);
  const drawn = context.drawn.get(node.svg);
  if (!drawn) {
    return paragraph(
      [{ type: "text", value: `A picture could not be drawn here. ${node.alt}` }],
      context,
      place,
    );
  }
  context.pictures.count++;
  const id = String(context.pictures.count);
  const full = (PAGE.width - 2 * PAGE.marginX) * PIXELS_A_POINT * Math.min(1, Math.max(0.1, node.width));
  const scale = Math.min(1, (HIGHEST_PICTURE * PIXELS_A_POINT) / ((full * drawn.height) / drawn.width));
  const transformation = {
    width: Math.round(full * scale),
    height: Math.max(1, Math.round((full * scale * drawn.height) / drawn.width)),
  };
  const image = new ImageRun({
    type: "svg",
    data: new TextEncoder().encode(node.svg),
    fallback: { type: "png", data: drawn.png, transformation },
    transformation,
    altText: { name: `Picture ${id}`, description: alt, id },
  } as ConstructorParameters<typeof ImageRun>[0]);
  return [{ kind: "paragraph", text: "", options: { style: "Picture", children: [image] } }];
}
