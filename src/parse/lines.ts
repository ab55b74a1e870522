import type { Place } from "../model/problem.ts";

/** Finds line and column of offsets in a text; lines and columns count from 1 in UTF-16 code units. */
export interface LineIndex {
  place(path: string, from: number, to: number): Place;
}

/** An index of where the lines of a text begin. Made on first use, so that a file without a problem costs nothing. */
export function lineIndex(text: string): LineIndex {
  let starts: number[] | undefined;
  const find = (offset: number) => {
    starts ??= lineStarts(text);
    const at = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] as number) + 1 };
  };
  return {
    place(path, from, to) {
      const begin = find(from);
      const end = find(Math.max(from, to));
      return { path, line: begin.line, column: begin.column, endLine: end.line, endColumn: end.column };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
