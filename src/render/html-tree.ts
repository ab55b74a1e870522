import type { ElementContent } from "hast";
import type { FootnoteDefinition, ListItem, Nodes, Root } from "mdast";
import { defaultHandlers, type Handler, type Handlers, type State } from "mdast-util-to-hast";
import { toString as plainText } from "mdast-util-to-string";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { element, pageLinks, walk, words } from "./html-links.ts";
import { pictureElement } from "./html-picture.ts";
import { tableElement } from "./html-table.ts";
import { laidOut, type PageText } from "./html-text.ts";
import { isNamedAbove } from "./pdf-tree.ts";

/** A heading of the page, for the table of contents. */
export interface PageHeading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

/** The words of a report as elements, block by block, and its headings in order. */
export interface PageTree {
  readonly blocks: readonly ElementContent[];
  readonly headings: readonly PageHeading[];
}

const MOST_LEVELS = 6;
const WEB = /^(?:https?:\/\/|mailto:)/i;

/**
 * The report's tree as elements of a page. Headings skip no level and have ids; citations lead to what they cite, and
 * from there back; HTML and pictures by address, which no tree should hold, are text. All text of the tree is in it.
 */
export function htmlTree(root: Root, text: PageText): PageTree {
  const tree = shownTree(root, text);
  const headings: PageHeading[] = [];
  const handlers = { ...handlersFor(tree, headings) };
  const processor = unified().use(remarkRehype, { handlers, clobberPrefix: "" });
  const { children } = processor.runSync(tree);
  const blocks = laidOut(children.filter((child) => child.type === "element" || child.type === "text"));
  return { blocks, headings };
}

/** The tree with all words made fit to be shown: what stands in it as text, and the names of pictures and tables. */
function shownTree<T extends Nodes>(node: T, text: PageText): T {
  const changed: Record<string, unknown> = { ...node };
  for (const key of ["value", "alt", "label", "says"]) {
    const value = changed[key];
    if (typeof value === "string") changed[key] = text.shown(value);
  }
  if (node.type === "citation")
    changed["labels"] = node.labels.map((label) => ({ ...label, text: text.shown(label.text) }));
  if (node.type === "table" && node.data?.caption)
    changed["data"] = { ...node.data, caption: text.shown(node.data.caption) };
  if ("children" in node)
    changed["children"] = (node.children as Nodes[]).map((child) => shownTree(child, text));
  return changed as unknown as T;
}

function handlersFor(root: Root, headings: PageHeading[]): Handlers {
  const links = pageLinks(root);
  const taken = new Set<string>();
  const notes = footnotes(root);
  let level = 0;
  let pictures = 0;
  let inTable = false;
  const heading: Handler = (state, node, parent) => {
    const content = state.all(node);
    const name = plainText(node);
    if (parent?.type !== "root") return element("p", {}, [element("strong", {}, content)]);
    if (name.trim() === "") return undefined;
    level = Math.min(node.depth, level + 1, MOST_LEVELS);
    const id = idOf(name, taken);
    headings.push({ level, id, text: name });
    return element(`h${level}`, { id }, content);
  };
  return {
    heading,
    html: (_, node, parent) => inBlock(parent, [words(node.value)]),
    image: (_, node) => words(node.alt ?? ""),
    imageReference: (_, node) => words(node.alt ?? ""),
    link: (state, node) => linkTo(node.url, state.all(node)),
    linkReference: (state, node) =>
      linkTo(state.definitionById.get(node.identifier.toUpperCase())?.url, state.all(node)),
    code: (_, node) => element("pre", {}, [element("code", {}, [words(node.value)])]),
    listItem,
    table(state, node, parent) {
      inTable = true;
      const isNamed = isNamedAbove(node, parent?.children[parent.children.indexOf(node) - 1]);
      const made = tableElement(state, node, links, { heading: headings.at(-1)?.text, isNamed });
      inTable = false;
      return made;
    },
    picture: (_, node) => pictureElement(node, ++pictures),
    citation: (_, node) => links.citation(node),
    // links back stand at the end of a paragraph: within it they would come before the sentence's own signs
    anchor: (state, node, parent) => {
      const made = links.anchor(node, state.all(node));
      return inTable || parent?.type === "paragraph" ? made : [made, ...links.back(node)];
    },
    paragraph(state, node) {
      const made = defaultHandlers.paragraph(state, node);
      for (const child of node.children)
        if (child.type === "anchor") made.children.push(...links.back(child));
      return made;
    },
    footnoteReference: (_, node) => {
      const label = words(`[${node.label ?? node.identifier}]`);
      const at = notes.findIndex((one) => one.identifier === node.identifier);
      return at < 0 ? label : element("a", { href: `#note--${at + 1}` }, [label]);
    },
    footnoteDefinition: (state, node) => {
      const label = element("p", {}, [words(`[${node.label ?? node.identifier}]`)]);
      return element("div", { id: `note--${notes.indexOf(node) + 1}` }, [label, ...state.all(node)]);
    },
  };
}

function footnotes(root: Root): readonly FootnoteDefinition[] {
  const found: FootnoteDefinition[] = [];
  walk(root, (node) => {
    if (node.type === "footnoteDefinition") found.push(node);
  });
  return found;
}

/** A box that is ticked or not is a sign: nobody can tick it here, and a field would want a name. */
function listItem(state: State, node: ListItem, parent: Parameters<Handler>[2]): ReturnType<Handler> {
  const made = defaultHandlers.listItem(state, { ...node, checked: null }, parent);
  if (typeof node.checked !== "boolean") return made;
  const box = words(node.checked ? "☑ " : "☐ ");
  const first = made.children.find((child) => child.type === "element" && child.tagName === "p");
  if (first?.type === "element") first.children.unshift(box);
  else made.children.unshift(box);
  return made;
}

function inBlock(parent: Parameters<Handler>[2], children: readonly ElementContent[]): ElementContent[] {
  const isBlock = ["root", "blockquote", "listItem"].includes(parent?.type ?? "");
  return isBlock ? [element("p", {}, children)] : [...children];
}

/** A link to a web page, a person or a place beside this file; else its words. */
function linkTo(url: string | undefined, children: ElementContent[]): ElementContent[] {
  const address = url === undefined ? undefined : addressOf(url);
  if (address === undefined) return children;
  const shown = children.length > 0 ? children : [words(address)];
  return [element("a", { href: address, rel: ["noreferrer"] }, shown)];
}

function addressOf(url: string): string | undefined {
  if (WEB.test(url)) return URL.canParse(url) ? new URL(url).href : undefined;
  // a browser takes these as the beginning of another machine's address, or passes over them
  if (/[\p{Cc}\s\\]/u.test(url) || url.startsWith("//") || /^[^/?#]*:/.test(url)) return undefined;
  return url;
}

function idOf(text: string, taken: Set<string>): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  const base = `part--${plain || "heading"}`;
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}--${number}`;
  taken.add(id);
  return id;
}
