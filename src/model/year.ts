import { addDays, type Day, dayInWords, monthName, stretchInWords, toDay } from "./day.ts";

/** A scrutiny year. From 1 April 2025, its number is 2025. */
export interface Year {
  /** The calendar year in which it starts. */
  readonly start: number;
  /** For people: `2025/26`. */
  readonly label: string;
  /** In paths: `2025-26`. */
  readonly folder: string;
  readonly from: Day;
  /** The last day. */
  readonly to: Day;
}

export const QUARTERS = ["Q1", "Q2", "Q3", "Q4"] as const;
export type QuarterName = (typeof QUARTERS)[number];

/** A quarter of a scrutiny year, or the whole of it: the period of a report. */
export interface Period {
  readonly year: Year;
  /** Undefined for the whole year. */
  readonly quarter: QuarterName | undefined;
  readonly from: Day;
  /** The last day. */
  readonly to: Day;
}

const YEARS = new Map<string, Year>();

/** The scrutiny year that begins in a calendar year; made once, as it is asked for each note. `starts` is `MM-DD`. */
export function yearFrom(start: number, starts: string): Year {
  const key = `${start} ${starts}`;
  const year = YEARS.get(key) ?? newYear(start, starts);
  YEARS.set(key, year);
  return year;
}

function newYear(start: number, starts: string): Year {
  const short = String((start + 1) % 100).padStart(2, "0");
  return {
    start,
    label: `${start}/${short}`,
    folder: `${start}-${short}`,
    from: firstDay(start, starts),
    to: addDays(firstDay(start + 1, starts), -1),
  };
}

/** The scrutiny year that a day lies in. */
export function yearOf(day: Day, starts: string): Year {
  const calendar = Number(day.slice(0, 4));
  return yearFrom(day.slice(5) >= starts ? calendar : calendar - 1, starts);
}

/** Reads `2025/26`, `2025-26` and `2025-2026`; undefined where the two halves are not one year apart. */
export function parseYear(text: string, starts: string): Year | undefined {
  const match = /^(\d{4})[/-](\d{2}|\d{4})$/.exec(text.trim());
  if (!match?.[1] || !match[2]) return undefined;
  const start = Number(match[1]);
  const end = match[2].length === 4 ? Number(match[2]) : Number(match[2]);
  const follows = match[2].length === 4 ? end === start + 1 : end === (start + 1) % 100;
  return follows && start >= 1900 && start < 2199 ? yearFrom(start, starts) : undefined;
}

/** Reads `Q2`, `q2` and `2`, and `2025/26-Q2` with its year; undefined for anything else. */
export function parseQuarter(
  text: string,
  starts: string,
): { quarter: QuarterName; year: Year | undefined } | undefined {
  const match = /^(?:(\d{4}[/-](?:\d{2}|\d{4}))[- ])?[qQ]?([1-4])$/.exec(text.trim());
  if (!match?.[2]) return undefined;
  const year = match[1] === undefined ? undefined : parseYear(match[1], starts);
  if (match[1] !== undefined && year === undefined) return undefined;
  return { quarter: `Q${match[2]}` as QuarterName, year };
}

/** A quarter of a year: Q1 is its first three months. */
export function quarterOf(year: Year, quarter: QuarterName): Period {
  const index = QUARTERS.indexOf(quarter);
  const to = index === 3 ? year.to : addDays(monthsLater(year.from, 3 * (index + 1)), -1);
  return { year, quarter, from: monthsLater(year.from, 3 * index), to };
}

/** The whole of a year. */
export function wholeYear(year: Year): Period {
  return { year, quarter: undefined, from: year.from, to: year.to };
}

/** The quarter that a day lies in. */
export function quarterOfDay(day: Day, starts: string): Period {
  const year = yearOf(day, starts);
  const found = QUARTERS.map((name) => quarterOf(year, name)).find((one) => holds(one, day));
  return found ?? quarterOf(year, "Q4");
}

/** The quarter before; before Q1 comes Q4 of the year before. */
export function quarterBefore(period: Period, starts: string): Period {
  const index = QUARTERS.indexOf(period.quarter ?? "Q1");
  return index === 0
    ? quarterOf(yearFrom(period.year.start - 1, starts), "Q4")
    : quarterOf(period.year, QUARTERS[index - 1] as QuarterName);
}

/** The quarter or year after; after Q4 comes Q1 of the next year. */
export function periodAfter(period: Period, starts: string): Period {
  const next = yearFrom(period.year.start + 1, starts);
  if (period.quarter === undefined) return wholeYear(next);
  const name = QUARTERS[QUARTERS.indexOf(period.quarter) + 1];
  return name ? quarterOf(period.year, name) : quarterOf(next, "Q1");
}

/** Whether the day lies in the period, both ends in it. */
export function holds(period: { from: Day; to: Day }, day: Day): boolean {
  return period.from <= day && day <= period.to;
}

/** For people: `quarter 2 of 2025/26`, `2025/26`. */
export function periodInWords(period: Period): string {
  return period.quarter ? `quarter ${period.quarter.slice(1)} of ${period.year.label}` : period.year.label;
}

/** The days of a period for people: `July to September 2025`; with days where its months are not whole. */
export function daysInWords(period: Period): string {
  if (!period.from.endsWith("-01")) return stretchInWords(period.from, period.to);
  const [first, last] = [period.from.split("-"), period.to.split("-")];
  const from = `${monthName(Number(first[1]))}${first[0] === last[0] ? "" : ` ${first[0]}`}`;
  return `${from} to ${dayInWords(toDay(period.to)).split(" ").slice(1).join(" ")}`;
}

/** Not `toDay`: the years about the first and the last day that can be written reach beyond them. */
function firstDay(year: number, starts: string): Day {
  return `${year}-${starts}` as Day;
}

function monthsLater(day: Day, months: number): Day {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const index = month - 1 + months;
  const text = `${year + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
  return `${text}-${String(date).padStart(2, "0")}` as Day;
}
