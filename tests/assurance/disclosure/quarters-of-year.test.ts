import { describe, expect, it } from "vitest";
import { joined } from "../../../src/assurance/disclosure/counts-of-period.ts";
import { quartersOfYear } from "../../../src/assurance/disclosure/quarters-of-year.ts";
import { suppressed } from "../../../src/assurance/disclosure/suppress.ts";
import type { CountCell } from "../../../src/assurance/disclosure/system.ts";

const RULE = { from: 1, to: 5, secondary: true, roundTotalsTo: undefined };

function counts(prefix: string, values: Readonly<Record<string, number>>) {
  const cells = Object.entries(values).map(
    ([name, value]): CountCell => ({ id: `${prefix}${name}`, value, as: "count" }),
  );
  return { system: { cells, relations: [], percentages: [] }, figures: [] };
}

const prefixes = ["2025-26 Q1 ", "2025-26 Q2 ", "2025-26 Q3 ", "2025-26 Q4 "];
const year = (value: number, quarters: readonly number[]) => {
  const own = counts("2025-26 year ", { "heard children": value });
  const each = quarters.map((one, index) => ({
    prefix: prefixes[index] ?? "",
    counts: counts(prefixes[index] ?? "", { "heard children": one }),
  }));
  const beside = quartersOfYear({ prefix: "2025-26 year ", year: own, quarters: each });
  return { own, each, beside };
};

describe("a year's count beside its quarters", () => {
  it("is hidden, or another quarter with it, where one quarter is small", () => {
    const { own, each, beside } = year(33, [10, 3, 12, 8]);
    const { hidden, workedOut } = suppressed(
      joined([...each.map((one) => one.counts.system), own.system, beside]),
      RULE,
    );
    expect(workedOut).toEqual([]);
    expect(hidden.has("2025-26 Q2 heard children")).toBe(true);
    expect(hidden.size).toBeGreaterThan(1);
  });

  it("is hidden where the quarters were printed before it", () => {
    const { own, each, beside } = year(33, [10, 3, 12, 8]);
    const ids = prefixes.map((one) => `${one}heard children`);
    const { hidden, workedOut } = suppressed(
      joined([...each.map((one) => one.counts.system), own.system, beside]),
      RULE,
      { printed: new Set(ids.filter((one) => !one.includes("Q2"))), hidden: new Set([ids[1] ?? ""]) },
    );
    expect([workedOut, [...hidden].sort()]).toEqual([[], [ids[1], "2025-26 year heard children"]]);
  });

  it("gives away no quarter whose report was never printed", () => {
    const { own, each, beside } = year(33, [10, 3, 12, 8]);
    const printed = each.filter((_, index) => index !== 1).map((one) => one.counts.system);
    const { hidden } = suppressed(joined([...printed, own.system, beside]), RULE, {
      printed: new Set(printed.flatMap((one) => one.cells.map((cell) => cell.id))),
      hidden: new Set(),
    });
    expect([...hidden]).toEqual(["2025-26 year heard children"]);
  });

  it("is printed where no quarter is small, and where it is no sum of them", () => {
    for (const { own, each, beside } of [year(42, [10, 12, 12, 8]), year(40, [10, 3, 12, 8])]) {
      const all = joined([...each.map((one) => one.counts.system), own.system, beside]);
      expect(suppressed(all, RULE).hidden.has("2025-26 year heard children")).toBe(false);
    }
  });

  it("that says what the last quarter left is tied to that quarter alone", () => {
    const { beside } = year(8, [10, 3, 12, 8]);
    expect(beside.relations).toEqual([
      {
        terms: [
          ["2025-26 year heard children", -1],
          ["2025-26 Q4 heard children", 1],
        ],
        least: 0,
        most: 0,
      },
    ]);
  });
});
