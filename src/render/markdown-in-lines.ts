import { wrapped } from "./wrapped.ts";

/** What a line of Markdown begins with, and what stands under it on the next. */
const BEGINNING = /^(\s*(?:[-*+] |\d+[.)] |> ?)*)(.*)$/;

/**
 * Markdown for reading on a terminal: lines broken between words, what follows set under the text that it belongs to.
 * Rows of tables and what is fenced stay as they are.
 */
export function markdownInLines(text: string, columns: number): string {
  let isFenced = false;
  return text
    .split("\n")
    .flatMap((line) => {
      if (/^\s*(?:```|~~~)/.test(line)) isFenced = !isFenced;
      return isFenced || line.startsWith("|") ? [line] : inLines(line, columns);
    })
    .join("\n");
}

function inLines(line: string, columns: number): readonly string[] {
  const [, beginning = "", text = ""] = BEGINNING.exec(line) ?? [];
  const under = beginning.replace(/[^>\s]/g, " ");
  const lines = wrapped(text, Math.max(20, columns - beginning.length));
  return lines.map((one, at) => `${at === 0 ? beginning : under}${one}`);
}
