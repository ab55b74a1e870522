import type { Day } from "../model/day.ts";
import type { Comparison, FileChange } from "../model/diff-answer.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { privacyMask } from "../model/privacy/masked-text.ts";
import { type Problem, weight } from "../model/problem.ts";
import type { SummaryAnswer, YearCompared } from "../model/summary-answer.ts";
import { wholeYear, type Year, yearOf } from "../model/year.ts";
import { compared, type State } from "./compare/compared.ts";
import { asAtOf, frameworkOf, periodFacts } from "./quarter.ts";
import { allEntries } from "./reference.ts";

/** Two states of a knowledge base, and what is known of the change between them. */
export interface SummaryAsked {
  readonly before: KnowledgeBase;
  readonly after: KnowledgeBase;
  readonly today: Day;
  readonly since: string;
  readonly mergeBase: string;
  readonly policyAt: string | undefined;
  /** Every file whose bytes differ, and what became of it. */
  readonly changed: readonly FileChange[];
  /** Whether a file is one by which all others are judged. */
  isPolicy(path: string): boolean;
  /** Whether a file is a note, an entry or own words. */
  isRecord(path: string): boolean;
  /** In what changed, and in what rests on it. */
  readonly problems: readonly Problem[];
  /** All of the state before. */
  readonly problemsBefore: readonly Problem[];
}

/** What a change does: both states are counted to the same day, so that no day that passed looks like a change. */
export function summaryAnswer(asked: SummaryAsked): SummaryAnswer {
  const { before, after, since, mergeBase, policyAt } = asked;
  const starts = after.policy.value.year.starts;
  const now = yearOf(asked.today, starts);
  const { evidence, levels, registers, words, files } = comparedIn(asked, now);
  const touched = yearsOf({ evidence, words }, asked);
  const mask = pathMask(before, after);
  const problems = asked.problems.filter(({ severity }) => severity !== "info");
  const fresh = freshAmong(problems, asked.problemsBefore);
  const shown = (all: readonly FileChange[]) => all.map((one) => ({ ...one, path: mask(one.path) }));
  return {
    notice: after.policy.value.notice,
    since,
    mergeBase,
    policyAt,
    evidence,
    levels,
    registers,
    words,
    years: touched.map((year) => yearCompared(asked, year)),
    policyFiles: shown(asked.changed.filter(({ path }) => asked.isPolicy(path))),
    files: shown([
      ...asked.changed.filter(({ path }) => !asked.isPolicy(path) && !asked.isRecord(path)),
      ...files.filter((one) => one.is === "says-the-same" && isStamped(one.path, before, after)),
    ]),
    stoodBefore: problems.length - fresh.length,
    problems: fresh
      .toSorted((a, b) => weight(b.severity) - weight(a.severity))
      .map((one) => ({ ...one, place: { ...one.place, path: mask(one.place.path) } })),
    titles: titlesOf([before, after]),
  };
}

/** Those that were not there before: the same words of the same file, however often and on whatever line. */
function freshAmong(problems: readonly Problem[], before: readonly Problem[]): readonly Problem[] {
  const key = ({ rule, place, field, message }: Problem) =>
    JSON.stringify([rule, place.path, field, message]);
  const left = new Map<string, number>();
  for (const one of before) left.set(key(one), (left.get(key(one)) ?? 0) + 1);
  return problems.filter((one) => {
    const count = left.get(key(one)) ?? 0;
    left.set(key(one), count - 1);
    return count <= 0;
  });
}

/** Whether a note or an entry has a stamp more than it had. */
function isStamped(path: string, before: KnowledgeBase, after: KnowledgeBase): boolean {
  const stamps = (base: KnowledgeBase) =>
    [...base.notes, ...allEntries(base).map(({ record }) => record)].find((one) => one.path === path)?.value
      .reviews.length ?? 0;
  return stamps(after) > stamps(before);
}

/** A name of a file may hold what a person is known by. */
function pathMask(before: KnowledgeBase, after: KnowledgeBase): (path: string) => string {
  const [was, is] = [privacyMask(before.policy.value), privacyMask(after.policy.value)];
  return (path) => was(is(path));
}

function comparedIn({ before, after, today }: SummaryAsked, year: Year): Comparison {
  return compared(stateOf(before, today, year), stateOf(after, today, year));
}

function stateOf(base: KnowledgeBase, today: Day, year: Year): State {
  const period = wholeYear(year);
  const asAt = asAtOf(base, period, today);
  const framework = frameworkOf(base, base.years.get(year.start));
  return { base, asAt, facts: framework && periodFacts(base, period, asAt, framework) };
}

function yearCompared(asked: SummaryAsked, year: Year): YearCompared {
  const { coverage, areas } = comparedIn(asked, year);
  return { year: year.label, coverage, areas };
}

/** The years in which something came, went or changed, the latest first. */
function yearsOf(
  { evidence, words }: Pick<Comparison, "evidence" | "words">,
  { before, after }: SummaryAsked,
): readonly Year[] {
  const starts = after.policy.value.year.starts;
  const notes = [...evidence.added, ...evidence.changed, ...evidence.withdrawn];
  // a note that was moved to another day counted in the year of its old one
  const ids = new Set(notes.map(({ id }) => id));
  const days = [
    ...notes.map(({ date }) => date),
    ...before.notes.filter(({ id }) => ids.has(id)).map(({ value }) => value.date),
  ];
  const paths = new Set(words.map(({ path }) => path));
  const folders = [...after.years.values(), ...before.years.values()].filter(({ quarters, statement }) =>
    [...Object.values(quarters), statement].some((one) => one && paths.has(one.path)),
  );
  const years = [...days.map((day) => yearOf(day, starts)), ...folders.map(({ year }) => year)];
  const byStart = new Map(years.map((year) => [year.start, year]));
  return [...byStart.values()].sort((a, b) => b.start - a.start);
}

function titlesOf(bases: readonly KnowledgeBase[]): ReadonlyMap<string, string> {
  const frameworks = bases.flatMap(({ frameworks: all }) => [...all.values()]);
  return new Map(
    frameworks.flatMap(({ value }) =>
      value.areas.flatMap(({ criteria }) =>
        criteria.flatMap(({ id, title, parts = [] }) => [
          [id, title] as const,
          ...parts.map((part, at) => [part.id, `${title}, part ${at + 1}`] as const),
        ]),
      ),
    ),
  );
}
