import { aboutIds, type Framework } from "../model/framework.ts";
import type { Activity, Programme } from "../model/programme.ts";
import { QUARTERS, quarterOf, type Year } from "../model/year.ts";
import type { Unfinished } from "./programme-carry.ts";
import { plannedIn } from "./programme-progress.ts";

/** A programme for a new year, and what became of last year's that a person has to know. */
export interface RolledProgramme {
  readonly programme: Programme;
  /** Activities that had days of their own: they have counts now, and no days. */
  readonly withoutDays: readonly { readonly id: string; readonly title: string; readonly days: number }[];
  /** Ids of the framework that the framework in force does not have, with what named them. */
  readonly notInFramework: readonly { readonly id: string; readonly of: string }[];
}

/** What a programme is rolled forward from and to. */
export interface Rolling {
  readonly from: { readonly year: Year; readonly programme: Programme };
  readonly to: Year;
  readonly framework: Framework;
  /** What goes on. */
  readonly carried: readonly Unfinished[];
}

/**
 * The programme of a year rolled forward to another: ids, rows, activities, information and priorities are kept, counts a
 * quarter too. Days become their count a quarter, as nobody is to inherit last year's. What is carried of an activity is
 * added to the first quarter. Contracted days, agreements and settled points stay behind.
 */
export function rolledProgramme({ from, to, framework, carried }: Rolling): RolledProgramme {
  const { programme } = from;
  const known = aboutIds(framework);
  const lost: { id: string; of: string }[] = [];
  const keep = (of: string) => (id: string) => {
    if (known.has(id)) return true;
    lost.push({ id, of });
    return false;
  };
  const short = new Map(carried.flatMap((one) => (one.is === "activity" ? [[one.id, one.short]] : [])));
  const activities = programme.activities.map((activity): Activity => {
    const planned = plannedNow(activity, from.year, short.get(activity.id) ?? 0);
    return {
      ...activity,
      functions: activity.functions.filter(keep(activity.id)),
      duties: activity.duties.filter(keep(activity.id)),
      ...(planned === undefined ? {} : { planned }),
    };
  });
  const own = new Set([...programme.activities, ...programme.information].map((one) => one.id));
  const provisions = new Set([...framework.areas, ...framework.provisions].map((one) => one.id));
  const isKnown = (of: string, point: string) => own.has(of) || provisions.has(of) || keep(point)(of);
  const points = programme["open-points"]
    .filter((point) => carried.some((one) => one.is === "open-point" && one.id === point.id))
    .map(({ id, text, of }) => ({
      id,
      text,
      ...(of !== undefined && isKnown(of, id) ? { of } : {}),
    }));
  return {
    programme: {
      year: to.label,
      framework: framework.id,
      agreed: [],
      rows: programme.rows,
      activities,
      information: programme.information,
      priorities: programme.priorities,
      "open-points": withRecommendations(points, carried),
    },
    withoutDays: programme.activities.flatMap(({ id, title, planned }) =>
      Array.isArray(planned) ? [{ id, title: title ?? id, days: planned.length }] : [],
    ),
    notInFramework: lost,
  };
}

/** Counts a quarter, with what is carried in the first; as it was where nothing is planned by number. */
function plannedNow(activity: Activity, year: Year, more: number): Activity["planned"] {
  const { planned } = activity;
  if (planned === undefined || typeof planned === "string") return planned;
  const counts = QUARTERS.flatMap((quarter) => {
    const count = Number(plannedIn(activity, quarterOf(year, quarter))) + (quarter === "Q1" ? more : 0);
    return count > 0 ? [[quarter, count]] : [];
  });
  return Object.fromEntries(counts) as Activity["planned"];
}

type Points = Programme["open-points"];

/** A point for each recommendation, by its number alone: its title may be marked above the programme. */
function withRecommendations(points: Points, carried: readonly Unfinished[]): Points {
  const more = carried.flatMap((one) => {
    if (one.is !== "recommendation") return [];
    const id = `recommendation-${one.number.replace("/", "-").toLowerCase()}`;
    if (points.some((point) => point.id === id)) return [];
    const [year, number] = one.number.split("-");
    return [{ id, text: `How recommendation ${number} of ${year} is followed up and tested.` }];
  });
  return [...points, ...more];
}
