// The years of the corpus, and their days.

export const FIRST_YEAR = 2018;
export const LAST_YEAR = 2025;
/** As in the worked example's scrutiny.yaml. */
export const TODAY = "2026-06-15";

/** The quarter that is reported, and how many notes lie in it whatever the size, where nothing else is asked for. */
export const REPORTED = { year: 2025, quarter: 2, notes: 40 };

const MS_A_DAY = 86_400_000;
export const dayAfter = (day, days) => new Date(Date.parse(day) + days * MS_A_DAY).toISOString().slice(0, 10);
export const yearFolder = (year) => `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
export const yearLabel = (year) => yearFolder(year).replace("-", "/");

export function quarterDays(year, quarter) {
  const first = (at) => new Date(Date.UTC(year, 3 * at, 1)).toISOString().slice(0, 10);
  const from = first(quarter);
  const days = (Date.parse(first(quarter + 1)) - Date.parse(from)) / MS_A_DAY;
  return { from, days, to: dayAfter(from, days - 1) };
}

export const isReported = ({ year, quarter }) => year === REPORTED.year && quarter === REPORTED.quarter;

export function allQuarters() {
  const found = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    for (let quarter = 1; quarter <= 4; quarter += 1) found.push({ year, quarter });
  }
  return found;
}
