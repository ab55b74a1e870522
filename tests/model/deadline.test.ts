import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, toDay } from "../../src/model/day.ts";
import { lastDayInTime } from "../../src/model/deadline.ts";
import type { Deadline } from "../../src/model/policy.ts";

it.each([
  ["over the bank holidays of Easter 2026", "2026-04-01", { within: 5, unit: "working-days" }, "2026-04-10"],
  ["from a Saturday", "2025-07-26", { within: 1, unit: "working-days" }, "2025-07-28"],
  ["over the end of a month", "2025-07-28", { within: 14, unit: "days" }, "2025-08-11"],
  ["to the same day of the month", "2025-04-10", { within: 6, unit: "months" }, "2025-10-10"],
  ["over the end of a year", "2025-11-15", { within: 3, unit: "months" }, "2026-02-15"],
  ["to the end of a shorter month", "2025-08-31", { within: 6, unit: "months" }, "2026-02-28"],
] as const)("a deadline runs %s", (_, from, deadline: Deadline, last) => {
  expect(lastDayInTime(toDay(from), deadline)).toBe(last);
});

it("a deadline is never before its first day, whatever the day and the length", () => {
  const days = fc.integer({ min: 0, max: 109_571 }).map((days) => addDays(toDay("1900-01-01"), days));
  const deadlines = fc.record({
    within: fc.integer({ min: 1, max: 1000 }),
    unit: fc.constantFrom("working-days" as const, "days" as const, "months" as const),
  });
  fc.assert(fc.property(days, deadlines, (from, deadline) => lastDayInTime(from, deadline) >= from));
});
