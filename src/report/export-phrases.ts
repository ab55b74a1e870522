import type { EventKind } from "../model/calendar.ts";
import type { Corroboration } from "../model/corroboration.ts";
import type { From, NoteFields } from "../model/note.ts";
import type { METHODS } from "../model/programme.ts";
import type { Challenge, Escalation, InformationRequest, LearningReview } from "../model/registers.ts";

/** Words for the values of the model that tables have and reports print otherwise or not at all. */
export const CHALLENGE_KIND_IN_WORDS = {
  support: "Support",
  challenge: "Challenge",
} as const satisfies Record<Challenge["kind"], string>;

export const CHALLENGE_STATUS_IN_WORDS = {
  open: "Open",
  answered: "Answered",
  "carried-on": "Carried on",
  closed: "Closed",
} as const satisfies Record<NonNullable<Challenge["status"]>, string>;

export const ESCALATION_STATUS_IN_WORDS = {
  open: "Open",
  "view-given": "View given",
  closed: "Closed",
} as const satisfies Record<NonNullable<Escalation["status"]>, string>;

export const FOLLOWED_IN_WORDS = {
  yes: "Yes",
  "in-part": "In part",
  no: "No",
} as const;

export const REQUEST_STATUS_IN_WORDS = {
  asked: "Asked",
  "part-received": "Received in part",
  received: "Received",
  refused: "Refused",
  "not-held": "Not held",
  withdrawn: "Withdrawn",
} as const satisfies Record<NonNullable<InformationRequest["status"]>, string>;

export const REVIEW_KIND_OF_ONE = {
  "rapid-review": "Rapid review",
  lcspr: "Local child safeguarding practice review",
  national: "National review",
  thematic: "Thematic review",
  other: "Other",
} as const satisfies Record<LearningReview["kind"], string>;

export const NOTE_STATUS_IN_WORDS = {
  draft: "Draft",
  ready: "Ready",
  withdrawn: "Withdrawn",
} as const satisfies Record<NoteFields["status"], string>;

export const FROM_IN_WORDS = {
  seen: "Seen",
  children: "Children",
  "parents-carers": "Parents and carers",
  practitioners: "Practitioners",
  leaders: "Leaders",
  "agency-account": "An agency's own account",
  data: "Data",
  document: "A document",
} as const satisfies Record<From, string>;

export const BASIS_IN_WORDS = { "first-hand": "First-hand", reported: "Reported" } as const;

export const STRENGTH_IN_WORDS = { strong: "Strong", moderate: "Moderate", weak: "Weak" } as const;

export const METHOD_IN_WORDS = {
  "meeting-observation": "Meeting observation",
  "practice-observation": "Practice observation",
  participation: "Participation",
  interview: "Interview",
  "focus-group": "Focus group",
  survey: "Survey",
  "data-analysis": "Data analysis",
  "document-review": "Document review",
  "case-audit": "Case audit",
  "peer-review": "Peer review",
} as const satisfies Record<(typeof METHODS)[number], string>;

export const PAPERS_IN_WORDS = { "in-time": "In time", late: "Late", none: "None" } as const;

export const CORROBORATION_IN_WORDS = {
  none: "None",
  single: "Single",
  corroborated: "Corroborated",
  triangulated: "Triangulated",
} as const satisfies Record<Corroboration, string>;

export const EVENT_IN_WORDS = {
  meeting: "Meeting",
  activity: "Activity",
  due: "Due",
  "cut-off": "Cut-off",
} as const satisfies Record<EventKind, string>;

export const EVENT_STATE_IN_WORDS = {
  planned: "Planned",
  done: "Done",
  "called-off": "Called off",
} as const;
