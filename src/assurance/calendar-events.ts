import type { CalendarEvent } from "../model/calendar.ts";
import { type Day, dayInWords } from "../model/day.ts";
import { lastDayInTime } from "../model/deadline.ts";
import type { KnowledgeBase, YearFolder } from "../model/knowledge-base.ts";
import { partyShort } from "../model/policy.ts";
import { compareText } from "../model/problem.ts";
import { activityTitle } from "../model/programme.ts";
import { periodInWords, QUARTERS, quarterOf, yearOf } from "../model/year.ts";
import { reviewSteps } from "./learning-review-numbers.ts";
import { allDecisions, entryLabel } from "./reference.ts";
import { challengeDue, recommendationDue, requestDue } from "./registers-of-period.ts";
import { isOpen, standing } from "./standing.ts";

const ENDED: readonly string[] = ["complete", "superseded", "closed-not-accepted"];
const WAITING: readonly string[] = ["asked", "part-received"];
const STEPS = {
  notified: "notification",
  "rapid-review-sent": "rapid review",
  published: "publication",
} as const;

/**
 * The days of the work as known on a day: planned days and lines of the diary, meetings of own words, what is due and
 * not yet done, cut-offs. By day, then title.
 */
export function calendarEvents(base: KnowledgeBase, today: Day): readonly CalendarEvent[] {
  const folders = [...base.years.values()];
  return [
    ...folders.flatMap(activitiesOf),
    ...folders.flatMap(wordsOf),
    ...folders.flatMap((folder) => roundsOf(folder, today)),
    ...entriesDue(base, today),
    ...decisionsDue(base, today),
    ...toldBackDue(base, today),
  ].sort((a, b) => compareText(a.on, b.on) || compareText(a.title, b.title) || compareText(a.uid, b.uid));
}

/** Planned days with what became of them, and lines of the diary on other days. */
function activitiesOf({ year, programme, diary }: YearFolder): readonly CalendarEvent[] {
  const lines = diary?.value.entries ?? [];
  const event = (activity: string, on: Day, state: CalendarEvent["state"], says: string, from: string) => {
    const kind = programme?.value.activities.find((one) => one.id === activity)?.kind;
    return {
      uid: `activity-${year.folder}-${activity}-${on}`,
      kind: kind === "meeting" || kind === "network" ? "meeting" : "activity",
      on,
      title: activityTitle(programme?.value, activity),
      says,
      who: programme?.value.activities.find((one) => one.id === activity)?.defaults?.present ?? [],
      from,
      state,
      moved: 0,
      marking: undefined,
    } as const;
  };
  const planned = (programme?.value.activities ?? []).flatMap(({ id, planned: days }) =>
    Array.isArray(days) ? days.map((on) => ({ id, on })) : [],
  );
  const key = (activity: string, on: Day) => `${activity} ${on}`;
  const plannedKeys = new Set(planned.map(({ id, on }) => key(id, on)));
  const met = new Set<string>();
  const isNew = (text: string) => !met.has(text) && met.add(text) !== undefined;
  return [
    ...planned
      .filter(({ id, on }) => isNew(key(id, on)))
      .map(({ id, on }) => {
        const line = lines.find((one) => one.activity === id && one.on === on);
        const state = line ? (line.outcome === "done" ? "done" : "called-off") : "planned";
        return event(id, on, state, "Of the work programme.", programme?.path ?? "");
      }),
    ...lines
      .filter(({ activity, on }) => !plannedKeys.has(key(activity, on)) && isNew(key(activity, on)))
      .map(({ activity, on, outcome }) =>
        event(activity, on, outcome === "done" ? "done" : "called-off", "In the diary.", diary?.path ?? ""),
      ),
  ];
}

/** The meeting that takes a report, and the cut-off of its words. */
function wordsOf({ year, quarters, statement }: YearFolder): readonly CalendarEvent[] {
  const event = (kind: "meeting" | "cut-off", name: string, on: Day, title: string, from: string) => ({
    uid: `${kind}-${year.folder}-${name.toLowerCase()}`,
    kind,
    on,
    title,
    says: kind === "meeting" ? "The report is taken." : "Nothing later counts in the report.",
    who: [],
    from,
    state: "planned" as const,
    moved: 0,
    marking: undefined,
  });
  const ofQuarters = QUARTERS.flatMap((name) => {
    const words = quarters[name];
    if (!words) return [];
    const period = periodInWords(quarterOf(year, name));
    const { meeting, "cut-off": cutOff } = words.value;
    return [
      ...(meeting ? [event("meeting", name, meeting, `Report of ${period}: meeting`, words.path)] : []),
      ...(cutOff ? [event("cut-off", name, cutOff, `Report of ${period}: cut-off`, words.path)] : []),
    ];
  });
  const cutOff = statement?.value["cut-off"];
  if (!statement || !cutOff) return ofQuarters;
  const title = `Annual statement of ${year.label}: cut-off`;
  return [...ofQuarters, event("cut-off", "statement", cutOff, title, statement.path)];
}

function due(
  uid: string,
  on: Day | undefined,
  rest: Pick<CalendarEvent, "title" | "says" | "who" | "from"> & Partial<CalendarEvent>,
): readonly CalendarEvent[] {
  if (on === undefined) return [];
  return [{ uid: `due-${uid}`, kind: "due", on, state: "planned", moved: 0, marking: undefined, ...rest }];
}

function roundsOf({ year, accuracy }: YearFolder, today: Day): readonly CalendarEvent[] {
  return (accuracy?.value.rounds ?? []).flatMap((round, index) => {
    if (round.sent > today || (round.closed !== undefined && round.closed <= today)) return [];
    const report =
      round.report === "statement" ? "annual statement" : `report of ${round.report.toUpperCase()}`;
    return due(`accuracy-${year.folder}-${index + 1}`, round.due, {
      title: `Factual accuracy, ${report} of ${year.label}: comments due`,
      says: "Comments on the facts of the report.",
      who: round.to,
      from: accuracy?.path ?? "",
    });
  });
}

/** What open entries wait for. */
function entriesDue(base: KnowledgeBase, today: Day): readonly CalendarEvent[] {
  const policy = base.policy.value;
  const { starts } = policy.year;
  const short = (ids: readonly string[]) => ids.map((id) => partyShort(policy, id)).join(", ");
  const recommendations = base.registers.recommendation.flatMap((record) => {
    const entry = standing("recommendation", record.value, today);
    if (entry.date > today || !isOpen(entry) || ENDED.includes(entry.status ?? "")) return [];
    const label = entryLabel({ kind: "recommendation", record }, yearOf(entry.date, starts), starts);
    const { first, moved } = recommendationDue(entry);
    const about = { who: entry.owners, from: record.id, marking: entry.marking };
    const deadline = policy.deadlines?.["recommendation-response"];
    const isAnswered = entry.responses.some(({ decision }) => decision !== "awaiting");
    const answer = deadline && !isAnswered ? lastDayInTime(entry.date, deadline) : undefined;
    const whose = short(entry.owners) || "nobody";
    return [
      ...due(record.id, moved?.to ?? first, {
        ...about,
        title: `${label} due: ${entry.title}`,
        says: `Recommendation, with ${whose}.`,
        moved: entry.updates.filter((one) => one.due !== undefined).length,
      }),
      ...due(`${record.id}-answer`, answer, {
        ...about,
        title: `${label}, answer due: ${entry.title}`,
        says: `Is the recommendation accepted? With ${whose}.`,
      }),
    ];
  });
  const challenges = base.registers.challenge.flatMap((record) => {
    const entry = standing("challenge", record.value, today);
    if (entry.date > today || !isOpen(entry) || entry.responses.length > 0) return [];
    const label = entryLabel({ kind: "challenge", record }, yearOf(entry.date, starts), starts);
    return due(record.id, challengeDue(entry, policy.deadlines), {
      title: `${label}, answer due: ${entry.title}`,
      says: `Challenge, to ${short(entry.to) || "nobody"}.`,
      who: entry.to,
      from: record.id,
      marking: entry.marking,
      moved: entry.updates.filter((one) => one["response-due"] !== undefined).length,
    });
  });
  const requests = base.registers.request.flatMap((record) => {
    const entry = standing("request", record.value, today);
    if (entry.asked > today || !isOpen(entry) || !WAITING.includes(entry.status ?? "asked")) return [];
    const label = entryLabel({ kind: "request", record }, yearOf(entry.asked, starts), starts);
    return due(record.id, requestDue(entry), {
      title: `${label} due: ${entry.title}`,
      says: `Information asked of ${short([entry.from])}.`,
      who: [entry.from],
      from: record.id,
      marking: entry.marking,
      moved: entry.updates.filter((one) => one.due !== undefined).length,
    });
  });
  const reviews = base.registers["learning-review"].flatMap((record) => {
    const entry = standing("learning-review", record.value, today);
    if (entry["became-aware"] > today || !isOpen(entry)) return [];
    return reviewSteps(entry, policy.deadlines)
      .filter(({ taken }) => taken === undefined)
      .flatMap(({ step, due: on }) =>
        due(`${record.id}-${step}`, on, {
          title: `${entry.reference}: ${STEPS[step]} due`,
          says: "Learning review.",
          who: [],
          from: record.id,
          marking: entry.marking,
        }),
      );
  });
  return [...recommendations, ...challenges, ...requests, ...reviews];
}

function decisionsDue(base: KnowledgeBase, today: Day): readonly CalendarEvent[] {
  return allDecisions(base).flatMap(({ decision, year, quarter, words }) => {
    if (decision.outcome !== undefined && decision.outcome.on <= today) return [];
    return due(`decision-${year.folder}-${decision.id.toLowerCase()}`, decision.by, {
      title: `${decision.id} of ${year.label}, decision due`,
      says: `Asked in ${periodInWords(quarterOf(year, quarter))}: ${decision.text}`,
      who: decision.of,
      from: words.path,
    });
  });
}

function toldBackDue(base: KnowledgeBase, today: Day): readonly CalendarEvent[] {
  return base.notes.flatMap(({ id, value }) => {
    const told = value["told-back"];
    if (!told || !("due" in told) || value.status === "withdrawn" || value.date > today) return [];
    return due(`${id}-told-back`, told.due, {
      title: `Tell back: ${value.title}`,
      says: `Those who were heard on ${dayInWords(value.date)} are told what came of it.`,
      who: [],
      from: id,
      marking: value.marking,
    });
  });
}
