import type { Element, Nodes, Root } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { VFile } from "vfile";

/** A page as a browser would read it, and what is wrong with its HTML. */
export interface ReadPage {
  readonly root: Root;
  readonly faults: readonly string[];
}

/** Reads HTML by the rules of browsers. */
export function readPage(bytes: Uint8Array | string): ReadPage {
  const file = new VFile(typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes));
  const root = unified().use(rehypeParse, { emitParseErrors: true }).parse(file);
  return { root, faults: file.messages.map(String) };
}

/** Every element of a page that fits, in order. */
export function elements(node: Nodes, fits: (element: Element) => boolean): Element[] {
  const own = node.type === "element" && fits(node) ? [node] : [];
  const below = "children" in node ? node.children.flatMap((child) => elements(child, fits)) : [];
  return [...own, ...below];
}

/** Every element of that name. */
export function named(node: Nodes, ...names: readonly string[]): Element[] {
  return elements(node, ({ tagName }) => names.includes(tagName));
}

/** What is written below a node, but what a test leaves out; white space is one blank. */
export function textIn(node: Nodes, isLeftOut: (element: Element) => boolean = () => false): string {
  const read = (one: Nodes): string => {
    if (one.type === "text") return one.value;
    if (one.type === "element" && isLeftOut(one)) return "";
    return "children" in one ? one.children.map(read).join("") : "";
  };
  return read(node).replace(/\s+/g, " ").trim();
}

/** Whether an element has that class. */
export function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties["className"]) && properties["className"].includes(name);
}

/**
 * What the page adds to the document for those who move in it: links back, the list of contents, captions that are said; and pictures, whose words
 * are in the table after each.
 */
export function isFurniture(element: Element): boolean {
  return (
    hasClass(element, "back") ||
    element.tagName === "nav" ||
    element.tagName === "caption" ||
    element.tagName === "svg" ||
    hasClass(element, "skip")
  );
}
