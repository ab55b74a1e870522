// Makes src/model/bank-holidays.ts from the date-holidays package (England). `--check` fails where it would change.
import { readFileSync, writeFileSync } from "node:fs";
import Holidays from "date-holidays";

const FIRST = 2018;
const LAST = 2060;
const target = new URL("../src/model/bank-holidays.ts", import.meta.url);
const england = new Holidays("GB", "ENG");
const days = new Set();
for (let year = FIRST; year <= LAST; year += 1) {
  for (const holiday of england.getHolidays(year)) {
    const day = holiday.date.slice(0, 10);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    if (holiday.type === "public" && weekday !== 0 && weekday !== 6) days.add(day);
  }
}
const years = Map.groupBy
  ? Map.groupBy([...days].sort(), (day) => day.slice(0, 4))
  : byYear([...days].sort());
const lines = [...years].map(
  ([year, list]) => `  // ${year}\n  ${list.map((day) => `"${day.slice(2)}"`).join(", ")},`,
);
const text = `// Made by scripts/bank-holidays.mjs from the date-holidays package: change that, not this.

/** The years that the list below covers, both ends in it. */
export const BANK_HOLIDAY_YEARS = { from: ${FIRST}, to: ${LAST} } as const;

/**
 * Bank holidays of England that fall on Monday to Friday, \`YY-MM-DD\` of this century. Those of coming years follow the
 * rules of today; a proclamation may add or move one, which a newer version of the tool then holds.
 */
// biome-ignore format: a table, a line a year
export const BANK_HOLIDAYS: ReadonlySet<string> = new Set([
${lines.join("\n")}
]);
`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("src/model/bank-holidays.ts is not what scripts/bank-holidays.mjs makes: run it.");
    process.exitCode = 1;
  }
} else writeFileSync(target, text);

function byYear(list) {
  const found = new Map();
  for (const day of list) found.set(day.slice(0, 4), [...(found.get(day.slice(0, 4)) ?? []), day]);
  return found;
}
