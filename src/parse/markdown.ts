import type { Nodes, PhrasingContent, Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { citationGroups } from "../model/citation.ts";

const notes = unified().use(remarkParse).use(remarkGfm).freeze();
const templates = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();

/** Deepest nesting of quotes and lists, and longest run of marks, that is handed to the Markdown parser. */
const DEEPEST = 24;
const LONGEST_RUN = 200;
const LONGEST_BODY = 256 * 1024;
const MOST_CELLS = 200;

/** Why a text is not handed to the Markdown parser, found by a linear scan; undefined where it may be. */
export function whyNotParsed(text: string): { reason: string; offset: number } | undefined {
  if (text.length > LONGEST_BODY) return { reason: "The text is longer than 256 KiB.", offset: LONGEST_BODY };
  let offset = 0;
  for (const line of text.split("\n")) {
    const lead = /^[\s>*+-]*/.exec(line)?.[0] ?? "";
    const marks = lead.replace(/\s/g, "").length;
    const ruler = /^\s{0,3}(?:[-*][ \t]*){3,}$/.test(line);
    if (!ruler && (marks > DEEPEST || lead.length - marks > DEEPEST * 8)) {
      return { reason: `Quotes or lists are nested more than ${DEEPEST} deep.`, offset };
    }
    const run = /([*_~`[\]!<(])\1{200,}/.exec(line);
    if (run) return { reason: `More than ${LONGEST_RUN} marks stand in a row.`, offset: offset + run.index };
    if (line.split("|").length > MOST_CELLS) {
      return { reason: `A row of a table has more than ${MOST_CELLS} cells.`, offset };
    }
    if (countOf(line, /[*_[\]<`]/g) > 2000) return { reason: "A line holds more than 2,000 marks.", offset };
    offset += line.length + 1;
  }
  return undefined;
}

/** Reads Markdown that a person wrote: CommonMark and tables. Raw HTML becomes visible text; no directives. */
export function parseMarkdown(text: string): Root {
  return withTextForHtml(notes.parse(text));
}

/** Reads a template: CommonMark, tables, and leaf and container directives (`::name`). The one-colon form stays text. */
export function parseTemplateMarkdown(text: string): Root {
  return withoutTextDirectives(withTextForHtml(templates.parse(text)), text);
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

function withTextForHtml<T extends Nodes>(node: T): T {
  if (!("children" in node)) return node;
  const children = (node.children as Nodes[]).map((child): Nodes => {
    if (child.type !== "html") return withTextForHtml(child);
    const text = { type: "text" as const, value: child.value };
    return isFlowParent(node) ? { type: "paragraph", children: [text] } : text;
  });
  return { ...node, children } as T;
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

function countOf(text: string, pattern: RegExp): number {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count += 1;
  return count;
}
