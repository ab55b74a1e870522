import type { CountsOfPeriod } from "./counts-of-period.ts";
import { type CountCell, type CountSystem, type Relation, sumOf } from "./system.ts";

/** The counts of a year's statement beside those of its quarters, in their order. */
export interface YearBesideQuarters {
  /** What every id of the year begins with, `2025-26 year `, and of each quarter. */
  readonly prefix: string;
  readonly year: CountsOfPeriod;
  readonly quarters: readonly { readonly prefix: string; readonly counts: CountsOfPeriod }[];
}

/**
 * What a reader of a statement and of the year's reports can work out: a year's count is the sum of the quarters' where
 * it is, or the last one's where that is what it says. A quarter whose report was never printed stands in the sum too,
 * as implied: the year less the other three gives it away.
 */
export function quartersOfYear({ prefix, year, quarters }: YearBesideQuarters): CountSystem {
  const cells: CountCell[] = [];
  const relations: Relation[] = [];
  for (const { id, value } of year.system.cells) {
    if (!id.startsWith(prefix)) continue;
    const own = quarters.flatMap((quarter) => {
      const name = `${quarter.prefix}${id.slice(prefix.length)}`;
      return quarter.counts.system.cells.filter((cell) => cell.id === name);
    });
    const last = own.at(-1);
    const isSum = own.reduce((total, cell) => total + cell.value, 0) === value;
    if (own.length > 0 && isSum)
      relations.push(
        sumOf(
          id,
          own.map((cell) => cell.id),
        ),
      );
    else if (last?.value === value) relations.push(sumOf(id, [last.id]));
    else continue;
    cells.push(...own.map((cell) => ({ ...cell, as: "implied" as const })));
  }
  return { cells, relations, percentages: [] };
}
