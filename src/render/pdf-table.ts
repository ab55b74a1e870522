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

export type Alignment = "left" | "center" | "right";

/** A table's columns, in points without padding, and how many lines each row then takes. */
export interface TableLayout {
  readonly widths: readonly number[];
  readonly isNumeric: readonly boolean[];
  readonly rowLines: readonly number[];
}

const NUMBER =
  /^(?:[–—-]|[+−-]?[£$€]?\d[\d,.]*(?: ?%| ?[a-z]{1,2})?(?: of \d[\d,.]*)?(?: \(\d[\d,.]* of \d[\d,.]*\))?)$/;
/** Widest figure that may not be broken, in points. */
const WHOLE_FIGURE = 90;
const ROWS_TRIED = 60;
const STEPS = [48, 32, 24, 16, 12, 8, 6, 4, 3, 2];
const MOVES_AT_MOST = 400;

/**
 * Widths of columns that sum to `space` and break no token, chosen so that the rows together take few lines; undefined
 * where the tokens do not fit. The first row is the head. Figures stay on one line where they can, in narrow columns.
 */
export function tableLayout(
  rows: readonly (readonly MeasuredCell[])[],
  space: number,
): TableLayout | undefined {
  const columns = rows[0]?.map((_, index) => rows.map((row) => row[index] as MeasuredCell)) ?? [];
  const isNumeric = columns.map((cells, index) => index > 0 && holdsFigures(cells.slice(1)));
  const least = columns.map((cells, index) => leastWidth(cells, isNumeric[index] === true));
  const slack = space - sum(least);
  if (slack < 0) return undefined;
  const whole = columns.map((cells, index) => Math.max(least[index] ?? 0, ...cells.map(wholeWidth)));
  // A head of three words over figures may take three lines: the width is worth more to the words beside it.
  const most = whole.map((width, index) => (isNumeric[index] ? (least[index] ?? 0) : width));
  const widths =
    [whole, most].map((wanted) => spread(wanted, isNumeric, space)).find((found) => found !== undefined) ??
    search(columns, least, most, slack);
  return { widths, isNumeric, rowLines: rows.map((row) => highest(row, widths)) };
}

function holdsFigures(cells: readonly MeasuredCell[]): boolean {
  const filled = cells.filter((cell) => cell.text !== "");
  return filled.length > 0 && filled.filter((cell) => NUMBER.test(cell.text)).length >= 0.8 * filled.length;
}

function leastWidth(cells: readonly MeasuredCell[], isNumeric: boolean): number {
  return Math.max(
    8,
    ...cells.map((cell, row) => {
      const whole = wholeWidth(cell);
      if (isNumeric && row > 0 && NUMBER.test(cell.text) && whole <= WHOLE_FIGURE) return whole;
      return Math.max(0, ...cell.tokens.map((token) => token.width));
    }),
  );
}

function wholeWidth(cell: MeasuredCell): number {
  return cell.tokens.reduce((width, token) => width + token.width + token.spaceBefore, 0);
}

/** Where all that is wanted fits: what is over goes to the columns of words. */
function spread(most: readonly number[], isNumeric: readonly boolean[], space: number): number[] | undefined {
  if (sum(most) > space) return undefined;
  const words = most.map((width, index) => (isNumeric[index] ? 0 : width));
  const share = sum(words) > 0 ? words : most;
  return most.map((width, index) => width + ((space - sum(most)) * (share[index] ?? 0)) / sum(share));
}

/** Starts as browsers do, in proportion to what each column wants, then moves width while the table gets lower. */
function search(
  columns: readonly (readonly MeasuredCell[])[],
  least: readonly number[],
  most: readonly number[],
  slack: number,
): number[] {
  const wants = most.map((width, index) => width - (least[index] ?? 0));
  let widths = least.map((width, index) => width + (slack * (wants[index] ?? 0)) / sum(wants));
  const cost = costOf(columns);
  let lowest = cost(widths);
  let moves = 0;
  for (const step of STEPS) {
    for (let moved = true; moved && moves < MOVES_AT_MOST; moves++) {
      moved = false;
      for (const [from, to] of pairs(widths.length)) {
        if ((widths[from] ?? 0) - step < (least[from] ?? 0)) continue;
        const tried = widths.with(from, (widths[from] ?? 0) - step).with(to, (widths[to] ?? 0) + step);
        const height = cost(tried);
        if (height >= lowest) continue;
        [widths, lowest, moved] = [tried, height, true];
      }
    }
  }
  return widths;
}

/** Lines of all rows, and a little for each cell's own lines, so that a move that helps one cell counts. */
function costOf(columns: readonly (readonly MeasuredCell[])[]): (widths: readonly number[]) => number {
  const count = columns[0]?.length ?? 0;
  const stride = Math.max(1, Math.ceil(count / ROWS_TRIED));
  const sample = columns.map((cells) => cells.filter((_, row) => row % stride === 0));
  const known = sample.map(() => new Map<number, readonly number[]>());
  return (widths) => {
    const lines = sample.map((cells, column) => {
      const width = Math.round((widths[column] ?? 0) * 10) / 10;
      let found = known[column]?.get(width);
      if (!found) {
        found = cells.map((cell) => linesOf(cell, width));
        known[column]?.set(width, found);
      }
      return found;
    });
    let cost = 0;
    for (let row = 0; row < (sample[0]?.length ?? 0); row++) {
      const heights = lines.map((column) => column[row] ?? 1);
      cost += Math.max(...heights) + 0.02 * sum(heights);
    }
    return cost;
  };
}

function highest(row: readonly MeasuredCell[], widths: readonly number[]): number {
  return Math.max(1, ...row.map((cell, column) => linesOf(cell, widths[column] ?? 0)));
}

function linesOf(cell: MeasuredCell, width: number): number {
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

function pairs(count: number): [number, number][] {
  return Array.from({ length: count * count }, (_, index): [number, number] => [
    Math.floor(index / count),
    index % count,
  ]).filter(([from, to]) => from !== to);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
