import type { Figure } from "../../model/note.ts";
import { parseQuarter, parseYear, quarterOf } from "../../model/year.ts";
import { isOfPeople, isPercentage } from "./people.ts";
import type { CountCell, CountSystem } from "./system.ts";
import { noMoreThan, sumOf } from "./system.ts";

/** The first and the last day of what a figure is about. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** A count that a figure prints: what it measures, of which days. */
export interface FigureCount extends CountCell {
  readonly measure: string;
  readonly unit: string;
  /** The note that gives it. */
  readonly note: string;
  readonly stretch: Stretch;
}

/** What a figure says of people: its count, its base, the rest of the base, and how the three hang together. */
export interface FigureCounts {
  readonly part: FigureCount;
  readonly whole: FigureCount | undefined;
  readonly system: CountSystem;
}

/**
 * The counts of people in a figure; undefined where it plainly counts none: another unit, a rate, a number with a
 * fraction. A percentage of a base counts the people that it comes from. The same measure, days and number are one count.
 */
export function figureCounts(figure: Figure, starts: string, note = ""): FigureCounts | undefined {
  const counted = countedIn(figure);
  if (!counted) return undefined;
  const { value, of } = counted;
  const measure = figure.measure.trim().toLowerCase().replace(/\s+/g, " ");
  const stretch = stretchOf(figure.period, starts);
  const cell = (name: string, number: number, as: CountCell["as"]): FigureCount => ({
    id: `figure ${name} ${measure} ${stretch.from} ${stretch.to} ${number}`,
    value: number,
    as,
    measure: `${name} ${measure}`,
    unit: figure.unit.trim().toLowerCase(),
    note,
    stretch,
  });
  const part = cell("part", value, "count");
  if (of === undefined)
    return { part, whole: undefined, system: { cells: [part], relations: [], percentages: [] } };
  const whole = cell("whole", of, "total");
  if (value > of) return { part, whole, system: { cells: [part, whole], relations: [], percentages: [] } };
  const rest: CountCell = { id: `rest of ${part.id} of ${of}`, value: of - value, as: "implied" };
  return {
    part,
    whole,
    system: {
      cells: [part, whole, rest],
      relations: [sumOf(whole.id, [part.id, rest.id]), noMoreThan(part.id, [whole.id])],
      percentages: [{ part: part.id, whole: whole.id }],
    },
  };
}

function countedIn({
  unit,
  measure,
  value,
  of,
}: Figure): { value: number; of: number | undefined } | undefined {
  if (!isOfPeople({ unit, measure }) || /\bper\b|\//.test(unit.replace(/^per cent$/i, ""))) return undefined;
  if (of !== undefined && !isCount(of)) return undefined;
  if (!isPercentage(unit)) return isCount(value) ? { value, of } : undefined;
  return of === undefined ? undefined : { value: Math.max(0, Math.round((value * of) / 100)), of };
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function stretchOf(period: Figure["period"], starts: string): Stretch {
  if (typeof period !== "string") return { from: period.from, to: period.to };
  const quarter = parseQuarter(period, starts);
  const found = quarter?.year ? quarterOf(quarter.year, quarter.quarter) : parseYear(period, starts);
  return found ? { from: found.from, to: found.to } : { from: period, to: period };
}
