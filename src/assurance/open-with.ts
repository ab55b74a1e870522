import { type Day, daysBetween } from "../model/day.ts";
import { lastDayInTime } from "../model/deadline.ts";
import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { ReturnKind } from "../model/owner-return.ts";
import { compareText } from "../model/problem.ts";
import { openedOn, type RegisterEntries } from "../model/registers.ts";
import { yearOf } from "../model/year.ts";
import { allDecisions, type DecisionFile } from "./reference.ts";
import {
  challengeDaysLate,
  challengeDue,
  recommendationDaysOverdue,
  recommendationDue,
  requestDaysOverdue,
  requestDue,
} from "./registers-of-period.ts";
import { isOpen, standing } from "./standing.ts";

/** A recommendation, challenge or request that is open with a party, as it stands on a day. */
export type OpenWith = {
  [K in ReturnKind]: {
    readonly kind: K;
    readonly record: RecordFile<RegisterEntries[K]>;
    readonly entry: RegisterEntries[K];
    /** With its year: `2025/26 R1`. */
    readonly label: string;
    /** The day in force. */
    readonly due: Day | undefined;
    /** Calendar days; 0 where nothing is late. */
    readonly daysLate: number;
    /** Whether the party has something to do; else it is with the scrutineer, who tests or views it. */
    readonly isWaiting: boolean;
    /** Of a recommendation that nobody has answered: the last day for it, where the partnership has set one. */
    readonly answerDue: Day | undefined;
  };
}[ReturnKind];

const ENDED: readonly string[] = ["complete", "superseded", "closed-not-accepted"];
const WAITING: readonly string[] = ["asked", "part-received"];

/**
 * What is open with an agency, group or role on a day: the recommendations that it owns, the challenges put to it, the
 * information asked of it. Late first, the longest before the others; then by due day and number.
 */
export function openWith(base: KnowledgeBase, party: string, today: Day): readonly OpenWith[] {
  return [
    ...entriesOf(base, "recommendation", today, ({ owners }) => owners.includes(party)).map((one) =>
      ofRecommendation(base, one, today),
    ),
    ...entriesOf(base, "challenge", today, ({ to }) => to.includes(party)).map((one) =>
      ofChallenge(base, one, today),
    ),
    ...entriesOf(base, "request", today, ({ from }) => from === party).map((one) => ofRequest(one, today)),
  ].sort(lateFirst);
}

/** A decision that was asked of a party, and that nobody has said the outcome of. */
export interface DecisionWith {
  readonly decision: DecisionFile;
  /** `2025/26 D3`. */
  readonly label: string;
  readonly due: Day | undefined;
  readonly daysLate: number;
}

/** The decisions asked of a party by a day, late first. */
export function decisionsWith(base: KnowledgeBase, party: string, today: Day): readonly DecisionWith[] {
  return allDecisions(base)
    .filter(({ decision, words }) => {
      const isAsked = (words.value.meeting ?? words.value["cut-off"] ?? today) <= today;
      const isTaken = decision.outcome !== undefined && decision.outcome.on <= today;
      return isAsked && !isTaken && decision.of.includes(party);
    })
    .map((one) => {
      const due = one.decision.by;
      const daysLate = due === undefined ? 0 : Math.max(0, daysBetween(due, today));
      return { decision: one, label: `${one.year.label} ${one.decision.id}`, due, daysLate };
    })
    .sort(lateFirst);
}

/**
 * The groups that a party sits in or chairs, and how much is open with each: what is theirs is not the party's alone.
 * Of one kind all that is open; else what waits for them, decisions too.
 */
export function groupsWith(
  base: KnowledgeBase,
  party: string,
  today: Day,
  kind?: ReturnKind,
): readonly { readonly id: string; readonly open: number }[] {
  return base.policy.value.groups
    .filter(({ members, chair }) => members.includes(party) || chair === party)
    .map(({ id }) => ({
      id,
      open:
        openWith(base, id, today).filter((one) => (kind ? one.kind === kind : one.isWaiting)).length +
        (kind ? 0 : decisionsWith(base, id, today).length),
    }))
    .filter(({ open }) => open > 0);
}

interface Standing<K extends ReturnKind> {
  readonly record: RecordFile<RegisterEntries[K]>;
  readonly entry: RegisterEntries[K];
  readonly label: string;
}

/** The entries of a register that are open with a party on a day. */
function entriesOf<K extends ReturnKind>(
  base: KnowledgeBase,
  kind: K,
  today: Day,
  isTo: (entry: RegisterEntries[K]) => boolean,
): readonly Standing<K>[] {
  const starts = base.policy.value.year.starts;
  const records = base.registers[kind] as readonly RecordFile<RegisterEntries[K]>[];
  return records
    .filter((record) => openedOn(kind, record.value) <= today && isTo(record.value))
    .map((record) => ({ record, entry: standing(kind, record.value, today) }))
    .filter(({ entry }) => isOpen(entry))
    .map(({ record, entry }) => {
      const year = yearOf(openedOn(kind, record.value), starts);
      const label = `${year.label} ${(record.value as { number: string }).number}`;
      return { record, entry, label };
    });
}

function ofRecommendation(base: KnowledgeBase, one: Standing<"recommendation">, today: Day): OpenWith {
  const { first, moved } = recommendationDue(one.entry);
  const deadline = base.policy.value.deadlines?.["recommendation-response"];
  const isWaiting = !ENDED.includes(one.entry.status ?? "");
  const isAnswered = one.entry.responses.some(({ decision }) => decision !== "awaiting");
  const answerDue =
    isWaiting && !isAnswered && deadline ? lastDayInTime(one.entry.date, deadline) : undefined;
  const answerLate = answerDue === undefined ? 0 : Math.max(0, daysBetween(answerDue, today));
  const daysLate = Math.max(recommendationDaysOverdue(one.entry, today), answerLate);
  return { ...one, kind: "recommendation", due: moved?.to ?? first, daysLate, isWaiting, answerDue };
}

function ofChallenge({ policy }: KnowledgeBase, one: Standing<"challenge">, today: Day): OpenWith {
  const { deadlines } = policy.value;
  const isWaiting = one.entry.responses.length === 0;
  const daysLate = isWaiting ? challengeDaysLate(one.entry, today, deadlines) : 0;
  return {
    ...one,
    kind: "challenge",
    due: challengeDue(one.entry, deadlines),
    daysLate,
    isWaiting,
    answerDue: undefined,
  };
}

function ofRequest(one: Standing<"request">, today: Day): OpenWith {
  const isWaiting = WAITING.includes(one.entry.status ?? "asked");
  const daysLate = requestDaysOverdue(one.entry, today);
  return { ...one, kind: "request", due: requestDue(one.entry), daysLate, isWaiting, answerDue: undefined };
}

interface Dated {
  readonly label: string;
  readonly due: Day | undefined;
  readonly daysLate: number;
}

function lateFirst(a: Dated, b: Dated): number {
  return b.daysLate - a.daysLate || compareText(a.due ?? "9", b.due ?? "9") || compareText(a.label, b.label);
}
