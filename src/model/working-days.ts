import { BANK_HOLIDAYS } from "./bank-holidays.ts";
import { addDays, type Day, weekday } from "./day.ts";

/** Monday to Friday, without the bank holidays of England. */
export function isWorkingDay(day: Day): boolean {
  return weekday(day) <= 5 && !BANK_HOLIDAYS.has(day.slice(2));
}

/**
 * Working days from the day after `from` up to and with `to`: 0 where `to` is not later. So a notification on the
 * fifth working day after the partnership became aware counts 5.
 */
export function workingDaysBetween(from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}

/** The day on which the given number of working days is reached, counted from the day after. */
export function addWorkingDays(from: Day, days: number): Day {
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
