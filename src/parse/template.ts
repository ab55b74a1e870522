import type { Nodes } from "mdast";
import type { NamedPlace, TemplateFile } from "../model/knowledge-base.ts";
import type { Place } from "../model/problem.ts";
import { parseTemplateMarkdown } from "./markdown.ts";
import { whyNotParsed } from "./markdown-limits.ts";

/** What a template of Markdown asks for: its directives, and its names in double braces, each with its place. */
export function readTemplateNames(
  path: string,
  text: string,
): Pick<TemplateFile, "directives" | "misplacedDirectives" | "placeholders"> {
  const isMarkdown = path.endsWith(".md");
  const isRead = isMarkdown && text.includes("::") && whyNotParsed(text) === undefined;
  const nodes = isRead ? parseTemplateMarkdown(text).children : [];
  const within = (node: Nodes) => ("children" in node ? (node.children as Nodes[]) : []);
  return {
    directives: nodes.flatMap((node) => directivesOf(path, node)),
    misplacedDirectives: nodes
      .filter((node) => directivesOf(path, node).length === 0)
      .flatMap((node) => within(node).flatMap((inner) => directivesBelow(path, inner))),
    placeholders: isMarkdown ? placeholdersOf(path, text) : [],
  };
}

function directivesBelow(path: string, node: Nodes): readonly NamedPlace[] {
  const own = directivesOf(path, node);
  if (own.length > 0 || !("children" in node)) return own;
  return (node.children as Nodes[]).flatMap((child) => directivesBelow(path, child));
}

function directivesOf(path: string, node: Nodes): readonly NamedPlace[] {
  const { type, name } = node as { type: string; name?: string };
  if ((type !== "leafDirective" && type !== "containerDirective") || !name || !node.position) return [];
  const { start, end } = node.position;
  const place: Place = {
    path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  return [{ name, place }];
}

function placeholdersOf(path: string, text: string): readonly NamedPlace[] {
  if (!text.includes("{{")) return [];
  return text.split("\n").flatMap((content, index) =>
    [...content.matchAll(/\{\{([^{}]{1,60})\}\}/g)].map((match) => {
      const column = match.index + 1;
      const line = index + 1;
      const place = { path, line, column, endLine: line, endColumn: column + match[0].length };
      return { name: match[1] ?? "", place };
    }),
  );
}
