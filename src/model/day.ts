/** A calendar day, `YYYY-MM-DD`, that exists in the Gregorian calendar, years 1900 to 2199. Sorts as text. */
export type Day = string & { readonly __day: never };

/** A day or, where a document gives no more, a month: `2025-02`. */
export type DayOrMonth = string & { readonly __dayOrMonth: never };

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const MS_A_DAY = 86_400_000;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** Whether the text is a day that exists: `2025-02-30` is not. */
export function isDay(text: string): text is Day {
  if (known.has(text)) return true;
  const isOne = exists(text);
  if (isOne && known.size < MOST_KNOWN) known.add(text);
  return isOne;
}

/** Days that were looked at: a knowledge base names the same few again and again. */
const known = new Set<string>();
const MOST_KNOWN = 10_000;

function exists(text: string): boolean {
  if (!DAY.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= daysInMonth(year, month);
}

/** Whether the text is a day or a month that exists. */
export function isDayOrMonth(text: string): text is DayOrMonth {
  const month = MONTH.exec(text);
  return month ? isDay(`${text}-01`) : isDay(text);
}

/** The day of that text; throws for anything but a day: for values that a schema has let through. */
export function toDay(text: string): Day {
  if (!isDay(text)) throw new RangeError("not a day");
  return text;
}

/** The day that many days later; earlier where negative. */
export function addDays(day: Day, days: number): Day {
  return fromNumber(toNumber(day) + days);
}

/** Calendar days from one day to another: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from);
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** The earlier of two days. */
export function earlierDay(a: Day, b: Day): Day {
  return a < b ? a : b;
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return ((toNumber(day) + 3) % 7) + 1;
}

/** The last day of the day's month. */
export function endOfMonth(day: Day): Day {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return toDay(`${day.slice(0, 7)}-${String(daysInMonth(year, month)).padStart(2, "0")}`);
}

/** In words, GOV.UK style: `10 July 2025`; a month is `February 2025`. */
export function dayInWords(day: DayOrMonth | Day): string {
  const [year, month, date] = day.split("-");
  const name = MONTHS[Number(month) - 1];
  return date === undefined ? `${name} ${year}` : `${Number(date)} ${name} ${year}`;
}

/** In words without the year, `10 July`, where the year is that of the other day; else with it. */
export function dayInShort(day: Day, beside: Day): string {
  const words = dayInWords(day);
  return day.slice(0, 4) === beside.slice(0, 4) ? words.slice(0, -5) : words;
}

/** A stretch of days with what they share said once: `1 to 24 September 2025`, `1 April to 30 June 2025`. */
export function stretchInWords(from: Day, to: Day): string {
  if (from === to) return dayInWords(from);
  const first = dayInWords(from).split(" ");
  const last = dayInWords(to).split(" ");
  if (first[2] !== last[2]) return `${first.join(" ")} to ${last.join(" ")}`;
  return first[1] === last[1]
    ? `${first[0]} to ${last.join(" ")}`
    : `${first[0]} ${first[1]} to ${last.join(" ")}`;
}

/** The month's English name, 1 for January. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? "";
}

/** The calendar day that an instant falls on in a time zone (IANA name). Throws a RangeError for an unknown zone. */
export function dayInZone(instant: Date, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const of = Object.fromEntries(parts.formatToParts(instant).map((part) => [part.type, part.value]));
  return toDay(`${of["year"]}-${of["month"]}-${of["day"]}`);
}

/** Seconds since 1970 at 00:00 UTC of the day: the time stamp inside outputs. */
export function secondsAtMidnight(day: Day): number {
  return toNumber(day) * 86_400;
}

function toNumber(day: Day): number {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, date) / MS_A_DAY;
}

function fromNumber(number: number): Day {
  return new Date(number * MS_A_DAY).toISOString().slice(0, 10) as Day;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
