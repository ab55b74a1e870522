import type { Day } from "../model/day.ts";
import type { KnowledgeBase, RecordFile, WordsFile, YearFolder } from "../model/knowledge-base.ts";
import type { Problem } from "../model/problem.ts";
import { REGISTER_KINDS, type RegisterKind } from "../model/register-kinds.ts";
import { openedOn, type RegisterEntries, type RegisterEntry } from "../model/registers.ts";
import type { TodoItem } from "../model/todo.ts";
import type { QuarterWords, StatementWords } from "../model/words.ts";
import {
  type Period,
  QUARTERS,
  quarterBefore,
  quarterOf,
  quarterOfDay,
  type Year,
  yearOf,
} from "../model/year.ts";
import { asAtOf, frameworkOf, type PeriodFacts, periodFacts } from "./quarter.ts";
import { entryLabel, type References } from "./reference.ts";
import { standing } from "./standing.ts";
import { type StandingDecision, standingDecisions } from "./standing-decisions.ts";
import { isWritten } from "./written.ts";

/** What a kind of item finds, before it is known of which kind it is. */
export type Found = Omit<TodoItem, "kind">;

/** A kind of thing to do: one file, one line in `todo/index.ts`, one row in `docs/status-and-todo.md`. */
export interface TodoKind {
  /** Kebab-case. */
  readonly kind: string;
  /** When it is listed, in a sentence: what the page about `todo` says of it. */
  readonly says: string;
  /** Finds every item of its kind; looks at nothing but the context. */
  find(context: TodoContext): readonly Found[];
}

/** A register entry as it stands today. */
export interface TodoEntry<K extends RegisterKind> {
  readonly record: RecordFile<RegisterEntries[K]>;
  readonly entry: RegisterEntries[K];
  readonly year: Year;
  /** What people call it: `2025/26 C5`. */
  readonly label: string;
  /** What a command takes for it: `2025/26-C5`; the id where its number would not do. */
  readonly name: string;
  readonly open: boolean;
}

/** A decision that was asked by today, as it stands today. */
export interface TodoDecision extends StandingDecision {
  /** `2025/26-D8`: its id in the list and for a command. */
  readonly name: string;
  /** `2025/26 D8`. */
  readonly label: string;
}

/**
 * Own words of a period that has ended whose report is still to come: before its meeting, or before the signature, and
 * not sealed as final.
 */
export interface TodoPage {
  readonly period: Period;
  readonly file: WordsFile<QuarterWords | StatementWords>;
  /** The day of the meeting. */
  readonly due: Day | undefined;
  readonly isWritten: boolean;
  /** `2025/26-Q4`, and `2025/26` for a statement. */
  readonly name: string;
}

/** What a kind of item may look at. Nothing here changes. */
export interface TodoContext {
  readonly base: KnowledgeBase;
  readonly references: References;
  readonly today: Day;
  /** Problems of the own words that `check` finds and a kind lists: numbers that are in nothing cited. */
  readonly problems: readonly Problem[];
  /** The year that holds today, and the quarter. */
  readonly year: Year;
  readonly running: Period;
  /** The quarter that ended last; before the first quarter comes the fourth of the year before. */
  readonly ended: Period;
  readonly entries: { readonly [K in RegisterKind]: readonly TodoEntry<K>[] };
  readonly decisions: readonly TodoDecision[];
  readonly pages: readonly TodoPage[];
  folder(year: Year): YearFolder | undefined;
  /** What is counted of a period, as at today or its own day, if that is earlier; undefined without a framework. */
  facts(period: Period): PeriodFacts | undefined;
  /** A path of the knowledge base as the user would type it. */
  shown(path: string): string;
}

/** What the list is made of, found once for all kinds. Nothing dated after today is in it. */
export function todoContext(
  given: Pick<TodoContext, "base" | "references" | "today" | "problems" | "shown">,
): TodoContext {
  const { base, today } = given;
  const { starts } = base.policy.value.year;
  const running = quarterOfDay(today, starts);
  const facts = new Map<string, PeriodFacts | undefined>();
  const entries = REGISTER_KINDS.map((kind) => [kind, entriesOf(base, kind, today)]);
  const ended = quarterBefore(running, starts);
  return {
    ...given,
    year: yearOf(today, starts),
    running,
    ended,
    entries: Object.fromEntries(entries) as TodoContext["entries"],
    decisions: decisionsOf(base, today),
    pages: pagesOf(base, today, ended),
    folder: (year) => base.years.get(year.start),
    facts(period) {
      const key = `${period.year.start} ${period.quarter}`;
      if (!facts.has(key)) facts.set(key, factsOf(base, period, today));
      return facts.get(key);
    },
  };
}

/** What own words, and quarters, are called: `2025/26-Q4`; a year `2025/26`. */
export function periodName({ year, quarter }: Pick<Period, "year" | "quarter">): string {
  return quarter ? `${year.label}-${quarter}` : year.label;
}

/** The command that lays out own words, or adds what came since. */
export function wordsCommand({ year, quarter }: Pick<Period, "year" | "quarter">, isThere: boolean): string {
  const period = quarter ? `--quarter ${quarter} --year ${year.label}` : `--year ${year.label}`;
  return `scrutiny words ${period}${isThere ? " --more" : ""}`;
}

function factsOf(base: KnowledgeBase, period: Period, today: Day): PeriodFacts | undefined {
  const framework = frameworkOf(base, base.years.get(period.year.start));
  return framework && periodFacts(base, period, asAtOf(base, period, today), framework);
}

function entriesOf<K extends RegisterKind>(
  base: KnowledgeBase,
  kind: K,
  today: Day,
): readonly TodoEntry<K>[] {
  const { starts } = base.policy.value.year;
  const records = base.registers[kind] as readonly RecordFile<RegisterEntries[K]>[];
  const known = records
    .filter((record) => openedOn(kind, record.value as RegisterEntry) <= today)
    .map((record) => {
      const year = yearOf(openedOn(kind, record.value as RegisterEntry), starts);
      const own = entryLabel({ kind, record } as unknown as Parameters<typeof entryLabel>[0], year, starts);
      return { record, year, own, name: kind === "learning-review" ? own : `${year.label}-${own}` };
    });
  const count = new Map<string, number>();
  for (const { name } of known) count.set(name, (count.get(name) ?? 0) + 1);
  return known.map(({ record, year, own, name }) => {
    const entry = standing(kind, record.value, today);
    // a reference is the partnership's own and may hold anything
    const isTypable = /^[\w./-]+$/.test(name) && count.get(name) === 1;
    const label = kind === "learning-review" ? own : `${year.label} ${own}`;
    const open = entry.closed === undefined;
    return { record, entry, year, label, name: isTypable ? name : record.id, open };
  });
}

function decisionsOf(base: KnowledgeBase, today: Day): readonly TodoDecision[] {
  return standingDecisions(base, today).map((one) => {
    const { id } = one.decision;
    return { ...one, name: `${one.year.label}-${id}`, label: `${one.year.label} ${id}` };
  });
}

function pagesOf(base: KnowledgeBase, today: Day, ended: Period): readonly TodoPage[] {
  const years = [...base.years.values()].sort((a, b) => a.year.start - b.year.start);
  return years.flatMap(({ year, quarters, statement }) => [
    ...QUARTERS.flatMap((name): TodoPage[] => {
      const file = quarters[name];
      const period = quarterOf(year, name);
      if (!file || period.to >= today) return [];
      const { meeting } = file.value;
      // without a meeting it is at work until the next quarter ends
      const isToCome = meeting === undefined ? period.from === ended.from : meeting >= today;
      return isToCome && !isIssued(base, `${year.folder}/${name.toLowerCase()}`)
        ? [pageOf(file, period, meeting)]
        : [];
    }),
    ...(statement &&
    year.to < today &&
    !isSigned(statement, today) &&
    !isIssued(base, `${year.folder}/statement`)
      ? [pageOf(statement, { year, quarter: undefined, from: year.from, to: year.to }, undefined)]
      : []),
  ]);
}

/** Whether a final of the first edition is sealed: it is no more to come. */
function isIssued({ seals }: KnowledgeBase, folder: string): boolean {
  return seals.some(({ path, read }) => "seal" in read && path === `reports/${folder}/seal.json`);
}

function isSigned({ value }: WordsFile<StatementWords>, today: Day): boolean {
  return value.signed !== undefined && value.signed.on <= today;
}

function pageOf(
  file: WordsFile<QuarterWords | StatementWords>,
  period: Period,
  due: Day | undefined,
): TodoPage {
  return { file, period, due, isWritten: isWritten(file), name: periodName(period) };
}
