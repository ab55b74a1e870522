/** A printed page of counts, as a reader has it: numbers, symbols, and what adds up to what. */
export interface Page {
  /** Counts that add up: printed, or hidden. */
  readonly counts: readonly (number | "c")[];
  readonly sums: readonly PrintedSum[];
  readonly percentages: readonly { readonly part: number; readonly sum: number; readonly printed: number }[];
  /** Numbers from here to there are hidden, and zero never is. */
  readonly from: number;
  readonly to: number;
}

/** A total: which counts it adds up, and what is printed; `nearest` where it is rounded; `never` stands on no page. */
export interface PrintedSum {
  readonly of: readonly number[];
  readonly printed: number | "c" | "never";
  readonly nearest?: number;
}

/**
 * The values that each hidden number can have, found by trying all: counts from 1 to `most` in every hidden place, the
 * page made from them, and compared with the page that was printed. Stops once each hidden number has two. It shares
 * no code with what it tests.
 */
export function attack(page: Page, most: number): { counts: Set<number>[]; sums: Set<number>[] } {
  const found = {
    counts: page.counts.map(() => new Set<number>()),
    sums: page.sums.map(() => new Set<number>()),
  };
  const values: number[] = [];
  const isDone = () =>
    found.counts.every((set, at) => page.counts[at] !== "c" || set.size > 1) &&
    found.sums.every((set, at) => page.sums[at]?.printed !== "c" || set.size > 1);
  const visit = (at: number): boolean => {
    if (!fits(page, values)) return false;
    if (at === page.counts.length) {
      if (isPossible(page, values)) {
        for (const [index, value] of values.entries()) found.counts[index]?.add(value);
        for (const [index, { of }] of page.sums.entries()) found.sums[index]?.add(total(of, values));
      }
      return isDone();
    }
    const printed = page.counts[at];
    const choices = printed === "c" ? Array.from({ length: most }, (_, index) => index + 1) : [printed ?? 0];
    for (const choice of choices) {
      values[at] = choice;
      const done = visit(at + 1);
      values.length = at;
      if (done) return true;
    }
    return false;
  };
  visit(0);
  return found;
}

function total(of: readonly number[], values: readonly number[]): number {
  return of.reduce((sum, at) => sum + (values[at] ?? 0), 0);
}

/** Whether the page could still be made: no total is passed, and each that is complete prints as it is printed. */
function fits({ sums, percentages, from, to }: Page, values: readonly number[]): boolean {
  const isComplete = (of: readonly number[]) => of.every((at) => at < values.length);
  const small = (value: number) => from <= value && value <= to;
  for (const { of, printed, nearest } of sums) {
    const sum = total(of, values);
    if (typeof printed === "number" && sum > printed + (nearest ?? 0)) return false;
    if (!isComplete(of)) continue;
    if (printed === "c" && sum === 0) return false;
    if (typeof printed === "number" && small(sum)) return false;
    if (typeof printed === "number" && round(sum, nearest ?? 1) !== printed) return false;
  }
  return percentages.every(({ part, sum, printed }) => {
    const of = sums[sum]?.of ?? [];
    if (!isComplete(of) || part >= values.length) return true;
    return Math.floor((100 * (values[part] ?? 0)) / total(of, values) + 0.5) === printed;
  });
}

/** Nothing is hidden for nothing. */
function isPossible({ counts, sums, from, to }: Page, values: readonly number[]): boolean {
  const all = [
    ...values.filter((_, at) => counts[at] === "c"),
    ...sums.filter((one) => typeof one.printed === "string").map(({ of }) => total(of, values)),
  ];
  return all.length === 0 || all.some((value) => from <= value && value <= to);
}

function round(value: number, nearest: number): number {
  return Math.floor(value / nearest + 0.5) * nearest;
}
