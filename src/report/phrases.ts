import type { AreaWarning } from "../assurance/area-warnings.ts";
import { digits } from "../model/digits.ts";
import type { Says, Voice } from "../model/note.ts";
import type { RegisterKind } from "../model/register-kinds.ts";
import type { LearningReview } from "../model/registers.ts";
import type { Direction, StatementWords } from "../model/words.ts";
import type { Period } from "../model/year.ts";

/** Words for the values of the model, as every report prints them. Plain English; never a judgement of the tool's. */
export const SAYS_IN_WORDS = {
  "working-well": "Working well",
  "worried-about": "Worried about",
  "not-yet-clear": "Not yet clear",
} as const satisfies Record<Says, string>;

export const DIRECTION_IN_WORDS = {
  improving: "Improving",
  same: "Same",
  declining: "Declining",
  "no-comparison": "No comparison",
} as const satisfies Record<Direction, string>;

export const VOICE_IN_WORDS = {
  children: "children",
  "parents-carers": "parents and carers",
  practitioners: "practitioners",
  leaders: "leaders",
  others: "others",
} as const satisfies Record<Voice, string>;

export const OUTCOME_IN_WORDS = {
  taken: "Taken",
  "taken-in-part": "Taken in part",
  "not-taken": "Not taken",
  deferred: "Deferred",
} as const;

export const DIARY_IN_WORDS = {
  done: "Done",
  cancelled: "Cancelled",
  postponed: "Postponed",
  missed: "Missed",
  "not-invited": "Not invited",
} as const;

/** What limits an area, as the end of a sentence. */
export const WARNING_IN_WORDS = {
  "no-evidence": "no evidence",
  "one-method": "one method",
  "one-source": "one source",
  "only-line-1": "only agencies' own accounts",
  "only-reported": "only what was reported, nothing first-hand",
  "no-voice": "nothing from children, families or practitioners",
  "nothing-recent": "nothing recent",
} as const satisfies Record<AreaWarning, string>;

/** The scrutineer's view of a criterion over a year. */
export const CRITERION_IN_WORDS = {
  met: "Met",
  "partly-met": "Partly met",
  "not-met": "Not met",
  "not-evidenced": "Not evidenced",
} as const satisfies Record<StatementWords["criteria"][string], string>;

/** The scrutineer's view of a duty over a year. */
export const DUTY_IN_WORDS = {
  fulfilled: "Fulfilled",
  partly: "Partly fulfilled",
  not: "Not fulfilled",
  "not-assessed": "Not assessed",
} as const satisfies Record<StatementWords["duties"][string], string>;

export const RESPONSE_IN_WORDS = {
  accepted: "Accepted",
  "accepted-in-part": "Accepted in part",
  "not-accepted": "Not accepted",
  awaiting: "Awaiting",
} as const;

export const STATUS_IN_WORDS = {
  "not-started": "Not started",
  "on-track": "On track",
  slipping: "Slipping",
  "off-track": "Off track",
  complete: "Complete",
  superseded: "Superseded",
  "closed-not-accepted": "Closed, not accepted",
} as const;

export const TESTED_IN_WORDS = {
  embedded: "Embedded",
  "done-not-embedded": "Done, not embedded",
  "not-done": "Not done",
  "not-tested": "Not tested",
} as const;

export const VIEW_IN_WORDS = {
  answers: "Answers",
  "answers-in-part": "Answers in part",
  "does-not-answer": "Does not answer",
} as const;

export const REVIEW_DECISION_IN_WORDS = {
  "no-review": "no review",
  lcspr: "local child safeguarding practice review",
  national: "national review",
  other: "other",
} as const;

/** A register entry of which an edition may say no more than its kind and quarter. */
export const KIND_IN_WORDS = {
  recommendation: "recommendation",
  challenge: "challenge",
  escalation: "escalation",
  request: "request",
  "learning-review": "learning review",
} as const satisfies Record<RegisterKind, string>;

export const REVIEW_KIND_IN_WORDS = {
  "rapid-review": "rapid reviews",
  lcspr: "local child safeguarding practice reviews",
  national: "national reviews",
  thematic: "thematic reviews",
  other: "other",
} as const satisfies Record<LearningReview["kind"], string>;

/** `quarter` or `year`: what a sentence calls the period of its report. */
export function periodWord({ quarter }: Pick<Period, "quarter">): "quarter" | "year" {
  return quarter ? "quarter" : "year";
}

/** `a, b and c`: a list in a sentence. */
export function andList(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** Without its last full stop, so that something can follow. */
export function withoutStop(text: string): string {
  return text.trim().replace(/\.+$/, "");
}

/** With one full stop at its end, unless it ends in another mark. */
export function withStop(text: string): string {
  const trimmed = text.trim();
  return /[.!?]["”’')]*$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** `1 day`, `2 days`. */
export function countOf(count: number, word: string, plural = `${word}s`): string {
  return `${digits(count)} ${count === 1 ? word : plural}`;
}

/** Several of a kind of office, for a sentence: `Head of service` gives `heads of service`, `Manager` `managers`. */
export function pluralOf(title: string): string {
  const lower = /^[A-Z][a-z]/.test(title) ? title[0]?.toLowerCase() + title.slice(1) : title;
  const [head = "", ...rest] = lower.split(" of ");
  const plural = head.endsWith("s") ? head : `${head}s`;
  return [plural, ...rest].join(" of ");
}

/** What stands for counts of criteria while the framework has none. */
export const NO_CRITERIA = "The framework has no criteria yet, so no finding can be counted under an area.";

/** `3 of 8`: criteria with evidence; words where there is nothing to count by. */
export function withEvidenceOf(count: number, of: number): string {
  return of === 0 ? "No criteria yet" : `${count} of ${of}`;
}
