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
