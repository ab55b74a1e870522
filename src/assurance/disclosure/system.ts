/** A number of people that a report prints, or that follows from numbers that it prints. */
export interface CountCell {
  /** The same number printed in two places, or in two reports, has one id. */
  readonly id: string;
  /** A whole number, 0 or more. */
  readonly value: number;
  /**
   * `count` is printed as it is. `total` is hidden only where no count will do, and rounded where the policy says so.
   * `implied` stands nowhere: the rest of a base, the months between two figures; a reader can still work it out.
   */
  readonly as: "count" | "total" | "implied";
}

/** What a reader knows of several counts together: the sum of each count times its number lies between two bounds. */
export interface Relation {
  readonly terms: readonly (readonly [id: string, times: number])[];
  readonly least: number;
  readonly most: number;
}

/** A percentage to the nearest whole that stands beside two counts, while both of them are printed. */
export interface Percentage {
  readonly part: string;
  readonly whole: string;
}

/** Counts that give each other away. */
export interface CountSystem {
  readonly cells: readonly CountCell[];
  readonly relations: readonly Relation[];
  readonly percentages: readonly Percentage[];
}

/** What a partnership hides: counts from `from` to `to`, and, where `secondary`, whatever would give one away. */
export interface SuppressionRule {
  readonly from: number;
  readonly to: number;
  readonly secondary: boolean;
  /** Totals are printed to the nearest of these; undefined where they are printed as they are. */
  readonly roundTotalsTo: number | undefined;
}

/** A total and its parts: `total = part + part + …`. */
export function sumOf(total: string, parts: readonly string[]): Relation {
  return {
    terms: [[total, -1], ...parts.map((one) => [one, 1] as const)],
    least: 0,
    most: 0,
  };
}

/** A count that is no more than the sum of others: `count ≤ other + other + …`. */
export function noMoreThan(count: string, others: readonly string[]): Relation {
  return { ...sumOf(count, others), most: Number.POSITIVE_INFINITY };
}

/** Whether a count is one that the policy hides. */
export function isSmall(value: number, { from, to }: Pick<SuppressionRule, "from" | "to">): boolean {
  return from <= value && value <= to;
}

/** The least number that is ever hidden: zero is shown as zero, unless the policy counts it as small. */
export function leastHidden({ from }: Pick<SuppressionRule, "from">): number {
  return from === 0 ? 0 : 1;
}

/** A total as it is printed: to the nearest, halves up. */
export function rounded(value: number, to: number | undefined): number {
  return to === undefined || to < 2 ? value : Math.floor((2 * value + to) / (2 * to)) * to;
}
