import type { Day } from "./day.ts";

/** The kinds of things that are followed, in the order in which they are listed beside each other. */
export const TRACE_KINDS = [
  "area",
  "criterion",
  "function",
  "principle",
  "duty",
  "strand",
  "outside-framework",
  "finding",
  "note",
  "source",
  "told-back",
  "activity",
  "diary-line",
  "own-words",
  "paragraph",
  "judgement",
  "decision",
  "recommendation",
  "challenge",
  "escalation",
  "request",
  "learning-review",
  "response",
  "view",
  "test",
  "outcome",
  "difference",
  "report",
  "requirement",
  "priority",
  "open-point",
  "programme",
  "accuracy-round",
  "return",
  "agency",
  "group",
  "role",
] as const;
export type TraceKind = (typeof TRACE_KINDS)[number];

/** A thing that is followed, and where it stands. */
export interface TraceThing {
  /** What a person types to trace it: an id, `ID#2` for a finding, `2025/26-Q2:34` for a paragraph. */
  readonly id: string;
  readonly kind: TraceKind;
  /** `2025/26 R1`; undefined for what has no number. */
  readonly label: string | undefined;
  readonly title: string;
  readonly day: Day | undefined;
  /** Why it does not count, where it does not. */
  readonly state: "draft" | "withdrawn" | "superseded" | undefined;
  /** The marking that its record states itself. */
  readonly marking: string | undefined;
  readonly path: string;
  readonly line: number;
}

/** A thing that the subject rests on, or that rests on it. */
export interface TraceLink extends TraceThing {
  /** Steps from the subject, from 1. */
  readonly depth: number;
  /** How it is tied to the thing one step nearer to the subject: `is about`, `rests on`. */
  readonly relation: string;
  /** Whether the relation is said of this thing; else of the nearer one. */
  readonly isOwnRelation: boolean;
}

/** What `trace` says: each thing once, behind the one that leads to it, as a tree is read. */
export interface TraceAnswer {
  /** One thing; two where an activity and a group have the same id, say. */
  readonly subjects: readonly TraceThing[];
  readonly restsOn: readonly TraceLink[];
  readonly supports: readonly TraceLink[];
}
