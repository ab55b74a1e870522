import { contentsHeight } from "./contents.ts";
import { type PdfNode, type TextMeasure, textOf } from "./pdf-text.ts";

/**
 * The nodes with a list of contents before the second chapter, so that what a report says first stands before it; as
 * they are where no level is to be listed. The theme puts it at the foot of the page, or of the next one. It is as high
 * as it will be before any page is known: so the engine, which learns the pages by laying out, need not move what
 * follows.
 */
export function withContents(
  nodes: readonly PdfNode[],
  upTo: number | undefined,
  { width }: Pick<TextMeasure, "width">,
  space: number,
): readonly PdfNode[] {
  if (upTo === undefined) return nodes;
  const listed = listedOf(nodes, upTo);
  const height = contentsHeight(
    listed.map((node) => textOf([node])),
    width,
    space,
  );
  return nodes.flatMap((node) => withPlace(node, { listed, height }));
}

/** The headings of the levels down to one, but the title. */
function listedOf(nodes: readonly PdfNode[], level: number): readonly PdfNode[] {
  const headings = nodes.filter((node) => node.type === "heading").slice(1);
  return headings.filter((node) => Number(node["level"]) <= level);
}

interface Found {
  readonly listed: readonly PdfNode[];
  readonly height: number;
}

/** A listed heading as a place to lead to; before the second one stands the list. */
function withPlace(node: PdfNode, { listed, height }: Found): readonly PdfNode[] {
  const index = listed.indexOf(node);
  if (index < 0) return [node];
  const anchored = { ...node, children: [anchorOf(node, index)] };
  return index === 1 ? [{ type: "contents", height, children: listed.map(entryOf) }, anchored] : [anchored];
}

function entryOf(node: PdfNode, index: number): PdfNode {
  const { level, language } = node;
  const children = [{ type: "text", pieces: piecesOf(node) }];
  const reference = { type: "reference", target: idOf(index), says: textOf([node]), children };
  return { type: "entry", level, children: [reference], ...(language ? { language } : {}) };
}

function anchorOf(node: PdfNode, index: number): PdfNode {
  return { type: "anchor", id: idOf(index), children: node.children ?? [] };
}

function piecesOf(node: PdfNode): readonly string[] {
  return [...(node.pieces ?? []), ...(node.children ?? []).flatMap(piecesOf)];
}

function idOf(index: number): string {
  return `contents-${index + 1}`;
}
