import { describe, expect, it } from "vitest";
import { recommendationAges } from "../../src/assurance/recommendation-ages.ts";
import { entriesOfPeriod, type StandingEntry } from "../../src/assurance/registers-of-period.ts";
import { addDays, toDay } from "../../src/model/day.ts";
import { FERNSHIRE, factsOf, load } from "../support/fixture.ts";

const ASAT = toDay("2026-05-29");

async function entries() {
  const base = await load(FERNSHIRE);
  const { facts } = factsOf(base, "2025/26");
  return entriesOfPeriod(base, "recommendation", facts.period, ASAT);
}

describe("open recommendations by age", () => {
  it("count each open one once, by the days since it was made", async () => {
    const [one] = (await entries()).filter((entry) => entry.open);
    if (!one) throw new Error("the example has an open recommendation");
    const aged = (days: number): StandingEntry<"recommendation"> => ({
      ...one,
      entry: { ...one.entry, date: addDays(ASAT, -days) },
    });
    const ages = recommendationAges([0, 90, 91, 180, 181, 365, 366, 4000].map(aged), ASAT);
    expect(ages.map((age) => [age.from, age.to, age.open])).toEqual([
      [0, 90, 2],
      [91, 180, 2],
      [181, 365, 2],
      [366, undefined, 2],
    ]);
  });

  it("leave out those that are closed", async () => {
    const all = await entries();
    const counted = recommendationAges(all, ASAT).reduce((sum, one) => sum + one.open, 0);
    expect(counted).toBe(all.filter((one) => one.open).length);
    expect(counted).toBeLessThan(all.length);
  });
});
