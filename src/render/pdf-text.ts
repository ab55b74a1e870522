import type { Nodes } from "mdast";
import type { Token } from "./pdf-table.ts";

/** What `templates/theme.typ` reads: mdast's names, with what a page needs worked out. */
export interface PdfNode {
  readonly type: string;
  /** Text; a line may break between two pieces. */
  readonly pieces?: readonly string[];
  readonly children?: readonly PdfNode[];
  readonly [field: string]: unknown;
}

/** What the layout needs to know of the fonts. */
export interface TextMeasure {
  printable(text: string): string;
  /** The width of a text in parts of its size. */
  width(text: string, isBold: boolean): number;
}

const PIECE = 6;
/** A text of more pieces gets spaces without width instead: the engine's time grows with the square of the pieces. */
const PIECES_AT_MOST = 500;
const ZERO_WIDTH_SPACE = "\u200b";
/** Spaces at which a line may break: the no-break ones are left out. */
const SPACE = /^[ \t\n\u2000-\u2006\u2008-\u200b]/;
const SPACES = /([ \t\n\u2000-\u2006\u2008-\u200b]+)/;
const JOINED_TO_THE_LAST = /^[\p{M}\u200c\u200d]/u;
const BREAK_AFTER = /[/\\?&=_@.,:;|+-]/;

/**
 * Cuts the texts of one paragraph, in order, into pieces between which a line may break: only in runs without a space
 * that are longer than `longest`, after punctuation and else every few characters. A run may go over several texts.
 */
export function breaker(longest: number): (text: string) => readonly string[] {
  let open = 0;
  return (text) => {
    const pieces = [""];
    const add = (part: string) => pieces.push(`${pieces.pop()}${part}`);
    for (const part of text.split(SPACES)) {
      if (part === "") continue;
      if (SPACE.test(part)) {
        open = 0;
        add(part);
        continue;
      }
      const length = [...part].length;
      const isLong = open + length > longest;
      if (isLong && open > 0) pieces.push("");
      for (const [index, piece] of (isLong ? cutRun(part, longest) : [part]).entries()) {
        if (index > 0) pieces.push("");
        add(piece);
      }
      open += length;
    }
    return pieces.length > PIECES_AT_MOST ? [pieces.join(ZERO_WIDTH_SPACE)] : pieces;
  };
}

function cutRun(run: string, longest: number): string[] {
  const characters = [...run];
  const pieces: string[] = [];
  let piece: string[] = [];
  for (const [index, character] of characters.entries()) {
    piece.push(character);
    const next = characters[index + 1];
    if (next === undefined || JOINED_TO_THE_LAST.test(next)) continue;
    const afterPunctuation = BREAK_AFTER.test(character) && !BREAK_AFTER.test(next);
    if (piece.length >= Math.min(PIECE, longest) || (afterPunctuation && piece.length > 2)) {
      pieces.push(piece.join(""));
      piece = [];
    }
  }
  pieces.push(piece.join(""));
  return pieces;
}

/** The unbreakable stretches of a line of nodes, with their widths in points at this size. */
export function tokensOf(
  nodes: readonly PdfNode[],
  measure: TextMeasure,
  size: number,
  isBold: boolean,
): Token[] {
  const tokens: { width: number; spaceBefore: number }[] = [];
  let isOpen = false;
  let space = 0;
  const add = (text: string, bold: boolean) => {
    // a no-break space joins: it is part of its word
    for (const part of text.split(/([ \t\n\u200b]+)/)) {
      const width = measure.width(part, bold) * size * 1.005;
      if (part === "") continue;
      if (/^[ \t\n\u200b]/.test(part)) [isOpen, space] = [false, width];
      else if (isOpen) (tokens.at(-1) as { width: number }).width += width;
      else {
        tokens.push({ width, spaceBefore: tokens.length === 0 ? 0 : space });
        [isOpen, space] = [true, 0];
      }
    }
  };
  const addWhole = (text: string, bold: boolean) => {
    const width = measure.width(text, bold) * size * 1.005;
    tokens.push({ width, spaceBefore: tokens.length === 0 ? 0 : space });
    [isOpen, space] = [true, 0];
  };
  const visit = (node: PdfNode, bold: boolean) => {
    if (node.type === "break") [isOpen, space] = [false, 0];
    for (const [index, piece] of (node.pieces ?? []).entries()) {
      if (index > 0) isOpen = false;
      add(piece, bold);
    }
    for (const child of node.children ?? []) visitOf(child, bold);
  };
  const visitOf = (node: PdfNode, bold: boolean) => {
    const isBolder = bold || node.type === "strong" || node.type === "emphasis";
    if (node["whole"] === true) addWhole(textOf([node]), isBolder);
    else visit(node, isBolder);
  };
  for (const node of nodes) visitOf(node, isBold);
  return tokens;
}

/** The text of nodes, without breaks. */
export function textOf(nodes: readonly PdfNode[]): string {
  return nodes.map((node) => (node.pieces ?? []).join("") + textOf(node.children ?? [])).join("");
}

/** The text of a node of any kind and depth: values, alternative texts, labels of citations, blocks by a space. */
export function plainText(node: Nodes): string {
  const parts: string[] = [];
  const waiting: Nodes[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ("value" in next && typeof next.value === "string") parts.push(next.value);
    if ("alt" in next && typeof next.alt === "string") parts.push(next.alt);
    if (next.type === "citation") parts.push(`[${next.labels.map((label) => label.text).join(", ")}]`);
    if (next.type === "break") parts.push(" ");
    if (!("children" in next)) continue;
    if (next.type === "paragraph" || next.type === "heading" || next.type === "tableCell") parts.push(" ");
    for (let index = next.children.length - 1; index >= 0; index--)
      waiting.push(next.children[index] as Nodes);
  }
  return parts.join("").replace(/\s+/g, " ").trim();
}

/** The language of a text that runs from right to left, by its first letter: Hebrew, or Arabic for all the others. */
export function rightToLeft(text: string): "ar" | "he" | undefined {
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  if (/\p{Script=Hebrew}/u.test(first)) return "he";
  return /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(first) ? "ar" : undefined;
}
