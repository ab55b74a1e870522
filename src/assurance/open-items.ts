import { type Day, daysBetween } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import type { Policy } from "../model/policy.ts";
import { compareText } from "../model/problem.ts";
import type { RegisterKind } from "../model/register-kinds.ts";
import { FIRST_STATUS } from "../model/registers.ts";
import { allDecisions, allEntries, type DecisionFile, type EntryFile } from "./reference.ts";
import {
  challengeDaysLate,
  challengeDue,
  recommendationDaysOverdue,
  recommendationDue,
  requestDaysOverdue,
  requestDue,
} from "./registers-of-period.ts";

/** An entry that is not closed, or a decision without an outcome. */
export type OpenItem = {
  readonly title: string;
  readonly status: string | undefined;
  /** The day in force: a moved one, where it was moved. */
  readonly due: Day | undefined;
  /** Calendar days; 0 where nothing is late. */
  readonly daysOverdue: number;
} & (
  | { readonly kind: RegisterKind; readonly entry: EntryFile }
  | { readonly kind: "decision"; readonly decision: DecisionFile }
);

/** Everything that is open on a day: overdue first, the longest before the others, then by due day, then by kind and id. */
export function openItems(base: KnowledgeBase, today: Day): readonly OpenItem[] {
  const entries = allEntries(base)
    .filter(({ record }) => record.value.closed === undefined)
    .map((entry) => ofEntry(entry, today, base.policy.value.deadlines));
  const decisions = allDecisions(base)
    .filter(({ decision }) => decision.outcome === undefined)
    .map((decision) => ofDecision(decision, today));
  return [...entries, ...decisions].sort(
    (a, b) =>
      b.daysOverdue - a.daysOverdue ||
      compareText(a.due ?? "9", b.due ?? "9") ||
      compareText(a.kind, b.kind) ||
      compareText(pathOf(a), pathOf(b)),
  );
}

function ofEntry(entry: EntryFile, today: Day, deadlines: Policy["deadlines"]): OpenItem {
  const { kind, record } = entry;
  const { due, daysOverdue } = dueOf(entry, today, deadlines);
  const status = "status" in record.value ? record.value.status : undefined;
  return { kind, entry, title: record.value.title, status: status ?? FIRST_STATUS[kind], due, daysOverdue };
}

function dueOf(
  { kind, record }: EntryFile,
  today: Day,
  deadlines: Policy["deadlines"],
): { readonly due: Day | undefined; readonly daysOverdue: number } {
  switch (kind) {
    case "recommendation": {
      const { first, moved } = recommendationDue(record.value);
      return { due: moved?.to ?? first, daysOverdue: recommendationDaysOverdue(record.value, today) };
    }
    case "challenge": {
      const isAnswered = record.value.responses.length > 0;
      return {
        due: isAnswered ? undefined : challengeDue(record.value, deadlines),
        daysOverdue: isAnswered ? 0 : challengeDaysLate(record.value, today, deadlines),
      };
    }
    case "request":
      return { due: requestDue(record.value), daysOverdue: requestDaysOverdue(record.value, today) };
    case "escalation":
    case "learning-review":
      return { due: undefined, daysOverdue: 0 };
    default:
      return kind satisfies never;
  }
}

function ofDecision(decision: DecisionFile, today: Day): OpenItem {
  const { by, text } = decision.decision;
  const daysOverdue = by === undefined ? 0 : Math.max(0, daysBetween(by, today));
  return { kind: "decision", decision, title: text, status: undefined, due: by, daysOverdue };
}

function pathOf(item: OpenItem): string {
  if (item.kind !== "decision") return item.entry.record.path;
  return `${item.decision.words.path} ${String(item.decision.index).padStart(3, "0")}`;
}
