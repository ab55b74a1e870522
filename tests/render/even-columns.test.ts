import { describe, expect, it } from "vitest";
import { evened, linesOfCell, type MeasuredCell } from "../../src/render/even-columns.ts";

const words = (count: number): MeasuredCell => ({
  tokens: Array.from({ length: count }, (_, at) => ({ width: 20, spaceBefore: at === 0 ? 0 : 3 })),
  text: "word ".repeat(count),
});
const heights = (columns: readonly (readonly MeasuredCell[])[], widths: readonly number[]) =>
  (columns[0] ?? []).map((_, row) =>
    Math.max(...columns.map((cells, at) => linesOfCell(cells[row] as MeasuredCell, widths[at] ?? 0))),
  );
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe("columns of a table", () => {
  const columns = [
    [words(1), words(2), words(3)],
    [words(24), words(20), words(2)],
  ];

  it("give width to the one that makes rows high, and keep the sum", () => {
    const start = [150, 60];
    const widths = evened(columns, [20, 20], start);
    expect(sum(widths)).toBe(sum(start));
    expect(sum(heights(columns, widths))).toBeLessThan(sum(heights(columns, start)) / 2);
  });

  it("are never narrower than their least, and stay where nothing is won", () => {
    expect(evened(columns, [140, 20], [150, 60])[0]).toBeGreaterThanOrEqual(140);
    expect(evened([[words(1)], [words(1)]], [20, 20], [80, 80])).toEqual([80, 80]);
    expect(evened([], [], [])).toEqual([]);
  });
});
