import { frameworkOf } from "../assurance/quarter.ts";
import type { Day } from "../model/day.ts";
import type { Framework } from "../model/framework.ts";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import { didYouMean } from "../model/nearest.ts";
import { UserError } from "../model/user-error.ts";
import {
  type Period,
  parseQuarter,
  parseYear,
  QUARTERS,
  type QuarterName,
  quarterOf,
  type Year,
  yearFrom,
  yearOf,
} from "../model/year.ts";

/** The year that an option names; throws with what would be right. */
export function yearOption(text: string, starts: string): Year {
  const year = parseYear(text, starts);
  if (year) return year;
  throw new UserError("unknown-year", `${text} is no scrutiny year.`, "Write it as 2025/26 or 2025-26.");
}

/**
 * The quarter that `--quarter` and `--year` name. Without a year: the latest of that name that has begun by today; where
 * that year has no programme, the newest year that has one. `said` tells the user which, where it was chosen for them.
 */
export function quarterOption(
  base: KnowledgeBase,
  today: Day,
  options: { readonly quarter: string; readonly year?: string | undefined },
): { readonly period: Period; readonly said: string | undefined } {
  const starts = base.policy.value.year.starts;
  const read = parseQuarter(options.quarter, starts);
  if (!read) {
    const hint = didYouMean(options.quarter, QUARTERS) ?? "Write Q1, Q2, Q3 or Q4, or 2025/26-Q2.";
    throw new UserError("unknown-quarter", `${options.quarter} is no quarter.`, hint);
  }
  const named = options.year === undefined ? read.year : yearOption(options.year, starts);
  if (named && read.year && named.start !== read.year.start) {
    throw new UserError(
      "wrong-usage",
      `--quarter ${options.quarter} and --year ${named.label} name two years.`,
    );
  }
  if (named) return { period: quarterOf(named, read.quarter), said: undefined };
  const year = latestBegun(read.quarter, today, starts);
  const chosen = hasProgramme(base, year) ? year : (newestWithProgramme(base) ?? year);
  return {
    period: quarterOf(chosen, read.quarter),
    said: `Year ${chosen.label} (choose another with --year).`,
  };
}

/** The programme's years, newest first, for messages. */
export function yearsWithProgramme(base: KnowledgeBase): readonly Year[] {
  return [...base.years.values()]
    .filter((folder) => folder.programme !== undefined)
    .map((folder) => folder.year)
    .sort((a, b) => b.start - a.start);
}

/** The year that holds today; where it has no programme, the newest that has one. */
export function defaultYear(base: KnowledgeBase, today: Day): Year {
  const year = yearOf(today, base.policy.value.year.starts);
  return hasProgramme(base, year) ? year : (newestWithProgramme(base) ?? year);
}

/** Throws where the year has neither a programme nor any note: a mistyped year must not make an empty report. */
export function mustBeKnownYear(base: KnowledgeBase, year: Year): void {
  const starts = base.policy.value.year.starts;
  if (base.years.has(year.start)) return;
  if (base.notes.some((note) => yearOf(note.value.date, starts).start === year.start)) return;
  const known = yearsWithProgramme(base).map((one) => one.label);
  throw new UserError(
    "no-programme",
    `There is no work programme for ${year.label}: no file programme/${year.folder}/programme.yaml.`,
    known.length > 0 ? `There is one for ${known.join(", ")}.` : "Write one first.",
  );
}

/** The framework that a year is read with; throws where there is none at all. */
export function mustHaveFramework(base: KnowledgeBase, year: Year): RecordFile<Framework> {
  const framework = frameworkOf(base, base.years.get(year.start));
  if (framework) return framework;
  throw new UserError(
    "no-framework",
    "There is no framework: no file programme/framework.yaml.",
    "Write the areas and criteria there first.",
  );
}

function latestBegun(quarter: QuarterName, today: Day, starts: string): Year {
  const year = yearOf(today, starts);
  return quarterOf(year, quarter).from <= today ? year : yearFrom(year.start - 1, starts);
}

function hasProgramme(base: KnowledgeBase, year: Year): boolean {
  return base.years.get(year.start)?.programme !== undefined;
}

function newestWithProgramme(base: KnowledgeBase): Year | undefined {
  return yearsWithProgramme(base)[0];
}
