import type { Day } from "../model/day.ts";
import { isDay } from "../model/day.ts";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { Note } from "../model/note.ts";
import type { DiaryEntry } from "../model/programme.ts";
import { REGISTER_KINDS, type RegisterKind } from "../model/register-kinds.ts";
import { openedOn, type RegisterEntries } from "../model/registers.ts";
import type { Decision, QuarterWords } from "../model/words.ts";
import { parseYear, QUARTERS, type QuarterName, type Year, yearOf } from "../model/year.ts";

/** An entry of any register, with its kind. */
export type EntryFile = {
  [K in RegisterKind]: { readonly kind: K; readonly record: RecordFile<RegisterEntries[K]> };
}[RegisterKind];

/** A decision asked in the words of a quarter. */
export interface DecisionFile {
  readonly decision: Decision;
  readonly year: Year;
  readonly quarter: QuarterName;
  readonly words: RecordFile<QuarterWords>;
  /** Position in the list of decisions, from 0. */
  readonly index: number;
}

/** What an id, a number or a diary line leads to. */
export type Target =
  | { readonly is: "note"; readonly record: RecordFile<Note> }
  | { readonly is: "entry"; readonly entry: EntryFile }
  | { readonly is: "decision"; readonly decision: DecisionFile }
  | { readonly is: "diary"; readonly entry: DiaryEntry; readonly year: Year };

/** Looks up what is referred to. Numbers (`C1`, `D2`) are of the year of whoever refers; `2025/26-R1` names its own. */
export interface References {
  find(target: string, year: Year): Target | undefined;
  /** Every id, for a did-you-mean. */
  readonly ids: readonly string[];
}

/** Makes the index of everything that can be referred to. */
export function references(base: KnowledgeBase): References {
  const starts = base.policy.value.year.starts;
  const byId = new Map<string, Target>();
  const byNumber = new Map<string, Target>();
  for (const record of base.notes) byId.set(record.id, { is: "note", record });
  for (const entry of allEntries(base)) {
    const target: Target = { is: "entry", entry };
    byId.set(entry.record.id, target);
    const year = yearOf(openedOn(entry.kind, entry.record.value), starts);
    const number = "number" in entry.record.value ? entry.record.value.number : entry.record.value.reference;
    const key = `${year.start} ${number}`;
    if (!byNumber.has(key)) byNumber.set(key, target);
  }
  for (const decision of allDecisions(base)) {
    const key = `${decision.year.start} ${decision.decision.id}`;
    if (!byNumber.has(key)) byNumber.set(key, { is: "decision", decision });
  }
  return {
    ids: [...byId.keys()],
    find(target, year) {
      const known = byId.get(target) ?? byNumber.get(`${year.start} ${target}`);
      if (known) return known;
      const [, named, number] = /^(\d{4}[/-]\d{2,4})[- ]([A-Z].*)$/.exec(target) ?? [];
      const ofYear = named === undefined ? undefined : parseYear(named, starts);
      if (ofYear) return byNumber.get(`${ofYear.start} ${number}`);
      const [activity, on] = target.split("@");
      return activity && on && isDay(on) ? diaryLine(base, activity, on, starts) : undefined;
    },
  };
}

/** Every register entry, by kind, then id. */
export function allEntries(base: KnowledgeBase): readonly EntryFile[] {
  return REGISTER_KINDS.flatMap((kind) =>
    base.registers[kind].map((record) => ({ kind, record }) as unknown as EntryFile),
  );
}

/** Every decision asked, by year and quarter, in the order of the words. */
export function allDecisions(base: KnowledgeBase): readonly DecisionFile[] {
  const years = [...base.years.values()].sort((a, b) => a.year.start - b.year.start);
  return years.flatMap((folder) =>
    QUARTERS.flatMap((quarter) => {
      const words = folder.quarters[quarter];
      return (words?.value.decisions ?? []).map((decision, index) => ({
        decision,
        year: folder.year,
        quarter,
        words: words as RecordFile<QuarterWords>,
        index,
      }));
    }),
  );
}

/** `R1` in its own year; `2024/25 R1` in any other. */
export function entryLabel(entry: EntryFile, year: Year, starts: string): string {
  if (!("number" in entry.record.value)) return entry.record.value.reference;
  const own = yearOf(openedOn(entry.kind, entry.record.value), starts);
  return own.start === year.start ? entry.record.value.number : `${own.label} ${entry.record.value.number}`;
}

function diaryLine(base: KnowledgeBase, activity: string, on: Day, starts: string): Target | undefined {
  const year = yearOf(on, starts);
  const entries = base.years.get(year.start)?.diary?.value.entries ?? [];
  const entry = entries.find((one) => one.activity === activity && one.on === on);
  return entry && { is: "diary", entry, year };
}
