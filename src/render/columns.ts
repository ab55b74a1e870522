import stringWidth from "fast-string-width";
import { isReadOut } from "./screen-width.ts";
import { wrapped } from "./wrapped.ts";

/** A cell of a table, and what colours it; the words say it all without. */
export type Cell = string | { readonly text: string; readonly paint: (text: string) => string };

/** How a column stands: text to the left, numbers to the right. */
export type Align = "left" | "right";

const GAP = "  ";
/** The first column is never cut to less. */
const LEAST = 12;

/**
 * Rows as lines whose columns stand under each other, two spaces between them; no line ends in white space. The first
 * column is cut with … where a line would be wider than `columns`; where that is not enough, so is the last, and where
 * that is not either, each row is a statement.
 */
export function inColumns(
  rows: readonly (readonly Cell[])[],
  aligns: readonly Align[],
  columns: number,
): readonly string[] {
  if (isReadOut(columns)) return asStatements(rows);
  const widths = widthsOf(rows, columns);
  const width = widths.reduce((sum, one) => sum + one + GAP.length, -GAP.length);
  if (width > columns) return belowEachOther(rows, columns);
  return rows.map((row) => {
    const used = row.findLastIndex((cell) => textOf(cell) !== "");
    return row
      .slice(0, used + 1)
      .map((cell, at) => {
        const wanted = widths[at] ?? 0;
        const isCut = at === 0 || at === widths.length - 1;
        const text = isCut ? cut(textOf(cell), wanted) : textOf(cell);
        const space = " ".repeat(Math.max(0, wanted - stringWidth(text)));
        const shown = typeof cell === "string" ? text : cell.paint(text);
        if (aligns[at] === "right") return `${space}${shown}`;
        return at === used ? shown : `${shown}${space}`;
      })
      .join(GAP);
  });
}

/** Where even a cut table is too wide: what the first column is called, then each row as a statement on lines that fit. */
function belowEachOther(rows: readonly (readonly Cell[])[], columns: number): readonly string[] {
  const [, ...statements] = asStatements(rows);
  const withoutBars = statements.map((one) => one.replace(/ *[\u2500-\u259f]+/g, ""));
  const lines = withoutBars.flatMap((one) => {
    const [first = "", ...rest] = wrapped(one, columns - GAP.length);
    return [first, ...rest.map((line) => `${GAP}${line}`)];
  });
  return [textOf(rows[0]?.[0] ?? ""), ...lines];
}

/** A row a line, each cell after what its column is called: `Challenges. Open: 3; Overdue: none`. */
function asStatements([head = [], ...rows]: readonly (readonly Cell[])[]): readonly string[] {
  const words = (cell: Cell) => textOf(cell).replace(/\s+/g, " ").trim();
  const one = ([first = "", ...cells]: readonly Cell[]): string => {
    const said = cells.flatMap((cell, at) => {
      const name = words(head[at + 1] ?? "");
      if (words(cell) === "") return [];
      return [name === "" ? words(cell) : `${name}: ${words(cell)}`];
    });
    return [words(first), said.join("; ")].filter((part) => part !== "").join(". ");
  };
  return [
    head
      .map(words)
      .filter((part) => part !== "")
      .join(", "),
    ...rows.map(one),
  ];
}

function widthsOf(rows: readonly (readonly Cell[])[], columns: number): readonly number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(0, ...rows.map((row) => stringWidth(textOf(row[at] ?? "")))),
  );
  const room = (at: number) =>
    columns - widths.reduce((sum, one, other) => sum + (other === at ? 0 : one + GAP.length), 0);
  for (const at of new Set([0, count - 1])) {
    const wanted = widths[at];
    if (wanted !== undefined) widths[at] = Math.min(wanted, Math.max(LEAST, room(at)));
  }
  return widths;
}

function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : cell.text;
}

/** The text's beginning that fits into so many columns, with … for what is left out. */
export function cut(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  let kept = text;
  while (kept !== "" && stringWidth(`${kept}…`) > columns) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
