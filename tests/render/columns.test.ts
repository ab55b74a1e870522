import fc from "fast-check";
import stringWidth from "fast-string-width";
import { describe, expect, it } from "vitest";
import { bar } from "../../src/render/bar.ts";
import { cut, inColumns } from "../../src/render/columns.ts";

describe("a table of a screen", () => {
  it("has its columns under each other, numbers to the right, and no white space at an end", () => {
    expect(
      inColumns(
        [
          ["Area", "Open"],
          ["Leadership", "4"],
          ["Training", ""],
        ],
        ["left", "right"],
        80,
      ),
    ).toEqual(["Area        Open", "Leadership     4", "Training"]);
  });

  it("counts what is coloured without its colour", () => {
    const cell = { text: "2", paint: (text: string) => `<red>${text}</red>` };
    expect(
      inColumns(
        [
          ["a", "Overdue", "b"],
          ["x", cell, "y"],
        ],
        ["left", "right", "left"],
        80,
      ),
    ).toEqual(["a  Overdue  b", "x        <red>2</red>  y"]);
  });

  it("cuts the first column before it is wider than the screen, and wide characters count as two", () => {
    const rows = [["児童保護の評価と保証の記録", "7 of 8"]];
    const [line = ""] = inColumns(rows, ["left", "left"], 24);
    expect(line).toContain("…");
    expect(stringWidth(line)).toBeLessThanOrEqual(24);
    expect(line.endsWith("7 of 8")).toBe(true);
  });

  it("never cuts a text that fits", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (text, columns) => {
        const shown = cut(text, columns);
        if (stringWidth(text) <= columns) expect(shown).toBe(text);
        else expect(stringWidth(shown)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe("a bar", () => {
  it.each([
    [0, 10, "░░░░░░"],
    [1, 100, "█░░░░░"],
    [99, 100, "█████░"],
    [10, 10, "██████"],
    [12, 10, "██████"],
    [0, 0, ""],
  ])("of %i of %i: full only at the whole, empty only at none", (count, whole, shown) => {
    expect(bar(count, whole, 6)).toBe(shown);
  });
});
