import {
  allDecisions,
  allEntries,
  type DecisionFile,
  type EntryFile,
  type Target,
} from "../assurance/reference.ts";
import type { Day } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { didYouMean } from "../model/nearest.ts";
import { openedOn } from "../model/registers.ts";
import { UserError } from "../model/user-error.ts";
import { parseYear, type Year, yearOf } from "../model/year.ts";
import { defaultYear } from "./chosen-period.ts";

/** A record that was named on the command line: a note, a register entry or a decision. */
export type NamedRecord = Exclude<Target, { is: "diary" }>;

/** A record, and every way to name it that is not its id alone. */
interface Candidate {
  readonly record: NamedRecord;
  /** Empty for a decision, which has only its number. */
  readonly id: string;
  readonly number: string | undefined;
  readonly year: Year;
  /** What messages call it: a number with its year, a learning review's reference, a note's id. */
  readonly name: string;
}

/**
 * The record of an id, a path, a number (`C1`, `2025/26-C1`, `D2`, a learning review's reference) or a part of an id, letter
 * case aside. A number alone is of the year that holds today, or the newest with a programme; where that year has none of
 * it, of whichever year has the only one. Throws UserError `unknown-id`, or `ambiguous-id` with what it may be.
 */
export function namedRecord(base: KnowledgeBase, text: string, today: Day): NamedRecord {
  const typed = text.trim().replace(/^.*\/(?=\d{4}-\d\d-\d\d-)|\.md$/g, "");
  const all = candidates(base);
  const exact = all.filter(({ id }) => id !== "" && id === typed.toLowerCase());
  const byNumber = exact.length > 0 ? exact : numbered(base, all, typed, today);
  const found = byNumber.length > 0 ? byNumber : withPart(all, typed.toLowerCase());
  if (found.length > 1) throw ambiguous(text, found);
  const [one] = found;
  if (!one) throw unreadable(base, typed.toLowerCase()) ?? unknown(base, text, all);
  return one.record;
}

/** What a record is called on the command line: its number with its year, else its id; its id too where two have the number. */
export function nameOf(base: KnowledgeBase, named: NamedRecord): string {
  const all = candidates(base);
  const one = all.find(({ record }) => isSameRecord(record, named));
  if (!one) return "";
  const isAlone = all.filter(({ name }) => name === one.name).length === 1;
  return isAlone || one.id === "" ? one.name : one.id;
}

function candidates(base: KnowledgeBase): readonly Candidate[] {
  const starts = base.policy.value.year.starts;
  return [
    ...base.notes.map((record): Candidate => {
      const { id, value } = record;
      const year = yearOf(value.date, starts);
      return { record: { is: "note", record }, id, number: undefined, year, name: id };
    }),
    ...allEntries(base).map((entry): Candidate => {
      const year = yearOf(openedOn(entry.kind, entry.record.value), starts);
      const number = numberOf(entry);
      const name = entry.kind === "learning-review" ? number : `${year.label}-${number}`;
      return { record: { is: "entry", entry }, id: entry.record.id, number, year, name };
    }),
    ...allDecisions(base).map((decision): Candidate => {
      const { year, decision: own } = decision;
      const name = `${year.label}-${own.id}`;
      return { record: { is: "decision", decision }, id: "", number: own.id, year, name };
    }),
  ];
}

function numberOf({ record: { value } }: EntryFile): string {
  return "number" in value ? value.number : value.reference;
}

function numbered(
  base: KnowledgeBase,
  all: readonly Candidate[],
  typed: string,
  today: Day,
): readonly Candidate[] {
  const [, named, own] = /^(\d{4}[/-]\d{2,4})[- ]([A-Za-z].*)$/.exec(typed) ?? [];
  const year = named === undefined ? undefined : parseYear(named, base.policy.value.year.starts);
  const number = (year ? (own ?? "") : typed).toLowerCase();
  const same = all.filter((one) => one.number?.toLowerCase() === number);
  if (year) return same.filter((one) => one.year.start === year.start);
  const ofDefault = same.filter((one) => one.year.start === defaultYear(base, today).start);
  return ofDefault.length > 0 ? ofDefault : same;
}

function withPart(all: readonly Candidate[], typed: string): readonly Candidate[] {
  return typed === "" ? [] : all.filter(({ id }) => id.includes(typed));
}

/** Candidates that are listed; more are counted. */
const LISTED = 8;

function ambiguous(text: string, found: readonly Candidate[]): UserError {
  const names = found.slice(0, LISTED).map((one) => `  ${longName(one, found)}`);
  const more = found.length > LISTED ? [`  and ${found.length - LISTED} more`] : [];
  const list = [...names, ...more].join("\n");
  return new UserError(
    "ambiguous-id",
    `${text} may be any of ${found.length} records.`,
    `Name one:\n${list}`,
  );
}

/** A file that was meant as the record and is none: it is there, and what is wrong with it is for check. */
function unreadable(base: KnowledgeBase, typed: string): UserError | undefined {
  const found = unreadRecords(base).filter((path) => typed !== "" && path.includes(typed));
  const [path] = found;
  if (path === undefined || found.length > 1) return undefined;
  return new UserError(
    "unreadable-record",
    `${path} cannot be read.`,
    `See what is wrong: scrutiny check ${path}`,
    1,
  );
}

function unreadRecords(base: KnowledgeBase): readonly string[] {
  const records = base.files.leftOut.filter(({ kind }) => !["programme", "template", "other"].includes(kind));
  return records.map(({ path }) => path);
}

function unknown(base: KnowledgeBase, text: string, all: readonly Candidate[]): UserError {
  const names = all.flatMap((one) => [one.id, one.number ?? "", one.name]).filter((one) => one !== "");
  const hint =
    didYouMean(text, new Set(names)) ?? "Name an id, a part of one, or a number such as C1 or 2025/26-C1.";
  const unread = unreadRecords(base).length;
  const more = unread === 0 ? "" : `\nRecords that cannot be read: ${unread}. See them with: scrutiny check`;
  return new UserError("unknown-id", `There is no record ${text}.`, `${hint}${more}`);
}

/** With the id, where the name would not tell the two apart. */
function longName({ name, id }: Candidate, among: readonly Candidate[]): string {
  const isAlone = among.filter((other) => other.name === name).length === 1;
  if (id === "") return isAlone ? name : `${name} (asked twice)`;
  return isAlone ? (name === id ? id : `${name} (${id})`) : id;
}

function isSameRecord(a: NamedRecord, b: NamedRecord): boolean {
  if (a.is === "note") return b.is === "note" && a.record === b.record;
  if (a.is === "entry") return b.is === "entry" && a.entry.record === b.entry.record;
  return b.is === "decision" && sameDecision(a.decision, b.decision);
}

function sameDecision(a: DecisionFile, b: DecisionFile): boolean {
  return a.words === b.words && a.index === b.index;
}
