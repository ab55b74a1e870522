import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { VOICES, type Voice } from "../../model/note.ts";
import type { LearningReview } from "../../model/registers.ts";
import { holds, type Period, quarterOf, wholeYear } from "../../model/year.ts";
import type { PeriodFacts } from "../quarter.ts";
import { type FigureCount, figureCounts } from "./figure-counts.ts";
import { type CountCell, type CountSystem, noMoreThan, type Relation, sumOf } from "./system.ts";

/** Every count of people that the report of a quarter may print, in any edition; its figures apart. */
export interface CountsOfPeriod {
  readonly system: CountSystem;
  readonly figures: readonly FigureCount[];
}

/** The id of what a quarter's report says of itself: `2025-26 Q2 heard children`. */
export function countId(period: Period, name: string): string {
  return `${period.year.folder} ${period.quarter ?? "year"} ${name}`;
}

/** Gathers the counts of people of a quarter: voices, returns, concerns, learning reviews, figures of cited notes. */
export function countsOfPeriod(base: KnowledgeBase, facts: PeriodFacts): CountsOfPeriod {
  const cited = new Set(facts.own?.words.citations.map((one) => one.target));
  const starts = base.policy.value.year.starts;
  const figures = facts.notes.used
    .filter(({ record }) => cited.has(record.id))
    .flatMap(({ record }) => record.value.figures.map((one) => figureCounts(one, starts, record.id)))
    .filter((one) => one !== undefined);
  return {
    system: joined([
      heard(facts),
      returned(facts),
      passedOn(facts),
      reviews(base, facts),
      ...figures.map((one) => one.system),
    ]),
    figures: figures.flatMap(({ part, whole }) => (whole ? [part, whole] : [part])),
  };
}

/** Systems as one: a count that stands in several stands once, as printed where any of them prints it. */
export function joined(systems: readonly CountSystem[]): CountSystem {
  const cells = new Map<string, CountCell>();
  for (const cell of systems.flatMap((one) => one.cells)) {
    if (cell.as !== "implied" || !cells.has(cell.id)) cells.set(cell.id, cell);
  }
  return {
    cells: [...cells.values()],
    relations: systems.flatMap((one) => one.relations),
    percentages: systems.flatMap((one) => one.percentages),
  };
}

function systemOf(cells: readonly CountCell[], relations: readonly Relation[] = []): CountSystem {
  return { cells, relations, percentages: [] };
}

/** The id of whom a quarter heard. */
export function heardId(period: Period, voice: Voice): string {
  return countId(period, `heard ${voice}`);
}

function heard({ period, voices }: PeriodFacts): CountSystem {
  return systemOf(
    VOICES.map((voice) => ({ id: heardId(period, voice), value: voices.heard[voice], as: "count" })),
  );
}

/** Names of the counts in the sentence about escalation returns. */
export const RETURNED = ["notified", "open", "overdue", "outcomes-notified"] as const;

/** The sums of a quarter's escalation returns, and how many were settled at each stage. */
export interface Returned {
  readonly returns: number;
  readonly sums: Readonly<Record<(typeof RETURNED)[number], number>>;
  readonly settled: readonly { readonly stage: string; readonly count: number }[];
}

/**
 * Adds up the returns of a quarter or a year; `stages` gives the order in which stages are told. What is open and what
 * is overdue is as the last quarter of the period that has returns left it: open in June and in September is no sum.
 * Undefined where none came.
 */
export function returnedIn({ folder, period }: PeriodFacts, stages: readonly string[]): Returned | undefined {
  const returns = (folder?.returns?.value.returns ?? []).filter(
    (one) => period.quarter === undefined || one.period === period.quarter,
  );
  if (returns.length === 0) return undefined;
  const sum = (count: (one: (typeof returns)[number]) => number) =>
    returns.reduce((total, one) => total + count(one), 0);
  const last = returns
    .map((one) => one.period)
    .sort()
    .at(-1);
  const latest = returns.filter((one) => one.period === last);
  const left = (count: (one: (typeof returns)[number]) => number) =>
    latest.reduce((total, one) => total + count(one), 0);
  const ids = [...new Set([...stages, ...returns.flatMap((one) => Object.keys(one["settled-at"]))])];
  return {
    returns: returns.length,
    sums: {
      notified: sum((one) => one.notified),
      open: left((one) => one.open),
      overdue: left((one) => one.overdue),
      "outcomes-notified": sum((one) => one["outcomes-notified"]),
    },
    settled: ids
      .map((stage) => ({ stage, count: sum((one) => one["settled-at"][stage] ?? 0) }))
      .filter((one) => one.count > 0),
  };
}

/** Each escalation is about a child: notified = settled + open, where the returns add up; and what is not overdue or not notified. */
function returned(facts: PeriodFacts): CountSystem {
  const found = returnedIn(facts, []);
  if (!found) return systemOf([]);
  const id = (name: string) => countId(facts.period, `returned ${name}`);
  const { sums, settled } = found;
  const cells: CountCell[] = [
    ...settled.map(
      ({ stage, count }): CountCell => ({ id: id(`settled ${stage}`), value: count, as: "count" }),
    ),
    ...RETURNED.map(
      (name): CountCell => ({ id: id(name), value: sums[name], as: name === "notified" ? "total" : "count" }),
    ),
  ];
  const relations: Relation[] = [];
  const parts = [...settled.map(({ stage }) => id(`settled ${stage}`)), id("open")];
  const settledInAll = settled.reduce((sum, one) => sum + one.count, 0);
  if (settledInAll + sums.open === sums.notified) relations.push(sumOf(id("notified"), parts));
  else {
    cells.push({ id: id("settled"), value: settledInAll, as: "implied" });
    relations.push(sumOf(id("settled"), parts.slice(0, -1)));
  }
  for (const [part, whole] of [
    ["overdue", "open"],
    ["outcomes-notified", "notified"],
  ] as const) {
    if (sums[part] > sums[whole]) continue;
    cells.push({ id: id(`not ${part}`), value: sums[whole] - sums[part], as: "implied" });
    relations.push(sumOf(id(whole), [id(part), id(`not ${part}`)]), noMoreThan(id(part), [id(whole)]));
  }
  return systemOf(cells, relations);
}

/** Concerns about children or practice that were passed on, by the as-at day. */
export function concernsPassedOn({ notes, asAt }: PeriodFacts): number {
  return notes.used.reduce(
    (sum, { record }) => sum + record.value["passed-on"].filter((one) => one.on <= asAt).length,
    0,
  );
}

function passedOn(facts: PeriodFacts): CountSystem {
  return systemOf([{ id: countId(facts.period, "passed on"), value: concernsPassedOn(facts), as: "count" }]);
}

/** Learning reviews of a year, by kind: each is of a child or a few. */
export function reviewsOfYear(
  base: KnowledgeBase,
  { period, asAt }: Pick<PeriodFacts, "period" | "asAt">,
): readonly { readonly kind: LearningReview["kind"]; readonly count: number }[] {
  const year = wholeYear(period.year);
  const began = base.registers["learning-review"]
    .map(({ value }) => value)
    .filter((one) => holds(year, one["became-aware"]) && one["became-aware"] <= asAt);
  const kinds = ["rapid-review", "lcspr", "national", "thematic", "other"] as const;
  return kinds
    .map((kind) => ({ kind, count: began.filter((one) => one.kind === kind).length }))
    .filter((one) => one.count > 0);
}

/** Told once a year, with the last quarter: the year's total and its kinds. */
function reviews(base: KnowledgeBase, facts: PeriodFacts): CountSystem {
  if (!isYearsEnd(facts.period)) return systemOf([]);
  const kinds = reviewsOfYear(base, facts);
  const id = (name: string) => countId(facts.period, `reviews ${name}`);
  const total = kinds.reduce((sum, one) => sum + one.count, 0);
  const cells = kinds.map(({ kind, count }): CountCell => ({ id: id(kind), value: count, as: "count" }));
  return systemOf(
    [...cells, { id: id("all"), value: total, as: "total" }],
    [
      sumOf(
        id("all"),
        cells.map((one) => one.id),
      ),
    ],
  );
}

/** Whether a period ends with its year. */
export function isYearsEnd(period: Period): boolean {
  return period.to === quarterOf(period.year, "Q4").to;
}
