import { isMap, isPair, isSeq, type Node } from "yaml";

/** A stretch of a text and what takes its place: how YAML is edited so that every other character stays. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Where a node's last character stands, comments and line ends behind it left out. */
export function endOf(node: unknown): number {
  if (isPair(node))
    return node.value === null ? endOf(node.key) : Math.max(endOf(node.key), endOf(node.value));
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1));
  return (node as Node | null)?.range?.[1] ?? 0;
}

/** How many characters stand before an offset on its line. */
export function columnOf(source: string, at: number): number {
  return at - (source.lastIndexOf("\n", at - 1) + 1);
}

/** Lines of their own after the line that an offset stands on; behind a block of text, which ends with its line feed, at once. */
export function linesAfter(source: string, at: number, lines: readonly string[], end: string): Splice {
  const text = lines.join(end);
  if (at > 0 && source[at - 1] === "\n") return { from: at, to: at, insert: `${text}${end}` };
  const from = lineEnd(source, at);
  return { from, to: from, insert: from >= source.length ? `${end}${text}${end}` : `${end}${text}` };
}

/** Where the line of an offset ends, before its line feed and carriage return. */
export function lineEnd(source: string, from: number): number {
  const feed = source.indexOf("\n", from);
  if (feed === -1) return source.length;
  return source[feed - 1] === "\r" && feed > from ? feed - 1 : feed;
}

/** The text with all splices made; none of them overlap. */
export function spliced(source: string, splices: readonly Splice[]): string {
  let made = source;
  for (const { from, to, insert } of [...splices].sort((a, b) => b.from - a.from))
    made = made.slice(0, from) + insert + made.slice(to);
  return made;
}
