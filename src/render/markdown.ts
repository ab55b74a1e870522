import type { Nodes, Root } from "mdast";
import type { Handle, State } from "mdast-util-to-markdown";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import type { ReportDocument } from "../model/document.ts";
import type { Renderer } from "./renderer.ts";

/** The Markdown renderer. */
export const markdown: Renderer = {
  format: "md",
  usesFonts: false,
  isThere: async () => true,
  render: async (document) => ({ bytes: new TextEncoder().encode(renderMarkdown(document)), replaced: [] }),
};

/**
 * A report as Markdown for reviewers: a line a paragraph, so that a diff shows what changed; citations as `[1, C1]`.
 * Tables are not padded, so that one changed cell changes one line.
 */
export function renderMarkdown(document: Pick<ReportDocument, "notice" | "marking" | "tree">): string {
  const front: Root["children"] = [document.notice, document.marking]
    .filter((text) => text !== undefined)
    .map((value) => ({ type: "paragraph", children: [{ type: "text", value }] }));
  return processor.stringify({
    type: "root",
    children: [...front, ...document.tree.children.filter(isNoPicture)],
  });
}

/** The table of its numbers stands behind it. */
function isNoPicture({ type }: Root["children"][number]): boolean {
  return type !== "picture";
}

const asWritten: Handle = (node: Nodes, _, state: State, info) => {
  if (node.type === "anchor") return state.containerPhrasing(node, info);
  if (node.type !== "citation") return "";
  const text = node.labels.map((label) => label.text).join(", ");
  return node.bare ? state.safe(text, info) : `[${state.safe(text, { ...info, before: "[", after: "]" })}]`;
};

const processor = unified()
  .use(remarkGfm, { tablePipeAlign: false, tableCellPadding: true })
  .use(remarkStringify, {
    bullet: "-",
    emphasis: "_",
    fence: "`",
    listItemIndent: "one",
    rule: "-",
    handlers: { citation: asWritten, anchor: asWritten },
  })
  .freeze();
