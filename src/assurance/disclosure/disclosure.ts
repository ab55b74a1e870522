import { digits } from "../../model/digits.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import type { Figure } from "../../model/note.ts";
import { type Policy, suppressionOf } from "../../model/policy.ts";
import { type Period, QUARTERS, quarterOf, wholeYear } from "../../model/year.ts";
import { asAtOf, frameworkOf, type PeriodFacts, periodFacts } from "../quarter.ts";
import { type CountsOfPeriod, countId, countsOfPeriod, joined } from "./counts-of-period.ts";
import { type FigureCount, figureCounts } from "./figure-counts.ts";
import { figuresTogether } from "./figures-together.ts";
import { isPercentage } from "./people.ts";
import { quartersOfYear } from "./quarters-of-year.ts";
import { suppressed } from "./suppress.ts";
import { type CountSystem, rounded } from "./system.ts";

/** What a report may say of each count of people. */
export interface Disclosure {
  readonly suppresses: boolean;
  /** What stands in a hidden number's place. */
  readonly symbol: string;
  /** The number as it is printed; undefined where it is hidden. An id that is not known is hidden where anything is. */
  shown(id: string, value: number): number | undefined;
  /** The number as it is printed, or the symbol. */
  inWords(id: string, value: number): string;
  /** The parts of a figure as they are printed; undefined where hidden. */
  figure(figure: Figure): ShownFigure;
  /** Counts that could be worked out from what is printed, although nothing is left to hide. */
  readonly workedOut: readonly string[];
}

/** A figure as an edition prints it. */
export interface ShownFigure {
  /** Undefined where it is not printed. */
  readonly value: number | undefined;
  /** Undefined where it has no base, and where it is hidden: `hasBase` tells. */
  readonly of: number | undefined;
  readonly hasBase: boolean;
  /** A whole percentage; undefined where it is not printed. */
  readonly percentage: number | undefined;
}

/** For an edition that hides nothing. */
export function openDisclosure(policy: Policy): Disclosure {
  return {
    suppresses: false,
    symbol: suppressionOf(policy).symbol,
    shown: (_, value) => value,
    inWords: (_, value) => digits(value),
    figure: (figure) => openFigure(figure, policy.percentageBase),
    workedOut: [],
  };
}

/** A percentage is no count: it has no percentage of its own, and none is printed on a base under the policy's. */
function openFigure({ unit, value, of }: Figure, least: number): ShownFigure {
  const hasBase = of !== undefined;
  if (!isPercentage(unit)) return { value, of, hasBase, percentage: percentageOf(value, of, least) };
  return { value: hasBase && of < least ? undefined : value, of, hasBase, percentage: undefined };
}

/**
 * For editions that hide small numbers. One set of hidden counts holds for all of them, over everything that any may
 * print: so a reader of two editions learns no more than a reader of one. The earlier quarters come first, each as at
 * its own day: what their reports printed cannot be taken back, so a later number is hidden where it would tell.
 */
export function suppressingDisclosure(base: KnowledgeBase, facts: PeriodFacts): Disclosure {
  const policy = base.policy.value;
  const { symbol, rule } = suppressionOf(policy);
  const { hidden, workedOut, system } = hiddenUpTo(base, facts);
  const values = new Map(system.cells.map((one) => [one.id, one]));
  const shown = (id: string, value: number): number | undefined => {
    const cell = values.get(id);
    if (!cell || cell.value !== value || hidden.has(id)) return undefined;
    return cell.as === "total" ? rounded(value, rule.roundTotalsTo) : value;
  };
  return {
    suppresses: true,
    symbol,
    shown,
    inWords(id, value) {
      const said = shown(id, value);
      return said === undefined ? symbol : digits(said);
    },
    figure: (figure) => shownFigure(figure, policy, shown),
    workedOut,
  };
}

function shownFigure(figure: Figure, policy: Policy, shown: Disclosure["shown"]): ShownFigure {
  const counts = figureCounts(figure, policy.year.starts);
  const { value, of } = figure;
  const hasBase = of !== undefined;
  if (isPercentage(figure.unit)) return shownPercentage(figure, counts, policy, shown);
  if (!counts) return { value, of, hasBase, percentage: percentageOf(value, of, policy.percentageBase) };
  const part = shown(counts.part.id, counts.part.value);
  const whole = counts.whole && shown(counts.whole.id, counts.whole.value);
  const isShown = part !== undefined && whole !== undefined;
  return {
    value: part,
    of: whole,
    hasBase,
    percentage: isShown ? percentageOf(value, of, policy.percentageBase) : undefined,
  };
}

/** A percentage says as much as the number that it is of: without that number, or a base, it is not printed. */
function shownPercentage(
  { value, of }: Figure,
  counts: ReturnType<typeof figureCounts>,
  policy: Policy,
  shown: Disclosure["shown"],
): ShownFigure {
  const part = counts && shown(counts.part.id, counts.part.value);
  const whole = counts?.whole && shown(counts.whole.id, counts.whole.value);
  const isLarge = of !== undefined && of >= policy.percentageBase;
  const isShown = part !== undefined && whole !== undefined && isLarge;
  return { value: isShown ? value : undefined, of: whole, hasBase: of !== undefined, percentage: undefined };
}

function percentageOf(value: number, of: number | undefined, least: number): number | undefined {
  return of !== undefined && of >= least && of > 0 ? Math.round((100 * value) / of) : undefined;
}

interface HiddenSoFar {
  readonly hidden: ReadonlySet<string>;
  readonly printed: ReadonlySet<string>;
  readonly workedOut: readonly string[];
  readonly system: CountSystem;
}

function hiddenUpTo(base: KnowledgeBase, facts: PeriodFacts): HiddenSoFar {
  const { rule } = suppressionOf(base.policy.value);
  let sofar: HiddenSoFar = { hidden: new Set(), printed: new Set(), workedOut: [], system: joined([]) };
  const reports: CountsOfPeriod[] = [];
  for (const one of [...earlierReports(base, facts), facts]) {
    reports.push(countsBesideQuarters(base, one));
    const system = systemOfReports(reports, base.policy.value.percentageBase);
    const { hidden, workedOut } = suppressed(system, rule, sofar);
    if (workedOut.length > 0 && one !== facts) {
      // such a report was refused: nothing of it was printed
      reports.pop();
      continue;
    }
    const printed = new Set(
      system.cells.filter(({ id, as }) => as !== "implied" && !hidden.has(id)).map((cell) => cell.id),
    );
    sofar = { hidden, printed, workedOut, system };
  }
  return sofar;
}

function systemOfReports(reports: readonly CountsOfPeriod[], percentageBase: number): CountSystem {
  const figures: FigureCount[] = reports.flatMap((one) => one.figures);
  const all = joined([...reports.map((one) => one.system), { ...figuresTogether(figures), percentages: [] }]);
  const value = new Map(all.cells.map((one) => [one.id, one.value]));
  const isPrinted = (whole: string) => (value.get(whole) ?? 0) >= percentageBase;
  return { ...all, percentages: all.percentages.filter((one) => isPrinted(one.whole)) };
}

/** The reports before that a year with a folder can have had, a statement after its quarters, each as at its own day. */
function earlierReports(base: KnowledgeBase, facts: PeriodFacts): readonly PeriodFacts[] {
  const years = [...base.years.values()].sort((a, b) => a.year.start - b.year.start);
  const periods = years.flatMap(({ year }): Period[] => [
    ...QUARTERS.map((name) => quarterOf(year, name)),
    wholeYear(year),
  ]);
  return periods
    .filter((period) => period.to < facts.period.from || isQuarterOf(period, facts.period))
    .flatMap((period) => {
      const framework = frameworkOf(base, base.years.get(period.year.start));
      return framework ? [periodFacts(base, period, asAtOf(base, period, facts.asAt), framework)] : [];
    });
}

function isQuarterOf(period: Period, { year, quarter }: Period): boolean {
  return quarter === undefined && period.quarter !== undefined && period.year.start === year.start;
}

/** The counts of a report; of a statement with what the year's quarters give away of them. */
function countsBesideQuarters(base: KnowledgeBase, facts: PeriodFacts): CountsOfPeriod {
  const counts = countsOfPeriod(base, facts);
  if (facts.period.quarter) return counts;
  const quarters = QUARTERS.map((name) => quarterOf(facts.period.year, name)).map((period) => ({
    prefix: countId(period, ""),
    counts: countsOfPeriod(
      base,
      periodFacts(base, period, asAtOf(base, period, facts.asAt), facts.framework),
    ),
  }));
  const beside = quartersOfYear({ prefix: countId(facts.period, ""), year: counts, quarters });
  return { ...counts, system: joined([counts.system, beside]) };
}
