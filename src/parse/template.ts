import type { NamedPlace, TemplateFile } from "../model/knowledge-base.ts";
import type { Place } from "../model/problem.ts";
import { parseTemplateMarkdown, whyNotParsed } from "./markdown.ts";

/** What a template of Markdown asks for: its directives, and its names in double braces, each with its place. */
export function readTemplateNames(
  path: string,
  text: string,
): Pick<TemplateFile, "directives" | "placeholders"> {
  if (!path.endsWith(".md")) return { directives: [], placeholders: [] };
  return { directives: directivesOf(path, text), placeholders: placeholdersOf(path, text) };
}

function directivesOf(path: string, text: string): readonly NamedPlace[] {
  if (!text.includes("::") || whyNotParsed(text)) return [];
  return parseTemplateMarkdown(text).children.flatMap((node) => {
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
  });
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
