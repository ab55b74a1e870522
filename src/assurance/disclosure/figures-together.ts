import { addDays, isDay } from "../../model/day.ts";
import { compareText } from "../../model/problem.ts";
import type { FigureCount } from "./figure-counts.ts";
import { type CountCell, noMoreThan, type Relation, sumOf } from "./system.ts";

/** How figures hang together that their notes do not say: cells that are implied, and sums. */
export interface Together {
  readonly cells: readonly CountCell[];
  readonly relations: readonly Relation[];
}

/** Most parts of a sum, and most figures of the same days for sums of more than two. */
const MOST_PARTS = 4;
const MOST_FIGURES = 16;
/** Most figures within a longer stretch of which every choice is looked at. */
const MOST_WITHIN = 6;

/**
 * Sums among printed figures. Of the same days: a number that is the sum of others, or equals another, is taken for their
 * total; a sum by chance hides one number too many, a sum not seen would show one. Of one measure over time: quarters and their year, and what
 * lies between a figure and a longer one that holds it.
 */
export function figuresTogether(figures: readonly FigureCount[]): Together {
  const distinct = [...new Map(figures.map((one) => [one.id, one])).values()];
  const days = (one: FigureCount) => `${one.stretch.from} ${one.stretch.to}`;
  const sums = groupsOf(distinct, days).flatMap(sumsOfSameDays);
  const overTime = groupsOf(distinct, (one) => one.measure).map(sumsOverTime);
  return {
    cells: overTime.flatMap((one) => one.cells),
    relations: [...sums, ...overTime.flatMap((one) => one.relations)],
  };
}

function groupsOf<T>(items: readonly T[], key: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()].filter((group) => group.length > 1);
}

function sumsOfSameDays(figures: readonly FigureCount[]): readonly Relation[] {
  const most = figures.length > MOST_FIGURES ? 2 : MOST_PARTS;
  return figures.flatMap((total) => {
    const others = figures.filter((one) => one !== total && one.value > 0 && one.value <= total.value);
    return subsetsOfSum(others, total.value, most)
      .filter((parts) => mayBeSum(total, parts) && (parts.length > 1 || (parts[0]?.id ?? "") > total.id))
      .map((parts) =>
        sumOf(
          total.id,
          parts.map((one) => one.id),
        ),
      );
  });
}

/**
 * Counts add up to a count or a base, bases to a base; never one with the other. Numbers of one note may add up whatever
 * they count, boys and girls and children; numbers of two notes may be the same number of one unit.
 */
function mayBeSum(total: FigureCount, parts: readonly FigureCount[]): boolean {
  const isMixed = new Set(parts.map((one) => one.as)).size > 1;
  const isBaseInCount = total.as === "count" && parts.some((one) => one.as === "total");
  if (parts.length > 1 && (isMixed || isBaseInCount)) return false;
  if (parts.every((one) => one.note === total.note)) return true;
  return parts.length === 1 && parts[0]?.unit === total.unit;
}

/** Every choice of at most `most` figures of a sum. */
function subsetsOfSum(
  figures: readonly FigureCount[],
  sum: number,
  most: number,
): readonly (readonly FigureCount[])[] {
  if (sum === 0) return [[]];
  if (most === 0) return [];
  return figures.flatMap((one, at) =>
    one.value > sum
      ? []
      : subsetsOfSum(figures.slice(at + 1), sum - one.value, most - 1).map((rest) => [one, ...rest]),
  );
}

/** Of one measure: a stretch of days and those within it, end to end or with a rest between. */
function sumsOverTime(figures: readonly FigureCount[]): Together {
  const cells: CountCell[] = [];
  const relations: Relation[] = [];
  for (const long of figures) {
    const within = figures.filter((one) => isWithin(one, long));
    for (const parts of runsOf(within)) {
      const sum = parts.reduce((total, one) => total + one.value, 0);
      const ids = parts.map((one) => one.id);
      if (covers(parts, long)) {
        if (sum === long.value) relations.push(sumOf(long.id, ids));
        // who is counted in two quarters is counted once in the year: then the sum is only a bound
        else if (sum > long.value) relations.push(noMoreThan(long.id, ids));
      } else if (sum <= long.value) {
        const rest = {
          id: `rest of ${long.id} but ${ids.join()}`,
          value: long.value - sum,
          as: "implied",
        } as const;
        cells.push(rest);
        relations.push(sumOf(long.id, [...ids, rest.id]));
      }
    }
  }
  return { cells, relations };
}

function isWithin(one: FigureCount, { stretch, id }: FigureCount): boolean {
  if (one.id === id || !isDay(one.stretch.from)) return false;
  const same = one.stretch.from === stretch.from && one.stretch.to === stretch.to;
  return !same && stretch.from <= one.stretch.from && one.stretch.to <= stretch.to;
}

/** Every choice of figures that do not overlap, in their order; each alone where there are many. */
function runsOf(within: readonly FigureCount[]): readonly (readonly FigureCount[])[] {
  if (within.length > MOST_WITHIN) return within.map((one) => [one]);
  const sorted = [...within].sort((a, b) => compareText(a.stretch.to, b.stretch.to));
  let runs: (readonly FigureCount[])[] = [[]];
  for (const one of sorted) {
    const longer = runs.filter((run) => one.stretch.from > (run.at(-1)?.stretch.to ?? ""));
    runs = [...runs, ...longer.map((run) => [...run, one])];
  }
  return runs.filter((run) => run.length > 0);
}

function covers(parts: readonly FigureCount[], { stretch }: FigureCount): boolean {
  let next: string = stretch.from;
  for (const one of parts) {
    if (one.stretch.from !== next || !isDay(one.stretch.to)) return false;
    next = addDays(one.stretch.to, 1);
  }
  return isDay(stretch.to) && next === addDays(stretch.to, 1);
}
