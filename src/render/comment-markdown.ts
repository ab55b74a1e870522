import type { Nodes, Root } from "mdast";
import { mask } from "../model/mask.ts";
import { renderMarkdown } from "./markdown.ts";

/** Characters that a comment may have on GitHub, whose limit is 65,536, with room for what is put around it. */
const MOST = 60_000;

/**
 * A document tree as Markdown for a comment on a service: nobody is mentioned by it, nothing in it is a link, a
 * reference to an issue or a command of the service, and it is no longer than a comment may be. "" for an empty tree.
 */
export function commentMarkdown(tree: Root, most = MOST): string {
  if (tree.children.length === 0) return "";
  return cut(renderMarkdown({ notice: undefined, marking: undefined, tree: withQuietWords(tree) }), most);
}

function withQuietWords<T extends Nodes>(node: T): T {
  if (node.type === "text") return { ...node, value: quietWords(node.value) };
  if (!("children" in node)) return node;
  return { ...node, children: node.children.map(withQuietWords) };
}

/** Words that a service makes nothing of: `@name`, `#12`, `!12`, `GH-12`, addresses, `/command` at a line's start. */
export function quietWords(text: string): string {
  return mask(text)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/[@\u{ff20}\u{fe6b}]/gu, "(at)")
    .replace(/[#!](?=\d)/g, "$& ")
    .replace(/\bGH-(?=\d)/gi, "GH ")
    .replace(/:\/\//g, ": //")
    .replace(/\bwww\./gi, "www .")
    .replace(/\b(mailto|xmpp):/gi, "$1 :")
    .replace(/^\/(?=[a-z])/gim, "/ ");
}

/** Cut at the end of a line, and saying so. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = Math.max(0, text.lastIndexOf("\n", most));
  return `${text.slice(0, end)}\n\nThere is more than fits here. To see all of it, compare the two branches.\n`;
}
