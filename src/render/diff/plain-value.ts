import { dayInWords, isDay } from "../../model/day.ts";

/** Titles of records, agencies, groups and roles, by their ids. */
export type Names = ReadonlyMap<string, string>;

/**
 * Fields of one value as words: `from: icb; on: 2026-01-14; text: No rota.` as `ICB, 14 January 2026: No rota.` Days and
 * ids of records stand in words wherever they are; ids of agencies, which may be ordinary words, only where `from` or
 * the field itself, such as `owners`, names them.
 */
export function plainValue(field: string, text: string, names: Names): string {
  const named = (id: string) => names.get(id) ?? id;
  const whole = PARTIES.has(field.replace(/\..*/, "")) ? text.split(", ").map(named).join(", ") : text;
  return whole
    .replace(FROM, (_, before: string, id: string) => `${before}from: ${named(id)}`)
    .replace(OF_ONE_WORD, (found) => found.replaceAll("-", " "))
    .replace(RECORD, named)
    .replace(DAYS, (day) => (isDay(day) ? dayInWords(day) : day))
    .replaceAll(".; evidence: ", ". Resting on ")
    .replace(TEXT, (_, before: string) => (before === "" ? "" : ": "))
    .replace(LABELS, (_, before: string, label: string) => `${before === "" ? "" : ", "}${SAID[label] ?? ""}`)
    .replace(PARTS, ", $1: ");
}

const PARTIES: ReadonlySet<string> = new Set(["owners", "to", "parties", "from", "agencies", "concerns"]);
/** What of a value is told without its name, or with another word. */
const SAID: Readonly<Record<string, string>> = { by: "by ", evidence: "resting on " };
const LABELS = /(^|; )(from|on|is|view|decision|by|evidence): /g;
const TEXT = /(^|; )text: /g;
const PARTS = /; (why|reason|action|agreed|complete|tested|followed): /g;
const FROM = /(^|; )from: ([a-z0-9]+(?:-[a-z0-9]+)*)/g;
/** One of a closed list, whose hyphens are blanks in speech. */
const OF_ONE_WORD = /(?:^|; )(?:is|view|decision): [a-z]+(?:-[a-z]+)+/g;
const RECORD = /(?<![\w-])\d{4}-\d{2}-\d{2}(?:-[a-z0-9]+)+(?![\w-])/g;
const DAYS = /(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g;
