import type { Nodes, PhrasingContent, Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { citationGroups } from "../model/citation.ts";

const notes = unified().use(remarkParse).use(remarkGfm).use(withoutLookingBack).freeze();
const templates = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(withoutLookingBack)
  .use(remarkDirective)
  .freeze();

/** Reads Markdown that a person wrote: CommonMark and tables. Raw HTML, pictures and unsafe links become visible text; no directives. */
export function parseMarkdown(text: string): Root {
  return withWordsOnly(notes.parse(text));
}

/** Reads a template: CommonMark, tables, and leaf and container directives (`::name`). The one-colon form stays text. */
export function parseTemplateMarkdown(text: string): Root {
  return withoutTextDirectives(withWordsOnly(templates.parse(text)), text);
}

/** Replaces each citation in a tree's text by a `citation` node that carries what it cites (`data.cited`) and its source. */
export function markCitations<T extends Nodes>(node: T): T {
  if (!("children" in node)) return node;
  const children = (node.children as Nodes[]).flatMap((child): Nodes[] =>
    child.type === "text" ? splitText(child.value) : [markCitations(child)],
  );
  return { ...node, children } as T;
}

function splitText(value: string): PhrasingContent[] {
  const pieces: PhrasingContent[] = [];
  let from = 0;
  for (const group of citationGroups(value)) {
    if (group.cited === undefined) continue;
    if (group.from > from) pieces.push({ type: "text", value: value.slice(from, group.from) });
    pieces.push({ type: "citation", labels: [], cited: group.cited.map((one) => ({ ...one })) });
    from = group.to;
  }
  if (from < value.length) pieces.push({ type: "text", value: value.slice(from) });
  return pieces;
}

/**
 * For each word the tokenizer of bare addresses looks back through the paragraph: by the square of its length. It is
 * switched off; the search for addresses in the finished text finds them.
 */
function withoutLookingBack(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({
    disable: { null: ["emailAutolink", "protocolAutolink", "wwwAutolink"] },
  });
}

/** Raw HTML and pictures become words, and so does a link that leads to neither a page nor a person nor a place here. */
function withWordsOnly<T extends Nodes>(node: T): T {
  if (!("children" in node)) return node;
  const children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
    switch (child.type) {
      case "html":
        return inParent(node, child.value);
      case "image":
      case "imageReference":
        return inParent(node, child.alt ?? "");
      case "definition":
        return isSafe(child.url) ? [child] : [];
      case "link": {
        const safe = withWordsOnly(child);
        return isSafe(child.url) ? [safe] : safe.children;
      }
      default:
        return [withWordsOnly(child)];
    }
  });
  return { ...node, children } as T;
}

function inParent(parent: Nodes, value: string): Nodes[] {
  const text = { type: "text" as const, value };
  return [isFlowParent(parent) ? { type: "paragraph", children: [text] } : text];
}

/** A browser passes over white space and control characters in an address, so these make it unsafe. */
function isSafe(url: string): boolean {
  if (/[\p{Cc}\s]/u.test(url) || /^[/\\]{2}/.test(url)) return false;
  return /^(?:https?:\/\/|mailto:)/i.test(url) || !/^[^/?#]*:/.test(url);
}

function withoutTextDirectives<T extends Nodes>(node: T, source: string): T {
  if (!("children" in node)) return node;
  const children = (node.children as Nodes[]).map((child): Nodes => {
    if ((child.type as string) !== "textDirective") return withoutTextDirectives(child, source);
    const [from, to] = [child.position?.start.offset ?? 0, child.position?.end.offset ?? 0];
    return { type: "text", value: source.slice(from, to) };
  });
  return { ...node, children } as T;
}

function isFlowParent(node: Nodes): boolean {
  return node.type === "root" || node.type === "blockquote" || node.type === "listItem";
}
