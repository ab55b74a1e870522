import { readerOf } from "./reader.ts";
import { type CountCell, type CountSystem, isSmall, leastHidden, type SuppressionRule } from "./system.ts";

/** What earlier reports did: what they printed cannot be taken back, and what they hid stays hidden. */
export interface Earlier {
  readonly printed: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
}

/** The counts to hide; and those that a reader could work out although nothing is left to hide. */
export interface Suppressed {
  readonly hidden: ReadonlySet<string>;
  readonly workedOut: readonly string[];
}

const NOTHING: Earlier = { printed: new Set(), hidden: new Set() };

/**
 * Which counts to hide. First the small ones; then, one at a time, others of the same sums, until a reader of all that
 * is printed finds at least two values for each hidden count and each small one that is implied. Parts go before
 * totals, in the order of the cells, whatever their size: a choice by size would tell something of it. What proves
 * needless at the end is printed.
 */
export function suppressed(
  system: CountSystem,
  rule: SuppressionRule,
  earlier: Earlier = NOTHING,
): Suppressed {
  const hidden = new Set(earlier.hidden);
  for (const { id, value, as } of system.cells) {
    if (as !== "implied" && isSmall(value, rule) && !earlier.printed.has(id)) hidden.add(id);
  }
  if (!rule.secondary) return { hidden, workedOut: [] };
  const first = new Set(hidden);
  const added: string[] = [];
  for (let more = nextToHide(system, hidden, rule, earlier); more; ) {
    hidden.add(more);
    added.push(more);
    more = nextToHide(system, hidden, rule, earlier);
  }
  const left = workedOut(system, hidden, rule).length;
  for (const one of added.reverse()) {
    if (first.has(one)) continue;
    hidden.delete(one);
    if (workedOut(system, hidden, rule).length > left) hidden.add(one);
  }
  return { hidden, workedOut: workedOut(system, hidden, rule).map((one) => one.id) };
}

/** Hidden counts, and small ones that are implied, of which a reader finds the one value. */
function workedOut(
  system: CountSystem,
  hidden: ReadonlySet<string>,
  rule: SuppressionRule,
): readonly CountCell[] {
  const reader = readerOf(system, hidden, rule);
  return system.cells.filter(
    ({ id, value, as }) =>
      (as === "implied" ? isSmall(value, rule) : hidden.has(id)) && reader.canWorkOut(id),
  );
}

/** For the first gap that can be closed: the first candidate that closes it alone; else the first candidate. */
function nextToHide(
  system: CountSystem,
  hidden: ReadonlySet<string>,
  rule: SuppressionRule,
  earlier: Earlier,
): string | undefined {
  for (const { id } of workedOut(system, hidden, rule)) {
    const candidates = candidatesFor(system, hidden, rule, earlier, id);
    const closes = (one: string) => {
      const reader = readerOf(system, new Set([...hidden, one]), rule);
      return !reader.canWorkOut(id) && !reader.canWorkOut(one);
    };
    const found = candidates.find(closes) ?? candidates[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What may be hidden for a count's sake: of the same sums, parts before totals, the nearest first. */
function candidatesFor(
  system: CountSystem,
  hidden: ReadonlySet<string>,
  rule: SuppressionRule,
  { printed }: Earlier,
  id: string,
): readonly string[] {
  const near = nearestFirst(system, hidden, id);
  const away = (one: CountCell) => near.get(one.id) ?? 0;
  return system.cells
    .filter(({ id: one, as }) => as !== "implied" && near.has(one) && !hidden.has(one) && !printed.has(one))
    .filter(({ value }) => value >= leastHidden(rule))
    .sort((a, b) => Number(a.as === "total") - Number(b.as === "total") || away(a) - away(b))
    .map((one) => one.id);
}

/** How many sums away each count is, by way of counts that are not printed. */
function nearestFirst(
  { cells, relations }: CountSystem,
  hidden: ReadonlySet<string>,
  start: string,
): ReadonlyMap<string, number> {
  const implied = new Set(cells.filter((one) => one.as === "implied").map((one) => one.id));
  const found = new Map([[start, 0]]);
  for (const [id, away] of found) {
    if (id !== start && !hidden.has(id) && !implied.has(id)) continue;
    for (const { terms } of relations) {
      if (!terms.some(([other]) => other === id)) continue;
      for (const [other] of terms) if (!found.has(other)) found.set(other, away + 1);
    }
  }
  return found;
}
