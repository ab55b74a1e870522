import { wrapped } from "./wrapped.ts";

/**
 * The width to fit lines into: a wide terminal is not filled from end to end. For a screen reader there is none: nothing
 * is broken, cut or set in columns, and a table is a statement a line.
 */
export function screenWidth(columns: number, most: number): number {
  return isReadOut(columns) ? columns : Math.min(columns, most);
}

/** Whether lines are read out, not looked at: `--plain`. */
export function isReadOut(columns: number): boolean {
  return columns === Number.POSITIVE_INFINITY;
}

/** The text in lines for a terminal that is narrower than usual; on any other it is as it was. */
export function onNarrow(text: string, columns: number): readonly string[] {
  return columns < USUAL ? text.split("\n").flatMap((line) => wrapped(line, columns)) : [text];
}

const USUAL = 80;
