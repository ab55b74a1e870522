import { type Day, isDay, monthName } from "../../model/day.ts";
import type { GridCell } from "./grid.ts";

/** A day, or why a cell is none, as the end of a sentence. */
export type ReadDay = { readonly day: Day } | { readonly refused: string };

const EXPECTED = "write it as 31/10/2025 or 31 October 2025";
const MONTH_NAMES = Array.from({ length: 12 }, (_, index) => monthName(index + 1).toLowerCase());

/** The day that a cell holds: a real date, or one written as text. */
export function dayOfCell(cell: GridCell): ReadDay {
  if (cell.is === "number") return { refused: `a number is no date; ${EXPECTED}` };
  return readDay(cell.text);
}

/**
 * A day as it is written in Britain, the day first: `31/10/2025`, `31 Oct 2025`, `Friday 31st October 2025`, and
 * `2025-10-31`. A day without its year, or with the month first, is refused.
 */
export function readDay(typed: string): ReadDay {
  const text = typed.replace(/[\s\u00a0]+/g, " ").trim();
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ][\d:.]+Z?)?$/.exec(text)?.[1];
  if (iso !== undefined)
    return isDay(iso) ? { day: iso } : { refused: `that day does not exist; ${EXPECTED}` };
  const digits = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (digits) return dayOf(Number(digits[1]), Number(digits[2]), digits[3] ?? "");
  const words = /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/i.exec(
    text,
  );
  if (words) return dayOf(Number(words[1]), monthOf(words[2] ?? ""), words[3] ?? "");
  if (/^\d{1,2}[/.-]\d{1,2}$/.test(text)) return { refused: `the year is missing; ${EXPECTED}` };
  return { refused: `that is no date; ${EXPECTED}` };
}

function dayOf(day: number, month: number, year: string): ReadDay {
  if (month > 12) return { refused: `there is no month ${month}: the day comes first; ${EXPECTED}` };
  const pad = (number: number) => String(number).padStart(2, "0");
  const text = `${year.length === 2 ? `20${year}` : year}-${pad(month)}-${pad(day)}`;
  return isDay(text) ? { day: text } : { refused: `that day does not exist; ${EXPECTED}` };
}

/** 1 to 12 by the name or its beginning; 0 where there is none. */
function monthOf(name: string): number {
  const typed = name.toLowerCase() === "sept" ? "sep" : name.toLowerCase();
  return MONTH_NAMES.findIndex((one) => one === typed || (typed.length === 3 && one.startsWith(typed))) + 1;
}
