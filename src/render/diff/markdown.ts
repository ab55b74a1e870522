import type { BlockContent, ListItem, Paragraph, PhrasingContent, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import type { DiffAnswer } from "../../model/diff-answer.ts";
import type { WordPiece } from "../../model/word-diff.ts";
import { safeLine } from "../safe-line.ts";
import type { DiffItem, DiffLine, DiffSection } from "./page.ts";
import { daysInLine, diffPage } from "./page-of.ts";

/** What changed, as Markdown: taken words are struck through, new ones are strong. Nothing in a record is markup here. */
export function diffAsMarkdown(answer: DiffAnswer): string {
  const page = diffPage(answer);
  const children: RootContent[] = [
    heading(page.title, 1),
    paragraph(page.sentence),
    paragraph(daysInLine(answer)),
    ...page.sections.flatMap(section),
    ...page.closing.map(paragraph),
  ];
  return processor.stringify({ type: "root", children });
}

const processor = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: "-", listItemIndent: "one", emphasis: "_" })
  .freeze();

function section({ heading: title, items }: DiffSection): RootContent[] {
  return [heading(title, 2), list(items.map(item))];
}

function item({ text, below }: DiffItem): ListItem {
  return listItem([paragraph(text), ...(below.length === 0 ? [] : [list(below.map(line))])]);
}

function line(one: DiffLine): ListItem {
  if (typeof one === "string") return listItem([paragraph(one)]);
  return listItem([
    { type: "paragraph", children: [...plain(`${one.label}: `), ...one.words.flatMap(piece)] },
  ]);
}

/** Blanks at the ends stand outside the marks, else these would be characters; one stands between what went and what came. */
function piece({ is, text }: WordPiece, at: number, all: readonly WordPiece[]): PhrasingContent[] {
  const [, before = "", words = "", after = ""] =
    /^(\s*)([\s\S]*?)(\s*)$/.exec(text.replace(/\s*\n\s*/g, " ¶ ")) ?? [];
  if (is === "same" || words === "") return plain(before + words + after);
  const marked: PhrasingContent = { type: is === "taken" ? "delete" : "strong", children: plain(words) };
  const isBeside =
    is === "added" && before === "" && /\S$/.test(all[at - 1]?.text ?? "") && all[at - 1]?.is === "taken";
  return [...plain(isBeside ? " " : before), marked, ...plain(after)];
}

function plain(text: string): [{ type: "text"; value: string }] {
  return [{ type: "text", value: safeLine(text) }];
}

function heading(text: string, depth: 1 | 2): RootContent {
  return { type: "heading", depth, children: plain(text) };
}

function paragraph(text: string): Paragraph {
  return { type: "paragraph", children: plain(text) };
}

function list(children: ListItem[]): BlockContent {
  return { type: "list", ordered: false, spread: false, children };
}

function listItem(children: BlockContent[]): ListItem {
  return { type: "listItem", spread: false, children };
}
