import type { CoverageMatrix, MatrixCell } from "../model/coverage-answer.ts";
import { onOneLine } from "../model/printable.ts";
import { bar } from "./bar.ts";
import { type Cell, inColumns } from "./columns.ts";
import type { Screen } from "./screen.ts";
import { onNarrow, screenWidth } from "./screen-width.ts";

/** Below this width the criteria with evidence stand at the head of each area alone. */
const WIDE = 100;
const LEGEND = "Findings: + working well, - worried about, ? not yet clear.";

/** Areas by quarters: the signs of the findings with their counts, and criteria with evidence in the year. */
export function matrixAsText(
  { quarters, rows }: CoverageMatrix,
  { paint, columns }: Screen,
): readonly string[] {
  const isWide = columns >= WIDE;
  const head = [
    "Area",
    ...quarters.map((one) => one.quarter),
    "Year",
    ...(isWide ? ["Criteria with evidence"] : []),
  ];
  const shown = rows.map((row): readonly Cell[] => [
    onOneLine(row.title),
    ...row.cells.map((one) =>
      one === undefined ? { text: "to come", paint: (text: string) => paint.dim(text) } : cell(one),
    ),
    cell(row.year),
    ...(isWide
      ? [`${row.year.withEvidence} of ${row.year.of}  ${bar(row.year.withEvidence, row.year.of, 8)}`]
      : []),
  ]);
  const aligns = ["left", ...head.slice(1).map(() => "left" as const)] as const;
  const [first = "", ...lines] = inColumns([head, ...shown], aligns, screenWidth(columns, 120));
  return [paint.bold(first), ...lines, ...onNarrow(LEGEND, columns).map((line) => paint.dim(line))];

  function cell(one: MatrixCell): Cell {
    const parts = [
      ...(one.workingWell > 0 ? [`${one.workingWell}+`] : []),
      ...(one.worriedAbout > 0 ? [`${one.worriedAbout}-`] : []),
      ...(one.notYetClear > 0 ? [`${one.notYetClear}?`] : []),
    ];
    if (parts.length === 0) return { text: "none", paint: (text) => paint.yellow(text) };
    return parts.join(" ");
  }
}
