import { type Day, dayInShort, dayInWords } from "../model/day.ts";
import type { ReportInput } from "./input.ts";

/**
 * A day without its year where the year is plain: the whole period and the as-at day lie in one calendar year, and so
 * does the day. A statement's year is two calendar years, so there each day has its year.
 */
export function shortDay({ facts: { period, asAt } }: Pick<ReportInput, "facts">, day: Day): string {
  const years = new Set([period.from, period.to, asAt].map((one) => one.slice(0, 4)));
  return years.size === 1 ? dayInShort(day, asAt) : dayInWords(day);
}
