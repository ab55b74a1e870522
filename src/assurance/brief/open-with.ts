import { type Day, daysBetween } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import type { Policy } from "../../model/policy.ts";
import {
  type Challenge,
  type Escalation,
  type InformationRequest,
  openedOn,
  type Recommendation,
} from "../../model/registers.ts";
import { quarterOf, yearOf } from "../../model/year.ts";
import { allDecisions, allEntries, type DecisionFile, type EntryFile, entryLabel } from "../reference.ts";
import {
  challengeDaysLate,
  challengeDue,
  recommendationDaysOverdue,
  recommendationDue,
  requestDaysOverdue,
  requestDue,
} from "../registers-of-period.ts";
import { isOpen, standing } from "../standing.ts";

/** Something that is open with those who will be there, as at a day. */
export interface OpenItem {
  /** `C1`; with its year where that is another. */
  readonly label: string;
  readonly title: string;
  readonly marking: string | undefined;
  /** Who owes it. */
  readonly parties: readonly string[];
  readonly opened: Day;
  readonly ageDays: number;
  readonly due: Day | undefined;
  readonly daysLate: number;
  /** Where it stands: `answered`, `complete`, `not taken`. */
  readonly state: string | undefined;
}

/** What is open, by kind; each by its due day, then by the day on which it was opened. */
export interface OpenWith {
  readonly challenges: readonly OpenItem[];
  readonly decisions: readonly OpenItem[];
  readonly recommendations: readonly OpenItem[];
  readonly requests: readonly OpenItem[];
  readonly escalations: readonly OpenItem[];
}

/** What is open as at a day with any of the parties. */
export function openWith(base: KnowledgeBase, parties: ReadonlySet<string>, on: Day): OpenWith {
  const entries = allEntries(base).filter(({ kind, record }) => openedOn(kind, record.value) <= on);
  const of = (kind: EntryFile["kind"]) =>
    entries
      .filter((entry) => entry.kind === kind)
      .flatMap((entry) => openEntry(base, entry, on))
      .filter((one) => one.parties.some((id) => parties.has(id)))
      .sort(byDue);
  return {
    challenges: of("challenge"),
    decisions: openDecisions(base, on).filter((one) => one.parties.some((id) => parties.has(id))),
    recommendations: of("recommendation"),
    requests: of("request"),
    escalations: of("escalation"),
  };
}

function openEntry(base: KnowledgeBase, entry: EntryFile, on: Day): readonly OpenItem[] {
  const { kind, record } = entry;
  const now = standing(kind, record.value as never, on);
  if (!isOpen(now as { readonly closed?: Day | undefined })) return [];
  const opened = openedOn(kind, record.value);
  const starts = base.policy.value.year.starts;
  return [
    {
      label: entryLabel(entry, yearOf(on, starts), starts),
      title: record.value.title,
      marking: record.value.marking,
      opened,
      ageDays: daysBetween(opened, on),
      ...owed(kind, now, on, base.policy.value.deadlines),
    },
  ];
}

type Owed = Pick<OpenItem, "parties" | "due" | "daysLate" | "state">;

function owed(kind: EntryFile["kind"], now: unknown, on: Day, deadlines: Policy["deadlines"]): Owed {
  switch (kind) {
    case "challenge": {
      const entry = now as Challenge;
      const due = challengeDue(entry, deadlines);
      const state =
        entry.responses.length === 0 ? "not answered" : (entry.view?.is ?? "answered, no view yet");
      const daysLate = entry.responses.length === 0 ? challengeDaysLate(entry, on, deadlines) : 0;
      return { parties: entry.to, due, daysLate, state };
    }
    case "recommendation": {
      const entry = now as Recommendation;
      const { first, moved } = recommendationDue(entry);
      const tested = entry.tested ? `, tested: ${entry.tested.view}` : "";
      return {
        parties: entry.owners,
        due: moved?.to ?? first,
        daysLate: recommendationDaysOverdue(entry, on),
        state: `${entry.status ?? "not-started"}${tested}`,
      };
    }
    case "request": {
      const entry = now as InformationRequest;
      return {
        parties: [entry.from],
        due: requestDue(entry),
        daysLate: requestDaysOverdue(entry, on),
        state: entry.status === "asked" ? undefined : entry.status,
      };
    }
    case "escalation": {
      const entry = now as Escalation;
      return { parties: entry.parties, due: undefined, daysLate: 0, state: entry.status };
    }
    case "learning-review":
      return { parties: [], due: undefined, daysLate: 0, state: undefined };
    default:
      return kind satisfies never;
  }
}

/** Decisions asked by then that nobody has taken: without an outcome, or put off. */
function openDecisions(base: KnowledgeBase, on: Day): readonly OpenItem[] {
  return allDecisions(base)
    .filter((one) => askedOn(one) <= on)
    .filter(
      ({ decision: { outcome } }) => outcome === undefined || outcome.on > on || outcome.is === "deferred",
    )
    .map((one): OpenItem => {
      const { decision, year } = one;
      const own = yearOf(on, base.policy.value.year.starts);
      const outcome = decision.outcome && decision.outcome.on <= on ? decision.outcome.is : undefined;
      return {
        label: year.start === own.start ? decision.id : `${year.label} ${decision.id}`,
        title: decision.text,
        marking: undefined,
        parties: decision.of,
        opened: askedOn(one),
        ageDays: daysBetween(askedOn(one), on),
        due: decision.by,
        daysLate: decision.by === undefined ? 0 : Math.max(0, daysBetween(decision.by, on)),
        state: outcome,
      };
    })
    .sort(byDue);
}

/** The meeting that it was asked of; where the words name none, the day after the quarter's last. */
function askedOn({ words, year, quarter }: DecisionFile): Day {
  return words.value.meeting ?? quarterOf(year, quarter).to;
}

function byDue(a: OpenItem, b: OpenItem): number {
  const key = ({ due, opened, label }: OpenItem) => `${due ?? "9999-12-31"} ${opened} ${label}`;
  return key(a) < key(b) ? -1 : 1;
}
