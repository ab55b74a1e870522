import type { Day } from "../model/day.ts";
import type { YearFolder } from "../model/knowledge-base.ts";
import { type Activity, activityTitle, type DiaryEntry, UNPLANNED } from "../model/programme.ts";
import { holds, type Period, QUARTERS, quarterOf } from "../model/year.ts";

/** One activity of the programme in a period. "Done" counts diary lines, never notes. */
export interface ActivityProgress {
  readonly activity: Activity;
  readonly title: string;
  /** A count; `as-agreed`, `as-required`; undefined where the programme states none. */
  readonly planned: number | "as-agreed" | "as-required" | undefined;
  readonly done: number;
  /** Lines of the diary that say that something was not done. */
  readonly notDone: readonly DiaryEntry[];
  /** Planned, not done, and not accounted for by a line of the diary. */
  readonly unaccounted: number;
  /** Done beyond a planned number; 0 where none is planned by number. */
  readonly extra: number;
  /** All its lines of the diary in the period, in the order of the diary. */
  readonly entries: readonly DiaryEntry[];
}

/** The work programme in a period, as at a day. */
export interface ProgrammeProgress {
  readonly activities: readonly ActivityProgress[];
  /** Lines done that are in no programme. */
  readonly unplanned: readonly DiaryEntry[];
  /** Lines that are in no programme, done or not. */
  readonly outside: readonly DiaryEntry[];
  readonly planned: number;
  /** Of those planned by count, each activity at most as many as planned. */
  readonly doneOfPlanned: number;
  readonly notDone: number;
  readonly daysInPeriod: number;
  /** From the first day of the year to the as-at day, or the period's last day where that is earlier. */
  readonly daysSoFar: number;
  readonly daysContracted: number | undefined;
  readonly papers: { readonly inTime: number; readonly late: number; readonly none: number };
  readonly lines: number;
}

/** What was planned, done and not done in a period, by the diary's lines up to the as-at day. */
export function programmeProgress(
  folder: YearFolder | undefined,
  period: Period,
  asAt: Day,
): ProgrammeProgress {
  const programme = folder?.programme?.value;
  const all = (folder?.diary?.value.entries ?? []).filter((entry) => entry.on <= asAt);
  const entries = all.filter((entry) => holds(period, entry.on));
  const known = new Set(programme?.activities.map((one) => one.id));
  const activities = (programme?.activities ?? []).map((activity): ActivityProgress => {
    const own = entries.filter((entry) => entry.activity === activity.id);
    const planned = plannedIn(activity, period);
    const done = own.filter((entry) => entry.outcome === "done").length;
    const notDone = own.filter((entry) => entry.outcome !== "done");
    const short = typeof planned === "number" ? Math.max(0, planned - done) : 0;
    const unaccounted = Math.max(0, short - notDone.length);
    const extra = typeof planned === "number" ? Math.max(0, done - planned) : 0;
    const title = activityTitle(programme, activity.id);
    return { activity, title, planned, done, notDone, unaccounted, extra, entries: own };
  });
  const counted = activities.filter(
    (one): one is ActivityProgress & { planned: number } => typeof one.planned === "number",
  );
  const planned = sum(counted, (one) => one.planned);
  const doneOfPlanned = sum(counted, (one) => Math.min(one.planned, one.done));
  const soFar = all.filter((entry) => entry.on <= period.to && entry.on >= period.year.from);
  const papers = (when: string) => entries.filter((entry) => entry.papers === when).length;
  const outside = entries.filter((entry) => entry.activity === UNPLANNED || !known.has(entry.activity));
  return {
    activities,
    unplanned: outside.filter((entry) => entry.outcome === "done"),
    outside,
    planned,
    doneOfPlanned,
    notDone: planned - doneOfPlanned,
    daysInPeriod: sum(entries, (entry) => entry.days ?? 0),
    daysSoFar: sum(soFar, (entry) => entry.days ?? 0),
    daysContracted: programme?.days,
    papers: { inTime: papers("in-time"), late: papers("late"), none: papers("none") },
    lines: entries.length,
  };
}

/** What is planned of an activity in a period; a fixed day counts in the period that holds it. */
export function plannedIn(activity: Activity, period: Period): ActivityProgress["planned"] {
  const planned = activity.planned;
  if (planned === undefined || planned === "as-agreed" || planned === "as-required") return planned;
  if (Array.isArray(planned)) return planned.filter((day) => holds(period, day)).length;
  const quarters = QUARTERS.filter((name) => {
    const quarter = quarterOf(period.year, name);
    return quarter.from >= period.from && quarter.to <= period.to;
  });
  return sum(quarters, (name) => planned[name] ?? 0);
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
