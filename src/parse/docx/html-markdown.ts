import type { Element, ElementContent, Nodes, Root } from "hast";
import rehypeParse from "rehype-parse";
import rehypeRemark from "rehype-remark";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

/** What the converter's HTML is in Markdown: headings, lists, tables, links to the web; nothing raw, no picture. */
export function markdownOf(html: string): string {
  const made = unified()
    .use(rehypeParse, { fragment: true })
    .use(() => (tree: Root) => void tidy(tree))
    .use(rehypeRemark)
    .use(remarkGfm)
    .use(remarkStringify, { bullet: "-", rule: "*", emphasis: "_", listItemIndent: "one" })
    .processSync(html);
  return String(made).replaceAll("\u00a0", " ").normalize("NFC").trim();
}

/** Without pictures, marks of a place, and links that lead within the document; a note's sign is its number in brackets. */
function tidy(node: Nodes): void {
  if (!("children" in node)) return;
  for (const child of node.children) tidy(child);
  node.children = (node.children as ElementContent[]).flatMap((child) =>
    child.type === "element" ? tidied(child) : [child],
  ) as typeof node.children;
}

function tidied(element: Element): ElementContent[] {
  const { tagName, properties, children } = element;
  if (tagName === "table") headed(element);
  if (tagName === "img") return [];
  if (tagName !== "a") return [element];
  const href = String(properties["href"] ?? "");
  if (/^(?:https?:|mailto:)/i.test(href)) return [element];
  // the way back from a note to its place
  return /^#(?:foot|end)note-ref/.test(href) ? [] : children;
}

/** Word marks the head of few tables; a table in Markdown has one, and the first row is it. */
function headed(table: Element): void {
  const rows = elementsIn(table).flatMap((one) => (one.tagName === "tr" ? [one] : elementsIn(one)));
  if (rows.some((row) => elementsIn(row).some(({ tagName }) => tagName === "th"))) return;
  for (const cell of elementsIn(rows[0])) cell.tagName = "th";
}

function elementsIn(element: Element | undefined): readonly Element[] {
  return (element?.children ?? []).filter((one) => one.type === "element");
}
