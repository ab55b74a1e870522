import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  type Day,
  dayInShort,
  dayInWords,
  dayInZone,
  daysBetween,
  isDay,
  isDayOrMonth,
  stretchInWords,
  toDay,
  weekday,
} from "../../src/model/day.ts";
import { makeId, parseId, slugOf } from "../../src/model/id.ts";
import { addWorkingDays, isWorkingDay, workingDaysBetween } from "../../src/model/working-days.ts";
import {
  daysInWords,
  holds,
  parseQuarter,
  parseYear,
  periodInWords,
  QUARTERS,
  quarterBefore,
  quarterOf,
  quarterOfDay,
  yearFrom,
  yearOf,
} from "../../src/model/year.ts";

const anyDay = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
  .map((date) => toDay(date.toISOString().slice(0, 10)));

describe("days", () => {
  it.each([
    ["2025-02-28", true],
    ["2025-02-29", false],
    ["2024-02-29", true],
    ["2025-13-01", false],
    ["2025-7-1", false],
    ["2025-07-10 ", false],
    ["1899-12-31", false],
  ])("%s is a day: %s", (text, is) => expect(isDay(text)).toBe(is));

  it.each([
    ["2025-02", true],
    ["2025-00", false],
    ["2025-02-30", false],
  ])("%s is a day or a month: %s", (text, is) => expect(isDayOrMonth(text)).toBe(is));

  it("are added and counted across months, years and changes of the clock", () => {
    expect(addDays(toDay("2025-03-29"), 2)).toBe("2025-03-31");
    expect(daysBetween(toDay("2025-07-31"), toDay("2025-10-09"))).toBe(70);
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -4000, max: 4000 }),
        (day, days) => daysBetween(day, addDays(day, days)) === days,
      ),
    );
  });

  it("are printed in words", () => {
    expect(dayInWords(toDay("2025-07-01"))).toBe("1 July 2025");
    expect(dayInWords("2025-02" as Day)).toBe("February 2025");
    expect(dayInShort(toDay("2025-07-01"), toDay("2025-10-09"))).toBe("1 July");
    expect(dayInShort(toDay("2024-07-01"), toDay("2025-10-09"))).toBe("1 July 2024");
    expect(stretchInWords(toDay("2025-09-01"), toDay("2025-09-24"))).toBe("1 to 24 September 2025");
    expect(stretchInWords(toDay("2025-04-01"), toDay("2025-06-30"))).toBe("1 April to 30 June 2025");
    expect(stretchInWords(toDay("2024-12-30"), toDay("2025-01-02"))).toBe(
      "30 December 2024 to 2 January 2025",
    );
  });

  it("are those of the partnership's time zone", () => {
    expect(dayInZone(new Date("2025-07-10T23:30:00Z"), "Europe/London")).toBe("2025-07-11");
    expect(dayInZone(new Date("2025-12-10T23:30:00Z"), "Europe/London")).toBe("2025-12-10");
    expect(() => dayInZone(new Date(0), "Nowhere/Never")).toThrow(RangeError);
  });
});

describe("working days", () => {
  it.each([
    ["2025-08-25", false, "the summer bank holiday"],
    ["2025-12-26", false, "Boxing Day"],
    ["2022-09-19", false, "the day of a state funeral"],
    ["2026-12-28", false, "Boxing Day's substitute"],
    ["2025-08-30", false, "a Saturday"],
    ["2025-08-26", true, "the day after a bank holiday"],
  ])("%s: %s (%s)", (day, is) => expect(isWorkingDay(toDay(day))).toBe(is));

  it("are counted from the day after", () => {
    expect(workingDaysBetween(toDay("2025-07-28"), toDay("2025-08-26"))).toBe(20);
    expect(addWorkingDays(toDay("2025-07-28"), 15)).toBe("2025-08-18");
    expect(workingDaysBetween(toDay("2025-08-26"), toDay("2025-08-01"))).toBe(0);
  });

  it("a day that is reached in n working days is n working days away, and is one", () => {
    const inTable = fc
      .date({ min: new Date("2018-01-01"), max: new Date("2059-01-01"), noInvalidDate: true })
      .map((date) => toDay(date.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(inTable, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const to = addWorkingDays(from, days);
        return workingDaysBetween(from, to) === days && isWorkingDay(to) && weekday(to) <= 5;
      }),
    );
  });
});

describe("years and quarters", () => {
  it.each([
    ["2025/26", "2025/26"],
    ["2025-26", "2025/26"],
    ["2025-2026", "2025/26"],
    ["1999/00", "1999/00"],
    ["2025/27", undefined],
    ["2025", undefined],
  ])("%s is read as %s", (text, label) => expect(parseYear(text, "04-01")?.label).toBe(label));

  it.each([
    ["Q2", "Q2", undefined],
    ["q2", "Q2", undefined],
    ["2", "Q2", undefined],
    ["2025/26-Q2", "Q2", "2025/26"],
    ["2025-26 q3", "Q3", "2025/26"],
  ])("%s is quarter %s of %s", (text, quarter, year) => {
    const read = parseQuarter(text, "04-01");
    expect([read?.quarter, read?.year?.label]).toEqual([quarter, year]);
  });

  it.each(["Q5", "0", "", "2025/27-Q1", "quarter two"])("%s is no quarter", (text) => {
    expect(parseQuarter(text, "04-01")).toBeUndefined();
  });

  it("are named for people", () => {
    const q2 = quarterOf(yearFrom(2025, "04-01"), "Q2");
    expect([q2.from, q2.to, daysInWords(q2), periodInWords(q2)]).toEqual([
      "2025-07-01",
      "2025-09-30",
      "July to September 2025",
      "quarter 2 of 2025/26",
    ]);
    expect(daysInWords(quarterOf(yearFrom(2025, "04-01"), "Q4"))).toBe("January to March 2026");
    expect(periodInWords(quarterBefore(quarterOf(yearFrom(2025, "04-01"), "Q1"), "04-01"))).toBe(
      "quarter 4 of 2024/25",
    );
    expect(daysInWords(quarterOf(yearFrom(2025, "04-06"), "Q1"))).toBe("6 April to 5 July 2025");
  });

  it("cover every day exactly once, whatever day the year starts on", () => {
    const starts = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([month, day]) => `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
    fc.assert(
      fc.property(anyDay, starts, (day, start) => {
        const year = yearOf(day, start);
        const found = QUARTERS.filter((name) => holds(quarterOf(year, name), day));
        return holds(year, day) && found.length === 1 && quarterOfDay(day, start).quarter === found[0];
      }),
    );
  });
});

describe("ids", () => {
  it.each([
    ["Survey of practitioners about thresholds", "survey-of-practitioners-about-thresholds"],
    ["Partnership budget for 2026/27", "partnership-budget-for-2026-27"],
    ["Children's café – Zürich", "childrens-cafe-zurich"],
    ["مرحبا", "untitled"],
    ["  ", "untitled"],
  ])("%s gives %s", (title, slug) => expect(slugOf(title)).toBe(slug));

  it("one grammar makes and reads them, whatever the title and the bytes", () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.string({ unit: "binary" }),
        fc.uint8Array({ minLength: 3, maxLength: 8 }),
        (day, title, random) => {
          const parts = parseId(makeId(day, title, random));
          return parts?.day === day && parts.slug === slugOf(title) && parts.random.length === 4;
        },
      ),
    );
  });

  it.each(["2025-07-14-dsp-group", "2025-07-14-DSP-k7f3", "2025-02-30-a-k7f3", "2025-07-14-a-ilou", "x"])(
    "%s is none",
    (text) => {
      expect(parseId(text)).toBeUndefined();
    },
  );
});
