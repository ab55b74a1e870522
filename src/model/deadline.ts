import { addDays, type Day, endOfMonth, isDay, toDay } from "./day.ts";
import type { Deadline } from "./policy.ts";
import { addWorkingDays } from "./working-days.ts";

/** Days end here; what is due later is due then. */
const LAST_DAY = toDay("2199-12-31");

/** The last day in time by a deadline of `scrutiny.yaml`: counted from the day after; a month from 31 January ends on the last of February. */
export function lastDayInTime(from: Day, { within, unit }: Deadline): Day {
  switch (unit) {
    case "working-days":
      return addWorkingDays(from, within);
    case "days":
      return addDays(from, within);
    case "months":
      return monthsLater(from, within);
    default:
      return unit satisfies never;
  }
}

function monthsLater(day: Day, months: number): Day {
  const [year, month] = day.split("-").map(Number) as [number, number, number];
  const index = month - 1 + months;
  const first = `${year + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01`;
  if (!isDay(first)) return LAST_DAY;
  const last = endOfMonth(first);
  const same = `${first.slice(0, 8)}${day.slice(8)}`;
  return isDay(same) ? same : last;
}
