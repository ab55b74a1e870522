import { type Day, daysBetween, earlierDay } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { partyTitle } from "../model/policy.ts";
import { compareText } from "../model/problem.ts";
import { activityTitle, type DiaryEntry, type Programme } from "../model/programme.ts";
import type {
  ActivityAnswer,
  CameOfIt,
  DaysAnswer,
  LineAnswer,
  PlanCounts,
  ProgrammeAnswer,
  ProgrammeTotals,
  QuarterTotals,
  RowAnswer,
} from "../model/programme-answer.ts";
import { type Period, QUARTERS, quarterOf, quarterOfDay } from "../model/year.ts";
import { agreementOf } from "./programme-agreement.ts";
import { informationAnswer } from "./programme-information.ts";
import { type ActivityProgress, type ProgrammeProgress, programmeProgress } from "./programme-progress.ts";
import type { PeriodFacts } from "./quarter.ts";

/** One quarter of the period, counted as `coverage` and the reports count it. */
interface CountedQuarter {
  readonly period: Period & { readonly quarter: NonNullable<Period["quarter"]> };
  readonly progress: ProgrammeProgress;
  /** Whether its last day has passed: what was not done by then is late, and before then still to come. */
  readonly hasEnded: boolean;
  readonly state: QuarterTotals["state"];
}

/** The work programme of a period as a command answers it; `facts` are those of the same period, `today` says what has ended. */
export function programmeAnswer(
  base: KnowledgeBase,
  facts: PeriodFacts,
  programme: Programme,
  today: Day,
): ProgrammeAnswer {
  const quarters = quartersOf(facts, today);
  const agreement = agreementOf(base.policy.value, facts.folder, facts.asAt);
  const titled = (id: string) => ({ id, title: partyTitle(base.policy.value, id) });
  const activities = facts.progress.activities.map((one) => activityAnswer(base, facts, one, quarters));
  return {
    year: facts.period.year.label,
    quarter: facts.period.quarter,
    asAt: facts.asAt,
    framework: programme.framework,
    agreement: {
      state: agreement.state,
      by: agreement.by.map((one) => ({ ...titled(one.id), on: one.on, activities: one.activities })),
      waitingFor: agreement.waitingFor.map(titled),
      changedSince: agreement.changedSince,
    },
    rows: rowsOf(programme, activities, facts.progress),
    unplanned: {
      lines: linesOf(base, facts.progress.outside),
      notes: notesOf(base, facts, isOutside(programme), facts.progress.outside),
    },
    quarters: quarters.map((one) => quarterTotals(one)),
    totals: totalsOf(facts.progress, quarters),
    days: daysAnswer(facts),
    isDiaryEmpty: !facts.folder?.diary?.value.entries.some((one) => one.on <= facts.asAt),
    papers: facts.progress.papers,
    information: informationAnswer(base, facts, programme),
    openPoints: programme["open-points"].map(({ id, text, of, settled }) => ({
      id,
      text,
      of,
      settled: settled && settled.on <= facts.asAt ? settled : undefined,
    })),
    priorities: programme.priorities.map(({ id, title }) => ({
      id,
      title,
      findings: facts.findings
        .filter((one) => one.finding.priority === id)
        .map((one) => ({ id: one.note.record.id, n: one.n, says: one.finding.says }))
        .sort((a, b) => compareText(a.id, b.id) || a.n - b.n),
    })),
  };
}

function quartersOf({ period, folder, asAt }: PeriodFacts, today: Day): readonly CountedQuarter[] {
  const names = period.quarter ? [period.quarter] : QUARTERS;
  return names.map((quarter) => {
    const own = { ...quarterOf(period.year, quarter), quarter };
    const hasEnded = own.to < today;
    const state = hasEnded ? "ended" : own.from <= today ? "under-way" : "to-come";
    return { period: own, progress: programmeProgress(folder, own, asAt), hasEnded, state };
  });
}

function countsOf(one: ActivityProgress, hasEnded: boolean): PlanCounts {
  const { planned, done, extra, unaccounted } = one;
  return {
    planned,
    done,
    late: hasEnded ? unaccounted : 0,
    toCome: hasEnded ? 0 : unaccounted,
    extra,
  };
}

function activityAnswer(
  base: KnowledgeBase,
  facts: PeriodFacts,
  one: ActivityProgress,
  quarters: readonly CountedQuarter[],
): ActivityAnswer {
  const { id, under, kind } = one.activity;
  const perQuarter = quarters.flatMap(({ period, progress, hasEnded }) => {
    const own = progress.activities.find((each) => each.activity === one.activity);
    return own ? [{ quarter: period.quarter, ...countsOf(own, hasEnded) }] : [];
  });
  return {
    id,
    title: one.title,
    under,
    kind,
    planned: one.planned,
    done: one.done,
    late: sum(perQuarter, (each) => each.late),
    toCome: sum(perQuarter, (each) => each.toCome),
    extra: sum(perQuarter, (each) => each.extra),
    days: sum(one.entries, (entry) => entry.days ?? 0),
    quarters: perQuarter,
    lines: linesOf(base, one.entries),
    notes: notesOf(base, facts, (activity) => activity === id, one.entries),
  };
}

function linesOf(base: KnowledgeBase, entries: readonly DiaryEntry[]): readonly LineAnswer[] {
  const starts = base.policy.value.year.starts;
  return entries
    .map((entry) => ({ ...entry, quarter: quarterOfDay(entry.on, starts).quarter ?? "Q1" }))
    .sort((a, b) => compareText(a.on, b.on));
}

/** The notes of the period that name the activity, and those that a line of the diary names. */
function notesOf(
  base: KnowledgeBase,
  { notes }: PeriodFacts,
  isOf: (activity: string) => boolean,
  entries: readonly DiaryEntry[],
): readonly CameOfIt[] {
  const named = new Set(entries.flatMap(({ note }) => note ?? []));
  const used = notes.used
    .filter(({ record, why }) => (why === "in-period" && isOf(record.value.activity)) || named.has(record.id))
    .map(({ record }): CameOfIt => ({ id: record.id, title: record.value.title, status: "used" }));
  const leftOut = notes.leftOut
    .filter(({ id, record }) => (record && isOf(record.value.activity)) || named.has(id))
    .map(({ id, record, reason }): CameOfIt => ({ id, title: record?.value.title ?? id, status: reason }));
  const known = new Set([...used, ...leftOut].map((one) => one.id));
  // a note of another period that a line of this one names
  const others = base.notes
    .filter(({ id }) => named.has(id) && !known.has(id))
    .map(({ id, value }): CameOfIt => ({ id, title: value.title, status: statusOf(value.status) }));
  return [...used, ...leftOut, ...others].sort((a, b) => compareText(a.id, b.id));
}

function statusOf(status: "draft" | "ready" | "withdrawn"): CameOfIt["status"] {
  return status === "ready" ? "other-period" : status;
}

function isOutside({ activities }: Programme): (activity: string) => boolean {
  const known = new Set(activities.map((one) => one.id));
  return (activity) => !known.has(activity);
}

/** The rows in their order; activities of a row that there is not stand under its id, so that none is lost. */
function rowsOf(
  programme: Programme,
  activities: readonly ActivityAnswer[],
  { activities: counted }: ProgrammeProgress,
): readonly RowAnswer[] {
  const rowOf = new Map(counted.map(({ activity }) => [activity.id, activity.row]));
  const ids = [...new Set([...programme.rows.map((one) => one.id), ...rowOf.values()])];
  return ids.map((id) => {
    const row = programme.rows.find((one) => one.id === id);
    return {
      id,
      title: row?.title ?? activityTitle(programme, id),
      how: row?.how,
      activities: activities.filter((one) => rowOf.get(one.id) === id),
    };
  });
}

function quarterTotals(one: CountedQuarter): QuarterTotals {
  const { quarter, from, to } = one.period;
  return { quarter, from, to, state: one.state, ...totalsOf(one.progress, [one]) };
}

/** The sums of a period, by the counting of reports; late, to come and extra are by quarter. */
function totalsOf(progress: ProgrammeProgress, quarters: readonly CountedQuarter[]): ProgrammeTotals {
  const counts = quarters.flatMap((one) =>
    one.progress.activities.map((each) => countsOf(each, one.hasEnded)),
  );
  return {
    planned: progress.planned,
    doneOfPlanned: progress.doneOfPlanned,
    notDone: progress.notDone,
    late: sum(counts, (one) => one.late),
    toCome: sum(counts, (one) => one.toCome),
    extra: sum(counts, (one) => one.extra),
    unplanned: progress.unplanned.length,
    days: progress.daysInPeriod,
  };
}

function daysAnswer({ progress, period, asAt, folder }: PeriodFacts): DaysAnswer {
  const { year } = period;
  const last = earlierDay(asAt, period.to);
  const ofYear = daysBetween(year.from, year.to) + 1;
  const passed = Math.max(0, Math.min(ofYear, daysBetween(year.from, last) + 1));
  const { daysContracted: contracted, daysSoFar, daysInPeriod } = progress;
  const done = (folder?.diary?.value.entries ?? []).filter(
    (entry) => entry.outcome === "done" && entry.on <= last && entry.on >= year.from,
  );
  return {
    contracted,
    inPeriod: daysInPeriod,
    soFar: daysSoFar,
    left: contracted === undefined ? undefined : contracted - daysSoFar,
    passed,
    ofYear,
    evenShare: contracted === undefined ? undefined : Math.round((contracted * passed * 2) / ofYear) / 2,
    linesWithoutDays: done.filter((entry) => entry.days === undefined).length,
  };
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
