import { z } from "zod";
import { about, count, day, list, name, reference, stated, title, words, yearText } from "./schema.ts";

/** The ten methods of scrutiny (the source's, and those that its programme implies). A visit is an activity, not a method. */
export const METHODS = [
  "meeting-observation",
  "practice-observation",
  "participation",
  "interview",
  "focus-group",
  "survey",
  "data-analysis",
  "document-review",
  "case-audit",
  "peer-review",
] as const;

export const method = z.enum(METHODS);
/** The Three Lines (IIA 2020): 1 an agency's own account, 2 partnership oversight, 3 independent. */
export const line = z.union([z.literal(1), z.literal(2), z.literal(3)], "expected 1, 2 or 3");
export const basis = z.enum(["first-hand", "reported"]);

const quarters = z.strictObject({
  Q1: count.optional(),
  Q2: count.optional(),
  Q3: count.optional(),
  Q4: count.optional(),
});

const planned = z.union(
  [z.enum(["as-agreed", "as-required"]), z.array(day), quarters],
  "expected counts a quarter such as {Q1: 1, Q2: 2}, a list of days, as-agreed or as-required",
);

const activity = z.strictObject({
  id: name,
  row: name,
  title: words(200).optional(),
  under: words(200).optional(),
  ours: stated.optional(),
  kind: z.enum([
    "meeting",
    "report",
    "visit",
    "engagement",
    "deep-dive",
    "challenge-process",
    "network",
    "administration",
  ]),
  how: words(400).optional(),
  functions: list(about),
  duties: list(about),
  planned: planned.optional(),
  defaults: z
    .strictObject({
      methods: list(method),
      line: line.optional(),
      basis: basis.optional(),
      present: list(name),
      marking: words(60).optional(),
    })
    .optional(),
});

/** `programme/YYYY-YY/programme.yaml`: the work programme of one scrutiny year. */
export const programmeSchema = z.strictObject({
  year: yearText,
  framework: name,
  agreed: list(z.strictObject({ on: day, by: name, digest: words(100).optional() })),
  /** Days contracted for the year. */
  days: z.number("expected a number").min(0).max(366).optional(),
  rows: list(z.strictObject({ id: name, title: words(300), how: words(400).optional() })),
  activities: list(activity),
  information: list(
    z.strictObject({
      id: name,
      title: words(300),
      from: list(name),
      every: z.enum(["meeting", "month", "quarter", "year", "event"]).optional(),
      "due-days": count.optional(),
    }),
  ),
  priorities: list(z.strictObject({ id: name, title: words(200) })),
  "open-points": list(
    z.strictObject({
      id: name,
      text: words(400),
      of: reference.optional(),
      settled: z.strictObject({ on: day, by: words(200), text: words(400) }).optional(),
    }),
  ),
});

export type Programme = z.output<typeof programmeSchema>;
export type Activity = Programme["activities"][number];

/** The activity of work that is in no programme. */
export const UNPLANNED = "unplanned";

/** An activity's own title, else its row's. */
export function activityTitle(programme: Programme | undefined, id: string): string {
  const activity = programme?.activities.find((one) => one.id === id);
  if (!activity) return id === UNPLANNED ? "Not in the programme" : id;
  return activity.title ?? programme?.rows.find((row) => row.id === activity.row)?.title ?? id;
}

/** `programme/YYYY-YY/diary.yaml`: what was done, cancelled, postponed or missed, a line each. */
export const diarySchema = z.strictObject({
  entries: list(
    z.strictObject({
      on: day,
      activity: name,
      outcome: z.enum(["done", "cancelled", "postponed", "missed", "not-invited"]),
      why: words(400).optional(),
      days: z.number("expected a number of days such as 0.5").min(0).max(60).optional(),
      papers: z.enum(["in-time", "late", "none"]).optional(),
      note: reference.optional(),
      title: title.optional(),
    }),
  ),
});

export type Diary = z.output<typeof diarySchema>;
export type DiaryEntry = Diary["entries"][number];

/** `programme/YYYY-YY/escalations.yaml`: returns, one line a quarter and agency. */
export const returnsSchema = z.strictObject({
  returns: list(
    z.strictObject({
      period: z.enum(["Q1", "Q2", "Q3", "Q4"]),
      from: name,
      notified: count,
      "settled-at": z.record(z.string(), count).default({}),
      open: count,
      overdue: count,
      "outcomes-notified": count,
    }),
  ),
});

export type EscalationReturns = z.output<typeof returnsSchema>;

/** `programme/YYYY-YY/accuracy.yaml`: factual accuracy rounds and their comments. */
export const accuracySchema = z.strictObject({
  rounds: list(
    z.strictObject({
      report: z.enum(["q1", "q2", "q3", "q4", "statement"]),
      sent: day,
      to: list(name),
      due: day,
      closed: day.optional(),
      comments: list(
        z.strictObject({
          number: count,
          by: words(200),
          on: day,
          place: words(200),
          says: words(),
          decision: z.enum(["corrected", "not-corrected"]).optional(),
          why: words().optional(),
        }),
      ),
    }),
  ),
});

export type Accuracy = z.output<typeof accuracySchema>;
