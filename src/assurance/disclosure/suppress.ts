import { readerOf } from "./reader.ts";
import {
  type CountCell,
  type CountSystem,
  isSmall,
  leastHidden,
  type Percentage,
  type Relation,
  type SuppressionRule,
} from "./system.ts";

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

/** Steps of all searches of counts that hang together; past them each counts as worked out. */
const MOST_STEPS = 40_000;
const NOTHING: Earlier = { printed: new Set(), hidden: new Set() };

/**
 * Which counts to hide. First the small ones; then, one at a time, others of the same sums, until a reader of all that
 * is printed finds at least two values for each hidden count and each small one that is implied. Parts go before
 * totals, in the order of the cells, whatever their size: a choice by size would tell something of it. What proves
 * needless at the end is printed. Counts that no sum ties together are settled apart.
 */
export function suppressed(
  system: CountSystem,
  rule: SuppressionRule,
  earlier: Earlier = NOTHING,
): Suppressed {
  const settled = partsOf(system).map((part) => settle(part, rule, earlier));
  return {
    hidden: new Set(settled.flatMap((one) => [...one.hidden])),
    workedOut: settled.flatMap((one) => one.workedOut),
  };
}

function settle(system: CountSystem, rule: SuppressionRule, earlier: Earlier): Suppressed {
  const hidden = new Set(system.cells.filter(({ id }) => earlier.hidden.has(id)).map((one) => one.id));
  for (const { id, value, as } of system.cells) {
    if (as !== "implied" && isSmall(value, rule) && !earlier.printed.has(id)) hidden.add(id);
  }
  if (!rule.secondary) return { hidden, workedOut: [] };
  const play: Play = { system, rule, steps: { left: MOST_STEPS } };
  const added: string[] = [];
  for (let more = nextToHide(play, hidden, earlier); more; more = nextToHide(play, hidden, earlier)) {
    hidden.add(more);
    added.push(more);
  }
  const open = workedOut(play, hidden).map((one) => one.id);
  if (open.length > 0) return { hidden, workedOut: open };
  for (const one of added.reverse()) {
    hidden.delete(one);
    if (workedOut(play, hidden).length > 0) hidden.add(one);
  }
  return { hidden, workedOut: [] };
}

/** A system that is being settled, and the steps that its searches have left. */
interface Play {
  readonly system: CountSystem;
  readonly rule: SuppressionRule;
  readonly steps: { left: number };
}

/** Hidden counts, and small ones that are implied, of which a reader finds the one value. */
function workedOut({ system, rule, steps }: Play, hidden: ReadonlySet<string>): readonly CountCell[] {
  const reader = readerOf(system, hidden, rule, steps);
  return system.cells.filter(
    ({ id, value, as }) =>
      (as === "implied" ? isSmall(value, rule) : hidden.has(id)) && reader.canWorkOut(id),
  );
}

/** For the first gap that can be closed: the first candidate that closes it alone; else the first candidate. */
function nextToHide(play: Play, hidden: ReadonlySet<string>, earlier: Earlier): string | undefined {
  const { system, rule, steps } = play;
  for (const { id } of workedOut(play, hidden)) {
    const candidates = candidatesFor(system, hidden, rule, earlier, id);
    const closes = (one: string) => {
      const reader = readerOf(system, new Set([...hidden, one]), rule, steps);
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

/** A system as those of its counts that sums and percentages tie together. */
function partsOf({ cells, relations, percentages }: CountSystem): readonly CountSystem[] {
  const group = new Map(cells.map((one) => [one.id, one.id]));
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = group.get(root); up !== undefined && up !== root; up = group.get(root)) root = up;
    return root;
  };
  const tie = (ids: readonly string[]) => {
    for (const id of ids) group.set(rootOf(id), rootOf(ids[0] ?? id));
  };
  for (const { terms } of relations) tie(terms.map(([id]) => id));
  for (const { part, whole } of percentages) tie([part, whole]);
  const parts = new Map<string, { cells: CountCell[]; relations: Relation[]; percentages: Percentage[] }>();
  const partOf = (id: string) => {
    const root = rootOf(id);
    const part = parts.get(root) ?? { cells: [], relations: [], percentages: [] };
    parts.set(root, part);
    return part;
  };
  for (const one of cells) partOf(one.id).cells.push(one);
  for (const one of relations) partOf(one.terms[0]?.[0] ?? "").relations.push(one);
  for (const one of percentages) partOf(one.part).percentages.push(one);
  return [...parts.values()].filter((one) => one.cells.length > 0);
}
