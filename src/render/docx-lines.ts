import {
  BookmarkEnd,
  BookmarkStart,
  ExternalHyperlink,
  InternalHyperlink,
  type ParagraphChild,
  TextRun,
} from "docx";
import type { Nodes } from "mdast";
import type { CitationNode } from "../model/document.ts";
import type { DocxContext } from "./docx-context.ts";
import { keptTogether } from "./kept-together.ts";
import { plainText, rightToLeft } from "./pdf-text.ts";
import { clickable } from "./pdf-tree.ts";

/** Deeper spans are plain text: no reader follows them. */
const DEEPEST = 8;
/** A longer citation may break over lines. */
const LONGEST_WHOLE = 18;
const NO_BREAK = "\u00a0";
/** What runs from right to left, with what stands between two such words. */
const RIGHT_TO_LEFT =
  /([\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]\p{M}*(?:[^\p{L}\p{N}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]\p{M}*)*)/u;

/** How the text of a span looks: a character style, and what may stand upon it. */
interface Look {
  readonly style?: string;
  readonly bold?: boolean;
  readonly strike?: boolean;
  readonly isInLink?: boolean;
}

/** The line of some nodes as Word's runs and links, and its text. */
export interface DocxLine {
  readonly children: readonly ParagraphChild[];
  readonly text: string;
  /** Whether words of it stand out, and are wider. */
  readonly isBold: boolean;
}

/**
 * Runs, links and bookmarks of a line. Text is only ever text: none of it becomes a field, a link or markup, and a link
 * leads outside only over http, https and mailto.
 */
export function docxLine(nodes: readonly Nodes[], context: DocxContext): DocxLine {
  const texts: string[] = [];
  let isBold = false;
  const run = (value: string, look: Look): ParagraphChild[] => {
    const printed = context.printable(value).replace(/[\t\n ]+/g, " ");
    const plain = texts.every((before) => before === "") ? printed.trimStart() : printed;
    const text = context.isLoose ? plain : keptTogether(plain);
    texts.push(text);
    if (look.bold || look.style === "Strong" || look.style === "Emphasis") isBold = true;
    return runs(text, look);
  };
  const all = (inner: readonly Nodes[], look: Look, depth: number): ParagraphChild[] =>
    inner.flatMap((node, index) =>
      visit(context.isLoose ? node : glued(node, inner[index + 1]), look, depth + 1),
    );
  const link = (node: { readonly children: readonly Nodes[] }, url: string, look: Look, depth: number) => {
    const address = clickable(url);
    if (address === undefined || look.isInLink) return all(node.children, look, depth);
    const inside = { ...look, style: "Hyperlink", isInLink: true };
    const isBlank = node.children.every((child) => plainText(child) === "");
    const children = isBlank ? run(address, inside) : all(node.children, inside, depth);
    return [new ExternalHyperlink({ link: address, children })];
  };
  const citation = (node: CitationNode, look: Look): ParagraphChild[] => {
    const length = node.labels.reduce((length, { text }) => length + text.length + 2, 0);
    const isWhole = !context.isLoose && length <= LONGEST_WHOLE;
    const kept = (text: string) => (isWhole ? text.replaceAll(" ", NO_BREAK) : text);
    // one after the other, as they stand: each run adds to the text
    const opening = node.bare ? [] : run("[", look);
    const labels = node.labels.flatMap(({ text, target }, index) => {
      const bookmark = target === undefined || look.isInLink ? undefined : context.bookmarks.get(target);
      const comma = index === 0 ? [] : run(kept(", "), look);
      if (!bookmark) return [...comma, ...run(kept(text), look)];
      const children = run(kept(text), { ...look, style: "Citation" });
      return [...comma, new InternalHyperlink({ anchor: bookmark.name, children })];
    });
    return [...opening, ...labels, ...(node.bare ? [] : run("]", look))];
  };
  const visit = (node: Nodes, look: Look, depth: number): ParagraphChild[] => {
    if (depth >= DEEPEST) return run(plainText(node), look);
    switch (node.type) {
      case "text":
      case "html":
        return run(node.value, look);
      case "inlineCode":
        return run(node.value, { ...look, style: look.isInLink ? "Hyperlink" : "Code" });
      case "strong":
        return all(node.children, stronger(look, "Strong"), depth);
      case "emphasis":
        return all(node.children, stronger(look, "Emphasis"), depth);
      case "delete":
        return all(node.children, { ...look, strike: true }, depth);
      case "break":
        texts.push(" ");
        return [new TextRun({ break: 1 })];
      case "link":
        return link(node, node.url, look, depth);
      case "linkReference":
        return link(node, context.urls.get(node.identifier) ?? "", look, depth);
      case "citation":
        return citation(node, look);
      case "anchor":
        return bookmarked(node.id, all(node.children, look, depth), context);
      case "footnoteReference":
        return run(`[${node.label ?? node.identifier}]`, look);
      default:
        return "children" in node ? all(node.children, look, depth) : run(plainText(node), look);
    }
  };
  const children = all(nodes, {}, -1);
  return { children, text: texts.join(""), isBold };
}

/** How a paragraph of this text is set, where it runs from right to left. */
export function directed(text: string): { readonly bidirectional?: true } {
  return rightToLeft(text) === undefined ? {} : { bidirectional: true };
}

/** A character style where there is none yet, else bold upon the one that there is. */
function stronger(look: Look, style: string): Look {
  return look.style === undefined ? { ...look, style } : { ...look, bold: true };
}

/** A citation stays with the word before it, and never begins a line alone. */
function glued(node: Nodes, next: Nodes | undefined): Nodes {
  if (node.type !== "text" || next?.type !== "citation" || !node.value.endsWith(" ")) return node;
  return { ...node, value: `${node.value.slice(0, -1)}${NO_BREAK}` };
}

function bookmarked(id: string, children: ParagraphChild[], context: DocxContext): ParagraphChild[] {
  const bookmark = context.bookmarks.get(id);
  if (!bookmark || context.met.has(id)) return children;
  context.met.add(id);
  const start = new BookmarkStart(bookmark.name, bookmark.number);
  return [start, ...children, new BookmarkEnd(bookmark.number)] as ParagraphChild[];
}

/** Words from right to left are runs of their own, or Word would set the marks between them the wrong way. */
function runs(text: string, look: Look): TextRun[] {
  const { isInLink: _, ...how } = look;
  return text.split(RIGHT_TO_LEFT).flatMap((part, index) => {
    if (part === "") return [];
    if (index % 2 === 0) return [new TextRun({ ...how, text: part })];
    const bidirectional = /\p{Script=Hebrew}/u.test(part) ? "he-IL" : "ar-SA";
    return [new TextRun({ ...how, text: part, rightToLeft: true, language: { bidirectional } })];
  });
}
