import { type PdfNode, type TextMeasure, textOf } from "./pdf-text.ts";

/** Sizes of the list of contents that the theme must agree on, in points. */
export const CONTENTS = { size: 10.5, gutter: 24, between: 3 } as const;

/** About eight pages of text: a shorter report is seen without a list of what is in it. */
const LETTERS_OF_A_LONG_REPORT = 16_000;
const FEWEST = 6;
/** It stands on one page. */
const HIGHEST = 560;
/** The levels of headings that are listed: the two upper ones, or one where they are too many. */
const UP_TO = [2, 1] as const;
/** From one line to the next in the theme. */
const PITCH = 1.23 * CONTENTS.size;
const ROOM_FOR_A_NUMBER = 34;
/** Kerning, and spaces at the ends of lines, are not measured. */
const CAUTION = 1.06;

/**
 * The nodes with a list of contents before the second chapter, so that what a report says first stands before it; as
 * they are where the report is short. The theme puts it at the foot of the page, or of the next one. It is as high as it will be before any page is known: so the engine, which learns
 * the pages by laying out, need not move what follows.
 */
export function withContents(
  nodes: readonly PdfNode[],
  { width }: Pick<TextMeasure, "width">,
  space: number,
): readonly PdfNode[] {
  if (textOf(nodes).length < LETTERS_OF_A_LONG_REPORT) return nodes;
  const column = (space - CONTENTS.gutter) / 2;
  const heightOf = (node: PdfNode) => {
    const wide = width(textOf([node]), true) * CONTENTS.size * CAUTION + ROOM_FOR_A_NUMBER;
    return Math.ceil(wide / column) * PITCH + CONTENTS.between;
  };
  const found = UP_TO.map((level) => listedOf(nodes, level))
    .map((listed) => ({ listed, height: heightInTwoColumns(listed.map(heightOf)) }))
    .find(({ listed, height }) => listed.length >= FEWEST && height <= HIGHEST);
  return found ? nodes.flatMap((node) => withPlace(node, found)) : nodes;
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

/** The least height at which the first of the entries fill one column and the others the next. */
function heightInTwoColumns(heights: readonly number[]): number {
  const cuts = heights.map((_, index) =>
    Math.max(sum(heights.slice(0, index + 1)), sum(heights.slice(index + 1))),
  );
  return Math.min(...cuts);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
