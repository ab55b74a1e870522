/** A stretch of text that no line may break; `spaceBefore` is the width of the space between it and the last one. */
export interface Token {
  readonly width: number;
  readonly spaceBefore: number;
}

/** A cell as the widths of its tokens, and its plain text. */
export interface MeasuredCell {
  readonly tokens: readonly Token[];
  readonly text: string;
}

/** In points: how much of its width a column gives to another at once. */
const STEPS = [24, 12, 6, 3];
/** A line less on the page is worth more than rows of like height. */
const A_LINE = 1000;

/**
 * The same columns after width went from one to another as long as the rows then take fewer lines together, or as many
 * and the tallest fewer. No column gets narrower than its least; what is put in as `columns` are the cells of each.
 */
export function evened(
  columns: readonly (readonly MeasuredCell[])[],
  least: readonly number[],
  widths: readonly number[],
): number[] {
  const linesAt = counter(columns);
  const costOf = (tried: readonly number[]) => cost(tried.map((width, column) => linesAt(column, width)));
  let found = { widths: [...widths], cost: costOf(widths) };
  for (const step of STEPS) {
    for (;;) {
      const best = movesOf(found.widths, least, step)
        .map((tried) => ({ widths: tried, cost: costOf(tried) }))
        .reduce((a, b) => (b.cost < a.cost ? b : a), found);
      if (best === found) break;
      found = best;
    }
  }
  return found.widths;
}

function movesOf(widths: readonly number[], least: readonly number[], step: number): number[][] {
  return widths.flatMap((width, from) =>
    width - step < (least[from] ?? 0)
      ? []
      : widths.flatMap((_, to) =>
          to === from ? [] : [widths.map((one, at) => one + (at === to ? step : at === from ? -step : 0))],
        ),
  );
}

/** How many lines each cell of a column takes at a width; a question that is asked again is not counted again. */
function counter(columns: readonly (readonly MeasuredCell[])[]) {
  const known = columns.map(() => new Map<number, readonly number[]>());
  return (column: number, width: number): readonly number[] => {
    const found =
      known[column]?.get(width) ?? (columns[column] ?? []).map((cell) => linesOfCell(cell, width));
    known[column]?.set(width, found);
    return found;
  };
}

function cost(lines: readonly (readonly number[])[]): number {
  return (lines[0] ?? []).reduce((sum, _, row) => {
    const height = lines.reduce((most, column) => Math.max(most, column[row] ?? 1), 1);
    return sum + height * A_LINE + height * height;
  }, 0);
}

/** The lines that a cell takes at a width, at least one. */
export function linesOfCell(cell: MeasuredCell, width: number): number {
  let lines = 1;
  let used = 0;
  for (const token of cell.tokens) {
    const wider = used === 0 ? token.width : used + token.spaceBefore + token.width;
    if (used > 0 && wider > width + 0.01) {
      lines++;
      used = token.width;
    } else used = wider;
  }
  return lines;
}
