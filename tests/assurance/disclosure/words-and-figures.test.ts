import { describe, expect, it } from "vitest";
import { type FigureCounts, figureCounts } from "../../../src/assurance/disclosure/figure-counts.ts";
import { figuresTogether } from "../../../src/assurance/disclosure/figures-together.ts";
import { numbersInWords } from "../../../src/assurance/disclosure/numbers-in-words.ts";
import { isOfPeople } from "../../../src/assurance/disclosure/people.ts";
import { suppressed } from "../../../src/assurance/disclosure/suppress.ts";
import type { Figure } from "../../../src/model/note.ts";

const RULE = { from: 1, to: 5, secondary: true, roundTotalsTo: undefined };

function figure(measure: string, value: number, more: Partial<Figure> = {}): Figure {
  return { measure, value, unit: "children", period: "2025/26-Q1", source: "A return", ...more };
}

/** What is hidden of figures, by measure and value. */
function hiddenOf(...notes: readonly (readonly Figure[])[]): readonly string[] {
  const all = notes.flatMap((figures, note) =>
    figures
      .map((one) => figureCounts(one, "04-01", `note ${note}`))
      .filter((one): one is FigureCounts => !!one),
  );
  const counts = all.flatMap(({ part, whole }) => (whole ? [part, whole] : [part]));
  const together = figuresTogether(counts);
  const cells = [...all.flatMap((one) => one.system.cells), ...together.cells];
  const system = {
    cells: [...new Map(cells.map((one) => [one.id, one])).values()],
    relations: [...all.flatMap((one) => one.system.relations), ...together.relations],
    percentages: [],
  };
  const { hidden, workedOut } = suppressed(system, RULE);
  expect(workedOut).toEqual([]);
  const shown = counts.filter((one) => hidden.has(one.id)).map((one) => `${one.measure} ${one.value}`);
  return [...new Set(shown)].sort();
}

describe("a unit", () => {
  it.each([
    "children",
    "referrals",
    "talks",
    "plans",
    "cases",
    "families",
    "returns",
    "pupils",
    "%",
    "visits",
    "x",
  ])("%s counts people, or may", (unit) => expect(isOfPeople({ unit, measure: "Seen" })).toBe(true));

  it.each([
    "days",
    "Pounds",
    "£",
    "meetings",
    "recommendations",
    "Working days",
    "hours",
    "agencies",
    "schools",
  ])("%s plainly counts none", (unit) => expect(isOfPeople({ unit, measure: "Seen" })).toBe(false));
});

describe("figures", () => {
  it("hide a small count, and what its base would give away", () => {
    expect(hiddenOf([figure("Seen", 3), figure("Asked", 40), figure("Days", 3, { unit: "days" })])).toEqual([
      "part seen 3",
    ]);
    expect(hiddenOf([figure("Seen", 3, { of: 40 })])).toEqual(["part seen 3"]);
    expect(hiddenOf([figure("Seen", 38, { of: 40 })])).toEqual(["part seen 38"]);
    expect(hiddenOf([figure("Seen", 20, { of: 40 })])).toEqual([]);
    expect(hiddenOf([figure("Seen", 2, { of: 4 })])).toEqual(["part seen 2", "whole seen 4"]);
  });

  it("count the people that a percentage is of", () => {
    expect(hiddenOf([figure("Seen", 10, { unit: "%", of: 30 })])).toEqual(["part seen 3"]);
    expect(figureCounts(figure("Seen", 10, { unit: "%" }), "04-01")).toBeUndefined();
    expect(figureCounts(figure("Rate", 45.2, { unit: "per 10,000 children" }), "04-01")).toBeUndefined();
  });

  it("of one note that add up are a total and its parts, whatever their units", () => {
    const parts = [figure("Boys", 3, { unit: "boys" }), figure("Girls", 20, { unit: "girls" })];
    expect(hiddenOf([...parts, figure("All", 23)])).toEqual(["part boys 3", "part girls 20"]);
    expect(hiddenOf([...parts, figure("All", 24)])).toEqual(["part boys 3"]);
  });

  it("of one number and the same days are hidden together", () => {
    expect(hiddenOf([figure("Seen", 38, { of: 40 })], [figure("Met", 38, { of: 90 })])).not.toEqual([]);
    const twice = hiddenOf([figure("Asked", 38, { of: 40 })], [figure("Answered", 17, { of: 38 })]);
    expect(
      twice.some((one) => one.endsWith("40")) || twice.filter((one) => one.endsWith("38")).length === 2,
    ).toBe(true);
  });

  it("of the quarters of a year and the year give none away", () => {
    const quarters = [12, 3, 15, 20].map((value, at) =>
      figure("Missing", value, { period: `2025/26-Q${at + 1}` }),
    );
    expect(hiddenOf(quarters)).toEqual(["part missing 3"]);
    expect(hiddenOf([...quarters, figure("Missing", 50, { period: "2025/26" })])).toEqual([
      "part missing 12",
      "part missing 3",
    ]);
  });

  it("of many measures and bases are settled", () => {
    let state = 7;
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const notes = Array.from({ length: 12 }, (_, note) =>
      Array.from({ length: 4 }, (__, at) => {
        const of = 10 + Math.floor(next() * 60);
        const period = `2025/26-Q${1 + (note % 4)}`;
        return figure(`Measure ${note} ${at}`, Math.floor(next() * of), { of, period });
      }),
    );
    expect(hiddenOf(...notes).length).toBeGreaterThan(10);
  });

  it("so far and of a quarter give away none of what lies between", () => {
    const half = figure("Missing", 15, {
      period: { from: "2025-04-01", to: "2025-09-30" } as Figure["period"],
    });
    expect(hiddenOf([figure("Missing", 12), half])).toHaveLength(1);
    const more = figure("Missing", 40, {
      period: { from: "2025-04-01", to: "2025-09-30" } as Figure["period"],
    });
    expect(hiddenOf([figure("Missing", 12), more])).toEqual([]);
  });
});

describe("numbers in words", () => {
  const values = (text: string) => numbersInWords(text).map((one) => one.value);

  it.each([
    ["Three young people told me so.", [3]],
    ["I met 4 children and twenty-one parents.", [4, 21]],
    ["Both girls, and a dozen others of 1,204.", [2, 12, 1204]],
    ["It was 40% of five families.", [40, 5]],
    ["All 3.", [3]],
  ])("are found: %s", (text, expected) => expect(values(text)).toEqual(expected));

  it.each([
    "On 4 July the group met for three working days.",
    "Section 11, quarter 3 of 2025/26, R1 and Q2.",
    "Two meetings, three agencies and 5 recommendations in 2025.",
    "No one helped one another in one school.",
    "They had received the last briefings.",
  ])("are none: %s", (text) => expect(values(text)).toEqual([]));

  it("say whether they are of people, within their sentence", () => {
    const of = (text: string) => numbersInWords(text).map((one) => one.isOfPeople);
    expect(of("Three young people came.")).toEqual([true]);
    expect(of("None of the last three. Young people waited.")).toEqual([false]);
    expect(of("Two ideas came from 6 disabled children.")).toEqual([false, true]);
  });
});
