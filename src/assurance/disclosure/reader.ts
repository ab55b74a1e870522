import {
  type CountSystem,
  isSmall,
  leastHidden,
  type Relation,
  rounded,
  type SuppressionRule,
} from "./system.ts";

/** What a careful reader holds: everything printed, and the policy by which the rest was hidden. */
export interface Reader {
  /** Whether only one value of the count fits all that is printed. Where that cannot be settled soon, it is said to. */
  canWorkOut(id: string): boolean;
}

/** Steps of a search for a second value; a system that needs more counts as worked out, and more is hidden. */
const MOST_STEPS = 1500;

/**
 * The reader of a system whose `hidden` counts are printed as a symbol. They know each printed count, each sum, that a
 * rounded total lies near its number, that zero is never hidden, and that nothing is hidden without a small count as the
 * reason for it. They are even told which of the hidden counts are the small ones: whoever knows the method can find
 * that out at times, as where three hidden counts add up to 15 and a fourth, had it been larger, would stand there.
 */
export function readerOf(
  system: CountSystem,
  hidden: ReadonlySet<string>,
  rule: SuppressionRule,
  steps = { left: Number.POSITIVE_INFINITY },
): Reader {
  const puzzle = puzzleOf(system, hidden, rule);
  return {
    canWorkOut(id) {
      const at = puzzle.unknowns.findIndex((one) => one.id === id);
      return at === -1 || !hasSecondValue(puzzle, at, steps);
    },
  };
}

interface Unknown {
  readonly id: string;
  readonly truth: number;
  readonly least: number;
  readonly most: number;
  /** A rounded total that is printed: it was small, it would be hidden. */
  readonly isRounded: boolean;
}

/** Sums of unknowns alone: what is printed stands in the bounds. */
interface Bound {
  readonly terms: readonly (readonly [at: number, times: number])[];
  readonly least: number;
  readonly most: number;
}

interface Puzzle {
  readonly unknowns: readonly Unknown[];
  readonly bounds: readonly Bound[];
  readonly rule: SuppressionRule;
}

function puzzleOf(system: CountSystem, hidden: ReadonlySet<string>, rule: SuppressionRule): Puzzle {
  const value = new Map(system.cells.map((one) => [one.id, one.value]));
  // no value above this is tried: fewer second values than there are, never more
  const cap = Math.max(0, ...value.values()) + rule.to + 2;
  const unknowns = system.cells.flatMap(({ id, value: truth, as }): Unknown[] => {
    const isRounded = as === "total" && rule.roundTotalsTo !== undefined && !hidden.has(id);
    if (as !== "implied" && !hidden.has(id) && !isRounded) return [];
    if (hidden.has(id) && isSmall(truth, rule))
      return [{ id, truth, least: rule.from, most: rule.to, isRounded }];
    return [{ id, truth, least: hidden.has(id) ? leastHidden(rule) : 0, most: cap, isRounded }];
  });
  const index = new Map(unknowns.map((one, at) => [one.id, at]));
  const known = [
    ...system.relations,
    ...unknowns.filter((one) => one.isRounded).map((one) => nearest(one, rule.roundTotalsTo ?? 1)),
    ...system.percentages
      .filter(({ part, whole }) => !hidden.has(part) && !hidden.has(whole))
      .flatMap((one) => percentage(one, value.get(one.part) ?? 0, value.get(one.whole) ?? 0)),
  ];
  return {
    unknowns,
    bounds: known.map((one) => boundOf(one, index, value)).filter((one) => one.terms.length > 0),
    rule,
  };
}

/** A total that is printed as 20, rounded to tens, lies from 15 to 24. */
function nearest({ id, truth }: Unknown, to: number): Relation {
  const printed = rounded(truth, to);
  return { terms: [[id, 1]], least: Math.ceil(printed - to / 2), most: Math.ceil(printed + to / 2) - 1 };
}

/** `24%`, of a part and a whole: `47 × whole ≤ 200 × part < 49 × whole`. */
function percentage(
  { part, whole }: { readonly part: string; readonly whole: string },
  value: number,
  base: number,
): readonly Relation[] {
  if (base === 0) return [];
  const printed = Math.round((100 * value) / base);
  const between = (half: number, least: number, most: number): Relation => ({
    terms: [
      [part, 200],
      [whole, -(2 * printed + half)],
    ],
    least,
    most,
  });
  return [between(-1, 0, Number.POSITIVE_INFINITY), between(1, Number.NEGATIVE_INFINITY, -1)];
}

function boundOf(
  { terms, least, most }: Relation,
  index: ReadonlyMap<string, number>,
  value: ReadonlyMap<string, number>,
): Bound {
  let printed = 0;
  const open = new Map<number, number>();
  for (const [id, times] of terms) {
    const at = index.get(id);
    if (at === undefined) printed += times * (value.get(id) ?? 0);
    else open.set(at, (open.get(at) ?? 0) + times);
  }
  return { terms: [...open], least: least - printed, most: most - printed };
}

/** Searches for values that fit everything, in which one count differs from what it is. */
function hasSecondValue(puzzle: Puzzle, at: number, all: { left: number }): boolean {
  const near = connected(puzzle, at);
  const bounds = puzzle.bounds.filter((one) => one.terms.some(([other]) => near.has(other)));
  const { truth, least, most } = puzzle.unknowns[at] ?? { truth: 0, least: 0, most: 0 };
  const steps = { left: Math.min(MOST_STEPS, all.left) };
  const given = steps.left;
  const from = (low: number, high: number) => {
    const range = {
      low: puzzle.unknowns.map((one, other) => (near.has(other) ? one.least : one.truth)),
      high: puzzle.unknowns.map((one, other) => (near.has(other) ? one.most : one.truth)),
    };
    range.low[at] = low;
    range.high[at] = high;
    return search({ puzzle, bounds, near: [...near], steps }, range);
  };
  const found = from(truth + 1, most) || from(least, truth - 1);
  all.left -= given - Math.max(0, steps.left);
  return found;
}

interface Search {
  readonly puzzle: Puzzle;
  readonly bounds: readonly Bound[];
  readonly near: readonly number[];
  readonly steps: { left: number };
}

/** The least and the most that each unknown can still be. */
interface Range {
  readonly low: number[];
  readonly high: number[];
}

/**
 * Whether some values in the range fit. Each count that is still open is taken for what it really is; where that breaks
 * a sum, an open count of that sum is moved to mend it, and so on.
 */
function search(within: Search, range: Range): boolean {
  if (within.steps.left-- <= 0 || !tighten(within, range)) return false;
  const values = within.puzzle.unknowns.map(({ truth }, at) => clamped(truth, range, at));
  const broken = within.bounds.find((one) => missOf(one, values) !== 0);
  if (!broken && isPossible(within, values)) return true;
  const among = broken ? broken.terms.map(([at]) => at) : within.near;
  const open = among.filter((at) => width(range, at) > 0);
  const [first] = open;
  if (first === undefined) return false;
  const at = open.reduce((widest, one) => (width(range, one) > width(range, widest) ? one : widest), first);
  const times = broken?.terms.find(([one]) => one === at)?.[1] ?? 1;
  const mended = Math.round((values[at] ?? 0) + (broken ? missOf(broken, values) / times : 0));
  const target = clamped(mended, range, at);
  const parts = [
    [target, target],
    [target + 1, range.high[at] ?? 0],
    [range.low[at] ?? 0, target - 1],
  ] as const;
  return parts.some(([from, to]) => {
    if (from > to) return false;
    const part = { low: [...range.low], high: [...range.high] };
    part.low[at] = from;
    part.high[at] = to;
    return search(within, part);
  });
}

/** How much a sum lacks, or, below zero, has too much; 0 where it fits. */
function missOf({ terms, least, most }: Bound, values: readonly number[]): number {
  const sum = terms.reduce((total, [at, times]) => total + times * (values[at] ?? 0), 0);
  if (sum < least) return least - sum;
  return sum > most ? most - sum : 0;
}

function clamped(value: number, { low, high }: Range, at: number): number {
  return Math.min(Math.max(value, low[at] ?? 0), high[at] ?? 0);
}

function width({ low, high }: Range, at: number): number {
  return (high[at] ?? 0) - (low[at] ?? 0);
}

/** Draws each range in by each bound until nothing moves; false where some range is empty. */
function tighten({ bounds }: Search, range: Range): boolean {
  for (let moved = true; moved; ) {
    moved = false;
    for (const bound of bounds) {
      const drawn = drawIn(bound, range);
      if (drawn === "empty") return false;
      moved ||= drawn === "moved";
    }
  }
  return range.low.every((low, at) => low <= (range.high[at] ?? 0));
}

function drawIn({ terms, least, most }: Bound, { low, high }: Range): "empty" | "moved" | "still" {
  const smallest = (at: number, times: number) => times * ((times > 0 ? low : high)[at] ?? 0);
  const largest = (at: number, times: number) => times * ((times > 0 ? high : low)[at] ?? 0);
  const leastSum = terms.reduce((sum, [at, times]) => sum + smallest(at, times), 0);
  const mostSum = terms.reduce((sum, [at, times]) => sum + largest(at, times), 0);
  if (leastSum > most || mostSum < least) return "empty";
  let moved = false;
  for (const [at, times] of terms) {
    const top = most - (leastSum - smallest(at, times));
    const bottom = least - (mostSum - largest(at, times));
    const [from, to] = times > 0 ? [bottom / times, top / times] : [top / times, bottom / times];
    const [newLow, newHigh] = [Math.ceil(from), Math.floor(to)];
    if (newLow > (low[at] ?? 0)) {
      low[at] = newLow;
      moved = true;
    }
    if (newHigh < (high[at] ?? 0)) {
      high[at] = newHigh;
      moved = true;
    }
    if ((low[at] ?? 0) > (high[at] ?? 0)) return "empty";
    // the sums above are of the old range: drawn in again on the next round
    if (moved) return "moved";
  }
  return "still";
}

/** Nothing is hidden without a small count among what hangs together, and no rounded total is small. */
function isPossible({ puzzle, near }: Search, values: readonly number[]): boolean {
  const small = (at: number) => isSmall(values[at] ?? 0, puzzle.rule);
  const isRounded = (at: number) => puzzle.unknowns[at]?.isRounded === true;
  return near.some((at) => !isRounded(at) && small(at)) && !near.some((at) => isRounded(at) && small(at));
}

/** The unknowns that hang together with one, by bounds of which two are unknown. */
function connected({ bounds }: Puzzle, start: number): ReadonlySet<number> {
  const found = new Set([start]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { terms } of bounds) {
      if (!terms.some(([at]) => found.has(at))) continue;
      for (const [at] of terms) {
        if (found.has(at)) continue;
        found.add(at);
        grown = true;
      }
    }
  }
  return found;
}
