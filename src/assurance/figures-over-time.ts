import type { FigureSeries } from "../model/coverage-answer.ts";
import type { Day } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { type Figure, periodDay } from "../model/note.ts";
import { compareText } from "../model/problem.ts";
import { parseQuarter, parseYear, quarterOf } from "../model/year.ts";
import { supersededBy } from "./notes-of-period.ts";

type Point = FigureSeries["points"][number];

/**
 * Figures of the same measure and unit over periods, from the used notes of every year up to a day. Measures by name;
 * points by the start of their period, its end, then the day that they are as at. A figure that a note gives again for
 * the same period stands beside the earlier one. Nothing is added up and no trend is drawn: whoever compares sees each base.
 */
export function figuresOverTime(base: KnowledgeBase, asAt: Day): readonly FigureSeries[] {
  const superseded = supersededBy(base.notes, asAt);
  const series = new Map<string, { measure: string; unit: string; points: Point[] }>();
  for (const { id, value } of base.notes) {
    if (value.status !== "ready" || superseded.has(id) || periodDay(value) > asAt || value.date > asAt)
      continue;
    for (const figure of value.figures) {
      const key = `${figure.measure}|${figure.unit}`.toLowerCase();
      const one = series.get(key) ?? { measure: figure.measure, unit: figure.unit, points: [] };
      series.set(key, one);
      one.points.push({
        period: periodText(figure.period),
        value: figure.value,
        of: figure.of,
        asAt: figure["as-at"],
        id,
      });
    }
  }
  const starts = base.policy.value.year.starts;
  const order = (point: Point) => [...stretchOf(point.period, starts), point.asAt ?? "", point.id].join(" ");
  return [...series.values()]
    .map((one) => ({
      ...one,
      points: [...one.points].sort((a, b) => compareText(order(a), order(b))),
    }))
    .sort((a, b) => compareText(a.measure, b.measure) || compareText(a.unit, b.unit));
}

function periodText(period: Figure["period"]): string {
  return typeof period === "string" ? period : `${period.from} to ${period.to}`;
}

/** The first and the last day of a figure's period, for its place in the order; a period that nobody can read comes last. */
function stretchOf(text: string, starts: string): readonly string[] {
  const days = / to /.test(text) ? text.split(" to ") : undefined;
  if (days) return days;
  const quarter = parseQuarter(text, starts);
  if (quarter?.year) {
    const { from, to } = quarterOf(quarter.year, quarter.quarter);
    return [from, to];
  }
  const year = parseYear(text, starts);
  return year ? [year.from, year.to] : ["9999", text];
}
