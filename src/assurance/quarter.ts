import { type Day, earlierDay } from "../model/day.ts";
import type { Framework } from "../model/framework.ts";
import type { KnowledgeBase, RecordFile, WordsFile, YearFolder } from "../model/knowledge-base.ts";
import type { QuarterWords, StatementWords } from "../model/words.ts";
import { type Period, quarterBefore, wholeYear, yearFrom } from "../model/year.ts";
import { type AreaCoverage, coverage } from "./coverage.ts";
import { type CountedFinding, findingsOf, isOutside } from "./findings.ts";
import { type NotesOfPeriod, notesOfPeriod } from "./notes-of-period.ts";
import { type ProgrammeProgress, programmeProgress } from "./programme-progress.ts";
import { type Voices, voices } from "./voices.ts";

/** Everything counted of one period, as at one day; the sections of a report and `coverage` say the same numbers. */
export interface PeriodFacts {
  readonly period: Period;
  readonly asAt: Day;
  readonly folder: YearFolder | undefined;
  readonly framework: RecordFile<Framework>;
  /** The scrutineer's words for the quarter; undefined for a year. */
  readonly words: WordsFile<QuarterWords> | undefined;
  /** The scrutineer's words for the year; undefined for a quarter. */
  readonly statement: WordsFile<StatementWords> | undefined;
  /** Whichever of the two belongs to the period. */
  readonly own: WordsFile<QuarterWords> | WordsFile<StatementWords> | undefined;
  readonly notes: NotesOfPeriod;
  readonly findings: readonly CountedFinding[];
  readonly areas: readonly AreaCoverage[];
  /** Findings outside the framework: a section of their own, never counted to coverage. */
  readonly outside: readonly CountedFinding[];
  /** Findings about a function, principle, duty or strand, or about an id that the framework lacks. */
  readonly elsewhere: readonly CountedFinding[];
  /** Findings that the words cite by their number: `ID#2`. */
  readonly cited: ReadonlySet<string>;
  readonly progress: ProgrammeProgress;
  readonly voices: Voices;
}

/** The key of a finding among those cited. */
export function findingKey(id: string, n: number): string {
  return `${id}#${n}`;
}

/**
 * The framework that a period is read with: that of its year's programme; where the year has no programme, or its
 * framework is not there, `programme/framework.yaml`; else the one there is.
 */
export function frameworkOf(
  base: KnowledgeBase,
  folder: YearFolder | undefined,
): RecordFile<Framework> | undefined {
  const named = folder?.programme && base.frameworks.get(folder.programme.value.framework);
  if (named) return named;
  const all = [...base.frameworks.values()];
  return all.find((one) => one.path === "programme/framework.yaml") ?? all[0];
}

/** The day that a report of a period counts to: its words' cut-off, else its last day; today, if that is earlier. */
export function asAtOf(base: KnowledgeBase, period: Period, today: Day): Day {
  const folder = base.years.get(period.year.start);
  const words = period.quarter ? folder?.quarters[period.quarter] : folder?.statement;
  return earlierDay(words?.value["cut-off"] ?? period.to, today);
}

/** Counts a period. `framework` comes from `frameworkOf`, the day from `asAtOf`. */
export function periodFacts(
  base: KnowledgeBase,
  period: Period,
  asAt: Day,
  framework: RecordFile<Framework>,
): PeriodFacts {
  const folder = base.years.get(period.year.start);
  const words = period.quarter ? folder?.quarters[period.quarter] : undefined;
  const statement = period.quarter ? undefined : folder?.statement;
  const own = words ?? statement;
  const citations = own?.words.citations ?? [];
  const notes = notesOfPeriod(base, period, asAt, citations);
  const findings = findingsOf(notes.used, framework.value);
  const areas = coverage(framework.value, findings);
  const inAreas = new Set(areas.flatMap((area) => area.findings));
  return {
    period,
    asAt,
    folder,
    framework,
    words,
    statement,
    own,
    notes,
    findings,
    areas,
    outside: findings.filter(isOutside),
    elsewhere: findings.filter((one) => !inAreas.has(one) && !isOutside(one)),
    cited: citedFindings(notes, citations),
    progress: programmeProgress(folder, period, asAt),
    voices: voices(notes.used, asAt),
  };
}

/** The facts of the quarter or year before, read with its own year's programme and framework; undefined where there is none. */
export function factsBefore(base: KnowledgeBase, period: Period, today: Day): PeriodFacts | undefined {
  const { starts } = base.policy.value.year;
  const before = period.quarter
    ? quarterBefore(period, starts)
    : wholeYear(yearFrom(period.year.start - 1, starts));
  const folder = base.years.get(before.year.start);
  const framework = folder?.programme && frameworkOf(base, folder);
  if (!framework) return undefined;
  return periodFacts(base, before, asAtOf(base, before, today), framework);
}

function citedFindings(
  notes: NotesOfPeriod,
  citations: readonly { readonly target: string; readonly finding: number | undefined }[],
): ReadonlySet<string> {
  const lengths = new Map(notes.used.map(({ record }) => [record.id, record.value.findings.length]));
  const found = new Set<string>();
  for (const { target, finding } of citations) {
    if (finding !== undefined) found.add(findingKey(target, finding));
    else if (lengths.get(target) === 1) found.add(findingKey(target, 1));
  }
  return found;
}
