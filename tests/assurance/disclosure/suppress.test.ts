import { describe, expect, it } from "vitest";
import { type Earlier, suppressed } from "../../../src/assurance/disclosure/suppress.ts";
import {
  type CountCell,
  type CountSystem,
  type SuppressionRule,
  sumOf,
} from "../../../src/assurance/disclosure/system.ts";
import { attack, type Page } from "../../support/attacker.ts";

const RULE: SuppressionRule = { from: 1, to: 5, secondary: true, roundTotalsTo: undefined };

/** A made table: its counts, and which of them each total adds up. */
interface Made {
  readonly counts: readonly number[];
  readonly totals: readonly (readonly number[])[];
  /** Which count is printed as a percentage of which total, on a base of 20 or more. */
  readonly percentages: readonly { readonly part: number; readonly sum: number }[];
}

/** Numbers that look random and are the same in each run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function sum(of: readonly number[], { counts }: Made): number {
  return of.reduce((total, at) => total + (counts[at] ?? 0), 0);
}

function systemOf(made: Made): CountSystem {
  const count = (at: number) => `count ${at}`;
  return {
    cells: [
      ...made.counts.map((value, at): CountCell => ({ id: count(at), value, as: "count" })),
      ...made.totals.map((of, at): CountCell => ({ id: `total ${at}`, value: sum(of, made), as: "total" })),
    ],
    relations: made.totals.map((of, at) => sumOf(`total ${at}`, of.map(count))),
    percentages: made.percentages.map(({ part, sum: at }) => ({ part: count(part), whole: `total ${at}` })),
  };
}

/** The page that a reader gets, by the rule's own words: hidden is the symbol, totals are rounded. */
function pageOf(made: Made, hidden: ReadonlySet<string>, rule: SuppressionRule): Page {
  const nearest = rule.roundTotalsTo ?? 1;
  const shown = (id: string, value: number) => (hidden.has(id) ? ("c" as const) : value);
  return {
    counts: made.counts.map((value, at) => shown(`count ${at}`, value)),
    sums: made.totals.map((of, at) => ({
      of,
      printed: shown(`total ${at}`, Math.floor(sum(of, made) / nearest + 0.5) * nearest),
      nearest,
    })),
    percentages: made.percentages
      .filter(({ part, sum: at }) => !hidden.has(`count ${part}`) && !hidden.has(`total ${at}`))
      .map(({ part, sum: at }) => ({
        part,
        sum: at,
        printed: Math.floor((100 * (made.counts[part] ?? 0)) / sum(made.totals[at] ?? [], made) + 0.5),
      })),
    from: rule.from,
    to: rule.to,
  };
}

/** Hides, attacks, and gives each hidden number that the attacker knows. */
function knownAfter(made: Made, rule: SuppressionRule, earlier?: Earlier): readonly string[] {
  const { hidden, workedOut } = suppressed(systemOf(made), rule, earlier);
  expect(workedOut).toEqual([]);
  return knownOf(made, hidden, rule);
}

function knownOf(made: Made, hidden: ReadonlySet<string>, rule: SuppressionRule): readonly string[] {
  const page = pageOf(made, hidden, rule);
  const most = Math.max(...made.counts) + rule.to + 10;
  const { counts, sums } = attack(page, most);
  return [
    ...counts.flatMap((set, at) => (page.counts[at] === "c" && set.size < 2 ? [`count ${at}`] : [])),
    ...sums.flatMap((set, at) => (page.sums[at]?.printed === "c" && set.size < 2 ? [`total ${at}`] : [])),
  ];
}

/** A table of rows and columns with the totals asked for. */
function table(
  rows: number,
  columns: number,
  value: () => number,
  totals: { rows: boolean; columns: boolean; grand: boolean; percentages?: boolean },
): Made {
  const counts = Array.from({ length: rows * columns }, value);
  const row = (at: number) => Array.from({ length: columns }, (_, column) => at * columns + column);
  const column = (at: number) => Array.from({ length: rows }, (_, index) => index * columns + at);
  const all = [
    ...(totals.rows ? Array.from({ length: rows }, (_, at) => row(at)) : []),
    ...(totals.columns ? Array.from({ length: columns }, (_, at) => column(at)) : []),
    ...(totals.grand ? [counts.map((_, at) => at)] : []),
  ];
  const made: Made = { counts, totals: all, percentages: [] };
  if (!totals.percentages) return made;
  const of = all.flatMap((parts, at) =>
    sum(parts, made) >= 20 ? parts.map((part) => ({ part, sum: at })) : [],
  );
  return { ...made, percentages: of };
}

const mixed = (next: () => number) => () => {
  const draw = next();
  if (draw < 0.15) return 0;
  return draw < 0.45 ? 1 + Math.floor(next() * 5) : 6 + Math.floor(next() * 12);
};

describe("small numbers", () => {
  it("are left alone where there are none", () => {
    const made: Made = {
      counts: [0, 12, 8, 30],
      totals: [
        [0, 1],
        [2, 3],
        [0, 1, 2, 3],
      ],
      percentages: [],
    };
    expect(suppressed(systemOf(made), RULE).hidden).toEqual(new Set());
  });

  it("are hidden one by one where nothing adds up", () => {
    const made: Made = { counts: [3, 12, 0, 6, 5], totals: [], percentages: [] };
    expect(suppressed(systemOf(made), RULE).hidden).toEqual(new Set(["count 0", "count 4"]));
  });

  it("take one more number with them where there is a total", () => {
    const made: Made = { counts: [3, 12, 30], totals: [[0, 1, 2]], percentages: [] };
    expect([...suppressed(systemOf(made), RULE).hidden].sort()).toEqual(["count 0", "count 1"]);
  });

  it("take none with them where two are hidden already, and the total where the two are as large as can be", () => {
    const two: Made = { counts: [3, 4, 30], totals: [[0, 1, 2]], percentages: [] };
    expect([...suppressed(systemOf(two), RULE).hidden].sort()).toEqual(["count 0", "count 1"]);
    const largest: Made = { counts: [5, 5], totals: [[0, 1]], percentages: [] };
    expect(suppressed(systemOf(largest), RULE).hidden).toContain("total 0");
  });

  it("never hide a zero, unless the policy counts from zero", () => {
    const made: Made = { counts: [0, 4, 0, 9], totals: [[0, 1, 2, 3]], percentages: [] };
    expect([...suppressed(systemOf(made), RULE).hidden].sort()).toEqual(["count 1", "count 3"]);
    expect(suppressed(systemOf(made), { ...RULE, from: 0 }).hidden).toContain("count 0");
  });

  it("are hidden alone where the policy asks for no more", () => {
    const made: Made = { counts: [3, 12, 30], totals: [[0, 1, 2]], percentages: [] };
    expect(suppressed(systemOf(made), { ...RULE, secondary: false }).hidden).toEqual(new Set(["count 0"]));
  });

  it("are said to be open where nothing is left to hide", () => {
    const made: Made = { counts: [3, 12], totals: [[0, 1]], percentages: [] };
    const earlier = { printed: new Set(["count 1", "total 0"]), hidden: new Set<string>() };
    expect(suppressed(systemOf(made), RULE, earlier).workedOut).toEqual(["count 0"]);
  });

  it("protect a count that is implied and printed nowhere", () => {
    const system: CountSystem = {
      cells: [
        { id: "part", value: 46, as: "count" },
        { id: "whole", value: 48, as: "total" },
        { id: "rest", value: 2, as: "implied" },
      ],
      relations: [sumOf("whole", ["part", "rest"])],
      percentages: [],
    };
    expect(suppressed(system, RULE).hidden).toEqual(new Set(["part"]));
  });
});

describe("the attacker of these tests", () => {
  it("finds a number that only primary suppression hides", () => {
    const made: Made = { counts: [3, 12, 30], totals: [[0, 1, 2]], percentages: [] };
    expect(knownOf(made, new Set(["count 0"]), RULE)).toEqual(["count 0"]);
  });

  it("finds one by the bounds of a rounded total and by a percentage", () => {
    const rule = { ...RULE, roundTotalsTo: 10 };
    const low: Made = { counts: [1, 14], totals: [[0, 1]], percentages: [] };
    expect(knownOf(low, new Set(["count 0"]), rule)).toEqual([]);
    const tight: Made = { counts: [5, 19], totals: [[0, 1]], percentages: [{ part: 1, sum: 0 }] };
    expect(knownOf(tight, new Set(["count 0"]), rule)).toEqual(["count 0"]);
  });
});

describe("every hidden number has two values or more that fit all that is printed", () => {
  const ALL = { rows: true, columns: true, grand: true };

  it("in each row of three counts from 0 to 11 with its total", () => {
    for (let number = 0; number < 12 ** 3; number += 1) {
      const counts = [number % 12, Math.floor(number / 12) % 12, Math.floor(number / 144)];
      expect(knownAfter({ counts, totals: [[0, 1, 2]], percentages: [] }, RULE), counts.join()).toEqual([]);
    }
  });

  it.each([
    [2, 2, ALL, 200],
    [2, 3, ALL, 120],
    [3, 3, ALL, 60],
    [3, 3, { rows: true, columns: false, grand: true }, 60],
    [3, 2, { rows: false, columns: true, grand: true }, 100],
    [3, 3, { ...ALL, grand: false }, 60],
  ])("in %i by %i tables with totals %j", { timeout: 60_000 }, (rows, columns, totals, many) => {
    const next = chance(rows * 10 + columns);
    for (let at = 0; at < many; at += 1) {
      const made = table(rows, columns, mixed(next), totals);
      expect(knownAfter(made, RULE), JSON.stringify(made)).toEqual([]);
    }
  });

  it.each([5, 10])(
    "with totals rounded to %i, and percentages beside them",
    { timeout: 60_000 },
    (roundTotalsTo) => {
      const next = chance(roundTotalsTo);
      for (let at = 0; at < 150; at += 1) {
        const made = table(1 + (at % 2), 2 + (at % 2), mixed(next), { ...ALL, percentages: true });
        expect(knownAfter(made, { ...RULE, roundTotalsTo }), JSON.stringify(made)).toEqual([]);
      }
    },
  );

  it("with percentages of exact totals, and in other policies", { timeout: 60_000 }, () => {
    const next = chance(77);
    for (let at = 0; at < 120; at += 1) {
      const made = table(2, 2, mixed(next), { ...ALL, percentages: true });
      expect(knownAfter(made, RULE), JSON.stringify(made)).toEqual([]);
      expect(knownAfter(made, { ...RULE, from: 1, to: 9 }), JSON.stringify(made)).toEqual([]);
      expect(knownAfter(made, { ...RULE, from: 3, to: 7 }), JSON.stringify(made)).toEqual([]);
    }
  });

  it("over four quarters, each report with its own number and the year so far", { timeout: 60_000 }, () => {
    const next = chance(4);
    for (let at = 0; at < 150; at += 1) {
      const quarters = Array.from({ length: 4 }, mixed(next));
      let earlier: Earlier = { printed: new Set(), hidden: new Set() };
      for (let many = 1; many <= 4; many += 1) {
        const counts = quarters.slice(0, many);
        const totals = counts
          .slice(1)
          .map((_, last) => Array.from({ length: last + 2 }, (_, index) => index));
        const made: Made = { counts, totals, percentages: [] };
        const system = systemOf(made);
        const { hidden, workedOut } = suppressed(system, RULE, earlier);
        expect(workedOut).toEqual([]);
        for (const one of earlier.printed) expect(hidden.has(one)).toBe(false);
        for (const one of earlier.hidden) expect(hidden.has(one)).toBe(true);
        expect(knownOf(made, hidden, RULE), JSON.stringify(quarters)).toEqual([]);
        earlier = {
          hidden,
          printed: new Set(system.cells.map(({ id }) => id).filter((id) => !hidden.has(id))),
        };
      }
    }
  });
});

describe("a large system", () => {
  it("is settled, in the same way each time", { timeout: 60_000 }, () => {
    const made = table(6, 7, mixed(chance(1)), { rows: true, columns: true, grand: true });
    const first = suppressed(systemOf(made), RULE);
    expect(first.workedOut).toEqual([]);
    expect([...suppressed(systemOf(made), RULE).hidden]).toEqual([...first.hidden]);
  });
});
