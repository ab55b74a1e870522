import { z } from "zod";
import { basis, line, method } from "./programme.ts";
import {
  about,
  by,
  count,
  day,
  dayOrMonth,
  list,
  name,
  reference,
  stated,
  stretch,
  title,
  words,
} from "./schema.ts";

export const SAYS = ["working-well", "worried-about", "not-yet-clear"] as const;
export const FROM = [
  "seen",
  "children",
  "parents-carers",
  "practitioners",
  "leaders",
  "agency-account",
  "data",
  "document",
] as const;
export const VOICES = ["children", "parents-carers", "practitioners", "leaders", "others"] as const;

export type Says = (typeof SAYS)[number];
export type From = (typeof FROM)[number];
export type Voice = (typeof VOICES)[number];

const finding = z.strictObject({
  about: about.optional(),
  says: z.enum(SAYS),
  finding: words(600),
  needs: words(600).optional(),
  from: z.enum(FROM).optional(),
  agencies: list(name),
  concerns: list(name),
  unit: words(200).optional(),
  method: method.optional(),
  line: line.optional(),
  basis: basis.optional(),
  strength: z.enum(["strong", "moderate", "weak"]).optional(),
  reach: z.enum(["activity", "quality", "difference"]).optional(),
  priority: name.optional(),
  quote: z.strictObject({ text: words(600), agreed: z.boolean("expected true or false") }).optional(),
});

/** In what role a person reviews: the scrutineer's own stamp confirms a record, the others tell that it was read. */
export const REVIEW_ROLES = [
  "scrutineer",
  "peer-scrutineer",
  "business-manager",
  "partner",
  "other",
] as const;
export type ReviewRole = (typeof REVIEW_ROLES)[number];

/** A review stamp: written by `review` only. */
export const reviewStamp = z.strictObject({
  by,
  role: z.enum(REVIEW_ROLES),
  on: day,
  digest: words(100),
});

// beyond that, digits are lost when a number is read
const number = z
  .number("expected a number")
  .min(-1e15, "expected a number of at most 15 digits")
  .max(1e15, "expected a number of at most 15 digits");

const figure = z.strictObject({
  measure: words(200),
  value: number,
  /** The base: what the value is a part of. */
  of: number.optional(),
  unit: words(60),
  period: z.union([z.string(), stretch], "expected 2025/26, 2025/26-Q1 or {from: DAY, to: DAY}"),
  "as-at": day.optional(),
  source: words(300),
});

/**
 * An evidence note's front matter. Only title, date, activity and one finding (or `nothing-new: true`) must be given;
 * a draft may lack those too. Days are days; `covers` is the time that the evidence is about, `until` the last day of
 * work that ran over several.
 */
export const noteSchema = z.strictObject({
  title: title.optional(),
  date: day.optional(),
  until: day.optional(),
  covers: stretch.optional(),
  activity: name.optional(),
  methods: list(method),
  present: list(name),
  line: line.optional(),
  basis: basis.optional(),
  heard: z
    .strictObject({
      children: count.optional(),
      "parents-carers": count.optional(),
      practitioners: count.optional(),
      leaders: count.optional(),
      others: count.optional(),
    })
    .optional(),
  "told-back": z
    .union(
      [z.strictObject({ on: day, how: words(400) }), z.strictObject({ due: day })],
      "expected {on: DAY, how: TEXT} once told, or {due: DAY}",
    )
    .optional(),
  marking: words(60).optional(),
  status: z.enum(["draft", "ready", "withdrawn"]).default("draft"),
  withdrawn: z.strictObject({ on: day, by, reason: words(600) }).optional(),
  disposed: z.strictObject({ on: day, by, reason: words(600) }).optional(),
  "nothing-new": stated.optional(),
  findings: list(finding),
  figures: list(figure),
  sources: list(
    z.strictObject({
      title: words(300),
      kind: name,
      received: dayOrMonth.optional(),
      url: words(400).optional(),
      file: words(300).optional(),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits")
        .optional(),
    }),
  ),
  "passed-on": list(
    z.strictObject({ on: day, to: name, kind: z.enum(["child-safety", "practice", "conduct"]) }),
  ),
  supersedes: list(reference),
  related: list(reference),
  reviews: list(reviewStamp),
});

export type ReviewStamp = z.output<typeof reviewStamp>;
export type NoteFields = z.output<typeof noteSchema>;
export type Finding = NoteFields["findings"][number];
export type Figure = NoteFields["figures"][number];

/** A note that has been read: what must be given is there, for a draft by a stand-in (the day of its id, its activity `unplanned`). */
export type Note = Omit<NoteFields, "title" | "date" | "activity"> & {
  readonly title: string;
  readonly date: NonNullable<NoteFields["date"]>;
  readonly activity: string;
};

/** The day that decides a note's period: `until`, else its date. */
export function periodDay(note: Pick<Note, "date" | "until">): Note["date"] {
  return note.until ?? note.date;
}

/** The day that ageing counts from: the end of what it covers, else `until`, else its date. */
export function evidenceDay(note: Pick<Note, "date" | "until" | "covers">): Note["date"] {
  return note.covers?.to ?? periodDay(note);
}
