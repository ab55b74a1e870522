import { evened, linesOfCell, type MeasuredCell } from "./even-columns.ts";

export type { MeasuredCell, Token } from "./even-columns.ts";

export type Alignment = "left" | "center" | "right";

/** A table's columns, in points without padding, and how many lines each row then takes. */
export interface TableLayout {
  /** With the gaps. */
  readonly widths: readonly number[];
  readonly align: readonly Alignment[];
  /** Room at the right of a column of figures before one of words: else they would read as one. */
  readonly gaps: readonly number[];
  readonly rowLines: readonly number[];
}

const NUMBER =
  /^(?:[–—-]|[+−-]?[£$€]?\d[\d,.]*(?: ?%| ?[a-z]{1,2})?(?:[ \u00a0]of[ \u00a0]\d[\d,.]*)?(?: \(\d[\d,.]*[ \u00a0]of[ \u00a0]\d[\d,.]*\))?)$/;
/** Widest figure that may not be broken, in points. */
const WHOLE_FIGURE = 90;
const GAP = 8;
const ROWS_TRIED = 60;

/**
 * Widths of columns that sum to `space` and break no token, chosen so that the rows together take few lines; undefined
 * where the tokens do not fit. The first row is the head. Figures stay on one line where they can, in narrow columns, and
 * at the right where the table gives no side.
 */
export function tableLayout(
  rows: readonly (readonly MeasuredCell[])[],
  space: number,
  sides: readonly (Alignment | null)[] = [],
): TableLayout | undefined {
  const columns = rows[0]?.map((_, index) => rows.map((row) => row[index] as MeasuredCell)) ?? [];
  const isNumeric = columns.map((cells, index) => index > 0 && holdsFigures(cells.slice(1)));
  const least = columns.map((cells, index) => leastWidth(cells, isNumeric[index] === true));
  if (sum(least) > space) return undefined;
  const align = isNumeric.map((holdsFigures, index) => sides[index] ?? (holdsFigures ? "right" : "left"));
  const gaps = gapsAfter(align, space - sum(least));
  const room = space - sum(gaps);
  const whole = columns.map((cells, index) => Math.max(least[index] ?? 0, ...cells.map(wholeWidth)));
  // A head of three words over figures may take three lines: the width is worth more to the words beside it.
  const most = whole.map((width, index) => (isNumeric[index] ? (least[index] ?? 0) : width));
  const widths =
    [whole, most].map((wanted) => spread(wanted, isNumeric, room)).find((found) => found !== undefined) ??
    search(columns, least, most, room);
  const rowLines = rows.map((row) => highest(row, widths));
  return { widths: widths.map((width, index) => width + (gaps[index] ?? 0)), align, gaps, rowLines };
}

/** None where there is no room for all. */
function gapsAfter(align: readonly Alignment[], room: number): readonly number[] {
  const gaps = align.map((side, index) => (side === "right" && align[index + 1] === "left" ? GAP : 0));
  return sum(gaps) > room ? gaps.map(() => 0) : gaps;
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
  const sharing = sum(words) > 0 ? words : most;
  return most.map((width, index) => width + ((space - sum(most)) * (sharing[index] ?? 0)) / sum(sharing));
}

/**
 * Starts as browsers do, in proportion to what each column wants. Then, as long as it can be done, takes a line from
 * the row where that costs the least width: each column needs only what keeps every row within its number of lines.
 */
function search(
  columns: readonly (readonly MeasuredCell[])[],
  least: readonly number[],
  most: readonly number[],
  space: number,
): number[] {
  const stride = Math.ceil((columns[0]?.length ?? 0) / ROWS_TRIED);
  const sample = columns.map((cells) => cells.filter((_, row) => row % stride === 0));
  const rows = sample[0]?.map((_, row) => sample.map((cells) => cells[row] as MeasuredCell)) ?? [];
  const start = share(least, most, space);
  const lines = rows.map((row) => highest(row, start));
  const widthFor = narrowest(rows, least);
  for (;;) {
    const needed = widest(
      lines.map((count, row) => widthFor(row, count)),
      least,
    );
    const withLess = (row: number, count: number) => {
      const own = widthFor(row, count - 1);
      return sum(needed(row).map((width, column) => Math.max(width, own[column] ?? 0)));
    };
    const tried = lines.flatMap((count, row) => (count > 1 ? [{ row, width: withLess(row, count) }] : []));
    const best = tried.reduce((a, b) => (b.width < a.width ? b : a), { row: -1, width: space });
    if (best.row < 0) return evened(sample, least, share(needed(-1), most, space));
    lines[best.row] = (lines[best.row] ?? 1) - 1;
  }
}

/** The width that each column needs for all rows but one. Found in one pass: there are as many questions as rows. */
function widest(
  needed: readonly (readonly number[])[],
  least: readonly number[],
): (without: number) => number[] {
  const tops = least.map((width, column) => {
    let [first, second, row] = [width, width, -1];
    for (const [index, widths] of needed.entries()) {
      const own = widths[column] ?? 0;
      if (own > first) [first, second, row] = [own, first, index];
      else if (own > second) second = own;
    }
    return { first, second, row };
  });
  return (without) => tops.map(({ first, second, row }) => (row === without ? second : first));
}

/** What is over goes to each column in proportion to what it would still take. */
function share(widths: readonly number[], most: readonly number[], space: number): number[] {
  const wants = widths.map((width, index) => Math.max(0, (most[index] ?? 0) - width));
  const over = (space - sum(widths)) / Math.max(sum(wants), 1);
  return widths.map((width, index) => width + over * (wants[index] ?? 0));
}

/** For a row and a number of lines, the narrowest widths at which its cells take no more. */
function narrowest(
  rows: readonly (readonly MeasuredCell[])[],
  least: readonly number[],
): (row: number, lines: number) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (row, lines) => {
    const key = `${row} ${lines}`;
    const found =
      known.get(key) ?? (rows[row] ?? []).map((cell, index) => narrowestFor(cell, lines, least[index] ?? 0));
    known.set(key, found);
    return found;
  };
}

function narrowestFor(cell: MeasuredCell, lines: number, least: number): number {
  let [low, high] = [least, Math.max(least, wholeWidth(cell))];
  if (linesOfCell(cell, low) <= lines) return low;
  while (high - low > 0.25) {
    const middle = (low + high) / 2;
    if (linesOfCell(cell, middle) <= lines) high = middle;
    else low = middle;
  }
  return high;
}

function highest(row: readonly MeasuredCell[], widths: readonly number[]): number {
  return Math.max(1, ...row.map((cell, column) => linesOfCell(cell, widths[column] ?? 0)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
