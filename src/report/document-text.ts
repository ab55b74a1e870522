import type { Nodes, Parents } from "mdast";
import type { ReportDocument } from "../model/document.ts";

/** A piece of text of a report, and the heading that it stands under; undefined before the first. */
export interface DocumentText {
  readonly text: string;
  readonly under: string | undefined;
}

/** What holds words of its own: the words in it are one piece, whatever marks stand among them. */
const PIECES = new Set(["paragraph", "heading", "tableCell", "code", "definition"]);

/**
 * All words that any format prints of a document, or carries with it: the tree, piece by piece, addresses, captions and names of
 * anchors, and what stands on every page and in the file's properties.
 */
export function textsOfDocument(document: ReportDocument): readonly DocumentText[] {
  const { title, author, notice, marking, running, logo, tree } = document;
  const texts: DocumentText[] = [
    title,
    author,
    notice ?? "",
    marking ?? "",
    running,
    logo?.alt ?? "",
    wordsIn(logo),
  ].map((text) => ({
    text,
    under: undefined,
  }));
  let under: string | undefined;
  const visit = (node: Nodes): void => {
    if (node.type === "table" && node.data?.caption) texts.push({ text: node.data.caption, under });
    if (PIECES.has(node.type)) {
      const text = wordsOf(node);
      if (node.type === "heading") under = text;
      texts.push({ text, under });
      texts.push(...carriedBy(node).map((carried) => ({ text: carried, under })));
    } else if ("children" in node) {
      if (node.type === "table" && node.data?.caption) texts.push({ text: node.data.caption, under });
      for (const child of (node as Parents).children) visit(child);
    } else texts.push(...[wordsOf(node), ...carriedBy(node)].map((text) => ({ text, under })));
  };
  visit(tree);
  return texts.filter(({ text }) => text !== "");
}

/** Letters of a logo that are drawn as such. */
function wordsIn(logo: ReportDocument["logo"]): string {
  if (logo?.format !== "svg") return "";
  return new TextDecoder()
    .decode(logo.bytes)
    .replace(/<[^>]*>/g, " ")
    .trim();
}

/** The words of a node, as they are printed one after the other. */
function wordsOf(node: Nodes): string {
  if (node.type === "citation") return node.labels.map((label) => label.text).join(", ");
  if (node.type === "break") return "\n";
  if (node.type === "picture") return node.svg.replace(/<[^>]*>/g, " ");
  if ("children" in node) return (node as Parents).children.map((child) => wordsOf(child)).join("");
  return "value" in node ? node.value : "";
}

/** What a node carries that is not among its words: addresses, titles, descriptions of pictures, names of anchors. */
function carriedBy(node: Nodes): readonly string[] {
  const own = ["url", "title", "alt", "says", "id", "label", "identifier"].flatMap((key) => {
    const value: unknown = Reflect.get(node, key);
    return typeof value === "string" ? [value] : [];
  });
  const targets = node.type === "citation" ? node.labels.flatMap((label) => label.target ?? []) : [];
  const below = "children" in node ? (node as Parents).children.flatMap((child) => carriedBy(child)) : [];
  return [...own, ...targets, ...below];
}
