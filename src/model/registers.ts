import { z } from "zod";
import { reviewStamp } from "./note.ts";
import type { RegisterKind } from "./register-kinds.ts";
import { about, by, count, day, list, name, reference, title, words } from "./schema.ts";

const common = {
  title,
  marking: words(60).optional(),
  closed: day.optional(),
  related: list(reference),
  reviews: list(reviewStamp),
  disposed: z.strictObject({ on: day, by, reason: words(600) }).optional(),
};

/** A number in a year's register: a letter and a count from 1. */
function number(letter: string) {
  return z
    .string(`expected a number such as ${letter}1`)
    .regex(new RegExp(`^${letter}[1-9]\\d{0,3}$`), `expected a number such as ${letter}1`);
}

/** What every update has; `reason` goes with what it moved. */
const update = { on: day, by, text: words(), reason: words(600).optional(), closed: day.optional() };

const difference = z.strictObject({ text: words(600), evidence: list(reference) });

const recommendationChanges = {
  status: z
    .enum([
      "not-started",
      "on-track",
      "slipping",
      "off-track",
      "complete",
      "superseded",
      "closed-not-accepted",
    ])
    .optional(),
  responses: list(
    z.strictObject({
      from: name,
      decision: z.enum(["accepted", "accepted-in-part", "not-accepted", "awaiting"]),
      by,
      on: day,
      action: words(600).optional(),
      reason: words(600).optional(),
    }),
  ),
  tested: z
    .strictObject({
      on: day,
      by,
      view: z.enum(["embedded", "done-not-embedded", "not-done", "not-tested"]),
      evidence: list(reference),
    })
    .optional(),
  difference: difference.optional(),
};

/** A recommendation. `status` is as the owner says, `tested` as the scrutineer found: never one column. */
export const recommendationSchema = z.strictObject({
  ...common,
  number: number("R"),
  date: day,
  about: list(about),
  evidence: list(reference),
  /** Agencies, groups or roles; the first leads. */
  owners: list(name),
  /** 1 before the next meeting, 2 this quarter, 3 this year. */
  priority: z.union([z.literal(1), z.literal(2), z.literal(3)], "expected 1, 2 or 3"),
  /** The first due day; a later one is in the update that moved it. */
  due: day,
  ...recommendationChanges,
  updates: list(z.strictObject({ ...update, due: day.optional(), ...recommendationChanges })),
});

const challengeChanges = {
  responses: list(z.strictObject({ from: name, on: day, text: words() })),
  view: z
    .strictObject({
      is: z.enum(["answers", "answers-in-part", "does-not-answer"]),
      on: day,
      why: words(600).optional(),
    })
    .optional(),
  "carried-to": reference.optional(),
  outcome: words(600).optional(),
  difference: difference.optional(),
  status: z.enum(["open", "answered", "carried-on", "closed"]).optional(),
};

/** A challenge: one question, why it matters for children, the answer, and the scrutineer's view of the answer. */
export const challengeSchema = z.strictObject({
  ...common,
  number: number("C"),
  date: day,
  kind: z.enum(["support", "challenge"]),
  forum: name.optional(),
  "raised-by": name.optional(),
  to: list(name),
  about: list(about),
  question: words(600),
  why: words(600).optional(),
  evidence: list(reference),
  "response-due": day.optional(),
  ...challengeChanges,
  updates: list(z.strictObject({ ...update, "response-due": day.optional(), ...challengeChanges })),
});

const escalationChanges = {
  stage: name.optional(),
  view: z
    .strictObject({ given: day, text: words(), followed: z.enum(["yes", "in-part", "no"]).optional() })
    .optional(),
  outcome: words(600).optional(),
  "outcome-notified": day.optional(),
  difference: difference.optional(),
  status: z.enum(["open", "view-given", "closed"]).optional(),
};

/** An escalation in which the scrutineer's view is asked, or that reached the last stages. All others come as returns. */
export const escalationSchema = z.strictObject({
  ...common,
  number: number("E"),
  raised: day,
  notified: day.optional(),
  parties: list(name),
  about: list(about),
  "asked-by": name.optional(),
  ...escalationChanges,
  updates: list(z.strictObject({ ...update, ...escalationChanges })),
});

const requestChanges = {
  received: day.optional(),
  status: z.enum(["asked", "part-received", "received", "refused", "not-held", "withdrawn"]).optional(),
};

/** Information asked for. Overdue is computed, never written. */
export const requestSchema = z.strictObject({
  ...common,
  number: number("I"),
  requirement: name,
  asked: day,
  from: name,
  due: day.optional(),
  ...requestChanges,
  updates: list(z.strictObject({ ...update, due: day.optional(), ...requestChanges })),
});

const learningReviewChanges = {
  notified: day.optional(),
  "rapid-review-sent": day.optional(),
  decision: z.strictObject({ on: day, is: z.enum(["no-review", "lcspr", "national", "other"]) }).optional(),
  "panel-reply": day.optional(),
  published: day.optional(),
  actions: z.strictObject({ agreed: count, complete: count, tested: count }).optional(),
  themes: list(words(200)),
  "briefing-issued": day.optional(),
};

/** A learning review: its days and its actions, never a case's detail. Times are working days (England). */
export const learningReviewSchema = z.strictObject({
  ...common,
  /** The partnership's own reference, never a child's. */
  reference: words(60),
  kind: z.enum(["rapid-review", "lcspr", "national", "thematic", "other"]),
  "became-aware": day,
  ...learningReviewChanges,
  updates: list(z.strictObject({ ...update, ...learningReviewChanges })),
});

export type Recommendation = z.output<typeof recommendationSchema>;
export type Challenge = z.output<typeof challengeSchema>;
export type Escalation = z.output<typeof escalationSchema>;
export type InformationRequest = z.output<typeof requestSchema>;
export type LearningReview = z.output<typeof learningReviewSchema>;

export const REGISTER_SCHEMAS = {
  recommendation: recommendationSchema,
  challenge: challengeSchema,
  escalation: escalationSchema,
  request: requestSchema,
  "learning-review": learningReviewSchema,
} as const;

/** The entry of each register kind. */
export interface RegisterEntries {
  recommendation: Recommendation;
  challenge: Challenge;
  escalation: Escalation;
  request: InformationRequest;
  "learning-review": LearningReview;
}

export type RegisterEntry = RegisterEntries[RegisterKind];

/** The status of an entry before any update: the first of its list. */
export const FIRST_STATUS = {
  recommendation: "not-started",
  challenge: "open",
  escalation: "open",
  request: "asked",
  "learning-review": undefined,
} as const satisfies Record<RegisterKind, string | undefined>;

/** The fields that an update may set, for each kind; `due` and `response-due` keep their first value on the entry. */
export const CHANGING_FIELDS = {
  recommendation: [...Object.keys(recommendationChanges), "due", "closed"],
  challenge: [...Object.keys(challengeChanges), "response-due", "closed"],
  escalation: [...Object.keys(escalationChanges), "closed"],
  request: [...Object.keys(requestChanges), "due", "closed"],
  "learning-review": [...Object.keys(learningReviewChanges), "closed"],
} as const satisfies Record<RegisterKind, readonly string[]>;

/** The day in an entry's id: when it was opened. */
export function openedOn(kind: RegisterKind, entry: RegisterEntry) {
  switch (kind) {
    case "recommendation":
    case "challenge":
      return (entry as Recommendation | Challenge).date;
    case "escalation":
      return (entry as Escalation).raised;
    case "request":
      return (entry as InformationRequest).asked;
    case "learning-review":
      return (entry as LearningReview)["became-aware"];
    default:
      return kind satisfies never;
  }
}
