import type { Day } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { REGISTER_KINDS, type RegisterKind } from "../model/register-kinds.ts";
import type { RegisterCounts } from "../model/status-answer.ts";
import type { Period } from "../model/year.ts";
import { isOverdueChallenge } from "./challenge-numbers.ts";
import { isOverdueReview } from "./learning-review-numbers.ts";
import { isAnswerOverdue } from "./recommendation-answer.ts";
import {
  entriesOfPeriod,
  recommendationDaysOverdue,
  requestDaysOverdue,
  type StandingEntry,
} from "./registers-of-period.ts";

/**
 * Each register as a period shows it at a day: open, of these overdue, and closed in the period or since. What overdue
 * means differs by register; no deadline is set for an escalation.
 */
export function registerCounts(base: KnowledgeBase, period: Period, asAt: Day): readonly RegisterCounts[] {
  return REGISTER_KINDS.map((kind) => {
    const shown = entriesOfPeriod(base, kind, period, asAt);
    const open = shown.filter((one) => one.open).length;
    return {
      kind,
      open,
      overdue: overdue(base, kind, period, asAt),
      closed: shown.length - open,
      answersOverdue: answersOverdue(base, kind, period, asAt),
    };
  });
}

function overdue(base: KnowledgeBase, kind: RegisterKind, period: Period, asAt: Day): number {
  const deadlines = base.policy.value.deadlines;
  const count = <K extends RegisterKind>(of: K, is: (one: StandingEntry<K>) => boolean) =>
    entriesOfPeriod(base, of, period, asAt).filter(is).length;
  switch (kind) {
    case "recommendation":
      return count(kind, (one) => recommendationDaysOverdue(one.entry, asAt) > 0);
    case "challenge":
      return count(kind, (one) => isOverdueChallenge(one, asAt, deadlines));
    case "escalation":
      return 0;
    case "request":
      return count(kind, (one) => requestDaysOverdue(one.entry, asAt) > 0);
    case "learning-review":
      return count(kind, (one) => isOverdueReview(one, deadlines, asAt));
    default:
      return kind satisfies never;
  }
}

/** Only a recommendation and a challenge are answered; of a challenge that is all that can be overdue. */
function answersOverdue(base: KnowledgeBase, kind: RegisterKind, period: Period, asAt: Day): number {
  const { deadlines } = base.policy.value;
  if (kind === "challenge") return overdue(base, kind, period, asAt);
  if (kind !== "recommendation") return 0;
  const shown = entriesOfPeriod(base, kind, period, asAt);
  return shown.filter(({ entry }) => isAnswerOverdue(entry, asAt, deadlines)).length;
}
