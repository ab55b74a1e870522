import type { Element, ElementContent, Nodes } from "hast";
import { keptTogether } from "./kept-together.ts";

/** Makes any text safe to show on a page, and remembers what it shows as a code. */
export interface PageText {
  /** The text with each character that would hide, or turn round what stands beside it, as its code, `[U+202E]`. */
  shown(text: string): string;
  /** Each such character once, in the order met. */
  replaced(): readonly { readonly character: string }[];
}

const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Controls, halves of pairs, private signs, marks of direction that reach beyond their letters, hidden tags. */
const REFUSED =
  /(?![\t\n])[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc\u{e0000}-\u{e00ff}]/gu;
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
/** What holds words of its own, and so has a direction of its own. */
const HAS_DIRECTION = new Set("p li h1 h2 h3 h4 h5 h6 th td caption blockquote summary pre".split(" "));
const LONGEST_RUN = 18;
const PIECE = 6;
/** Signs that belong to the one before. */
const JOINED = /^[\p{M}\p{Emoji_Modifier}\u200c\u200d]/u;

/** A text that remembers. Signs that no font of the reader's has are the browser's affair: they stay as they are. */
export function pageText(): PageText {
  const replaced = new Map<string, { readonly character: string }>();
  return {
    shown: (text) =>
      text.replace(LINE_END, "\n").replace(REFUSED, (sign) => {
        const character = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
        replaced.set(character, { character });
        return `[${character}]`;
      }),
    replaced: () => [...replaced.values()],
  };
}

/** `dir="auto"` for a text with letters that run from right to left; nothing for the others. */
export function directionOf(text: string): { dir?: "auto" } {
  return RIGHT_TO_LEFT.test(text) ? { dir: "auto" } : {};
}

/** All text below a node. */
export function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map((child) => textOf(child)).join("") : "";
}

/**
 * The elements with the direction of what is written from right to left, and in tables with places where a long run may
 * break: a column is never wider than a short word. Elsewhere the style breaks what does not fit, and days and counts
 * are kept together.
 */
export function laidOut(nodes: readonly ElementContent[], inTable = false): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === "text") return inTable ? breakable(node.value) : [keptIn(node)];
    if (node.type !== "element" || node.tagName === "svg") return [node];
    if (node.tagName === "code" && !inTable) return [node];
    return [
      withDirection({ ...node, children: laidOut(node.children, inTable || node.tagName === "table") }),
    ];
  });
}

/** With no break within a day or a count, in all of its text but code. */
export function keptIn<T extends ElementContent>(node: T): T {
  if (node.type === "text") return { ...node, value: keptTogether(node.value) };
  if (node.type !== "element" || node.tagName === "code") return node;
  return { ...node, children: node.children.map((child) => keptIn(child)) };
}

function withDirection(node: Element): Element {
  if (!HAS_DIRECTION.has(node.tagName)) return node;
  return { ...node, properties: { ...node.properties, ...directionOf(textOf(node)) } };
}

function breakable(text: string): ElementContent[] {
  const pieces = text.split(/(\s+)/).flatMap((run) => ([...run].length > LONGEST_RUN ? cut(run) : [run]));
  const nodes: ElementContent[] = [];
  for (const piece of pieces) {
    const last = nodes.at(-1);
    if (piece === BREAK) nodes.push({ type: "element", tagName: "wbr", properties: {}, children: [] });
    else if (last?.type === "text") last.value += piece;
    else if (piece !== "") nodes.push({ type: "text", value: piece });
  }
  return nodes;
}

/** Stands between two pieces; no text holds it, as `shown` makes a code of it. */
const BREAK = "\u0000";

/** Not by Intl.Segmenter, of which each segment keeps a copy of the whole text. */
function cut(run: string): string[] {
  const pieces: string[] = [];
  let length = 0;
  let isJoined = true;
  for (const sign of run) {
    if (length >= PIECE && !isJoined && !JOINED.test(sign)) {
      pieces.push(BREAK);
      length = 0;
    }
    pieces.push(sign);
    length += 1;
    isJoined = sign === "\u200d";
  }
  return pieces;
}
