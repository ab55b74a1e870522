import type { RootContent } from "mdast";
import { isPercentage } from "../../assurance/disclosure/people.ts";
import { figuresOverTime as seriesOver } from "../../assurance/figures-over-time.ts";
import type { FigureSeries } from "../../model/coverage-answer.ts";
import { isDay } from "../../model/day.ts";
import { digits } from "../../model/digits.ts";
import type { BarChart } from "../../model/document.ts";
import type { Figure } from "../../model/note.ts";
import { parseQuarter, parseYear, QUARTERS, quarterOf, wholeYear } from "../../model/year.ts";
import { figureInWords, figurePeriodInWords } from "../figure-in-words.ts";
import type { ReportInput } from "../input.ts";
import { heading, table } from "../nodes.ts";
import { cite } from "../own-words.ts";
import { type PossibleBar, pictured } from "../pictures.ts";
import type { Section } from "../section.ts";
import { shortDay } from "../short-day.ts";

type Point = FigureSeries["points"][number];

/** Figures that reports cited, of two periods and two notes or more: each with its base, so that whoever compares sees both. */
export const figuresOverTime: Section = {
  name: "figures-over-time",
  says: "cited figures of two periods and two notes or more, each with its base, as pictures and tables; else nothing",
  render(input) {
    const series = shownSeries(input);
    if (series.length === 0) return [];
    return [heading(3, "Figures over time"), ...series.flatMap((one) => oneMeasure(input, one))];
  },
};

/**
 * Of measures that this period cites, from two notes or more: what one note gives stands together in its own table. An edition prints no figure of a note above it, nor one that no report
 * cited.
 */
function shownSeries(input: ReportInput): readonly FigureSeries[] {
  const { base, facts } = input;
  const [now, all] = [new Set(cited(facts.own)), citedSoFar(input)];
  const markings = new Map(base.notes.map(({ id, value }) => [id, value.marking]));
  return seriesOver(base, facts.asAt)
    .map((one) => ({
      ...one,
      points: one.points.filter(({ id }) => all.has(id) && input.isShown(markings.get(id))),
    }))
    .filter(({ points }) => isSeveral(points, "period") && isSeveral(points, "id"))
    .filter(({ points }) => points.some((point) => now.has(point.id)));
}

function isSeveral(points: readonly Point[], key: "period" | "id"): boolean {
  return new Set(points.map((point) => point[key])).size > 1;
}

function citedSoFar({ base, facts }: ReportInput): ReadonlySet<string> {
  const before = [...base.years.values()].flatMap(({ year, quarters, statement }) => [
    ...QUARTERS.map((name) => ({ period: quarterOf(year, name), words: quarters[name] })),
    { period: wholeYear(year), words: statement },
  ]);
  const past = before.filter(({ period }) => period.to <= facts.period.to);
  return new Set([...cited(facts.own), ...past.flatMap(({ words }) => cited(words))]);
}

function cited(own: ReportInput["facts"]["own"]): readonly string[] {
  return own?.words.citations.map((one) => one.target) ?? [];
}

function oneMeasure(input: ReportInput, { measure, unit, points }: FigureSeries): readonly RootContent[] {
  const rows = points.map((point) => ({ point, figure: figureOf(measure, unit, point) }));
  const name = `${measure}, ${unit}`;
  return pictured({
    lead: [`${name}:`],
    bars: isPercentage(unit) ? [] : barsOf(input, rows),
    alt: (bars) => firstAndLast(name, bars),
    table: table(
      ["Period", "Figure", "As at", "Source"],
      rows.map(({ point, figure }) => [
        figurePeriodInWords(figure, input),
        figureInWords(figure, input.people),
        point.asAt ? shortDay(input, point.asAt) : "Not stated",
        cite(input, [point.id], true),
      ]),
      { caption: `${name}, over time` },
    ),
  });
}

/** Percentages where each has one, else numbers where none has a base: two bases cannot be compared by length. */
function barsOf(
  input: ReportInput,
  rows: readonly { readonly point: Point; readonly figure: Figure }[],
): readonly PossibleBar[] {
  const starts = input.policy.year.starts;
  const shown = rows.map(({ figure }) => input.people.figure(figure));
  const isOfBase = shown.every((one) => one.percentage !== undefined);
  const isPlain = shown.every((one) => !one.hasBase);
  if (!isOfBase && !isPlain) return [];
  return rows.map(({ point, figure }, at) => {
    const again = rows.filter((one) => one.point.period === point.period).length > 1 && point.asAt;
    const isRead = typeof figure.period !== "string" || isPeriod(figure.period, starts);
    const value = isOfBase ? shown[at]?.percentage : shown[at]?.value;
    return {
      label: `${figurePeriodInWords(figure, input)}${again ? `, at ${shortDay(input, again)}` : ""}`,
      value: isRead ? value : undefined,
      says: isOfBase ? figureInWords(figure, input.people) : digits(value ?? 0),
    };
  });
}

/** A period that nobody can read is the note's own text: such text stands in tables, never in a picture. */
function isPeriod(text: string, starts: string): boolean {
  return parseQuarter(text, starts)?.year !== undefined || parseYear(text, starts) !== undefined;
}

function figureOf(measure: string, unit: string, { period, value, of }: Point): Figure {
  const [from = "", to = ""] = period.split(" to ");
  const stretch = isDay(from) && isDay(to) ? { from, to } : period;
  return { measure, unit, value, of, period: stretch, source: "" } as Figure;
}

/** `From 24% (118 of 492) in quarter 1 of 2025/26 to …`: first, last, least and most, and no word of better or worse. */
function firstAndLast(name: string, bars: BarChart["bars"]): string {
  const [first, last] = [bars[0], bars.at(-1)];
  const inOrder = [...bars].sort((a, b) => a.value - b.value);
  const said = (one: BarChart["bars"][number] | undefined) => `${one?.says}, ${one?.label}`;
  return [
    `${name}, as bars by period. First: ${said(first)}. Last: ${said(last)}.`,
    `Least: ${said(inOrder[0])}. Most: ${said(inOrder.at(-1))}.`,
    "The table after the picture has each figure.",
  ].join(" ");
}
