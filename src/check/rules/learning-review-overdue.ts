import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import type { LearningReview } from "../../model/registers.ts";
import { type DueDay, policyDueDay } from "../due-day.ts";
import { faultAt } from "../fault-at.ts";
import type { Rule } from "../rule.ts";

/**
 * Why: Learning that comes late reaches the next child late; the times are the partnership's own duty.
 * Basis: The model of the knowledge base, Registers: times are counted from the day after `became-aware`, a
 * published LCSPR from the decision. Asked only where `deadlines` of scrutiny.yaml set one.
 */
export const learningReviewOverdue: Rule = {
  id: "learning-review-overdue",
  severity: "warning",
  says: "A step of a learning review is past its deadline, and no day says that it was taken.",
  why: "Learning that comes late reaches the next child late; the times are the partnership's own duty.",
  basis:
    "The model of the knowledge base, Registers: times are counted from the day after `became-aware`, a published LCSPR from the decision. Asked only where `deadlines` of scrutiny.yaml set one.",
  *check({ base, today }) {
    for (const record of base.registers["learning-review"]) {
      if (record.value.closed !== undefined) continue;
      for (const { due, is, field } of steps(base, record)) {
        if (due === undefined || due.on >= today) continue;
        yield faultAt(record, due.field, {
          message: `${is} by ${due.on}, and no day says that it was.`,
          hint: `Add ${field}: and the day, to the entry and in an update.`,
          related: due.related,
        });
      }
    }
  },
};

interface Step {
  readonly due: DueDay | undefined;
  readonly is: string;
  readonly field: string;
}

/** The steps that have not been taken, each with its last day where the policy sets one. */
function* steps(base: KnowledgeBase, { value }: RecordFile<LearningReview>): Iterable<Step> {
  const { kind, decision, notified, published, "became-aware": aware } = value;
  const from = (deadline: "notification" | "rapid-review") =>
    policyDueDay(base, deadline, "became-aware", aware);
  if (kind === "rapid-review" && notified === undefined)
    yield { due: from("notification"), is: "The notification was due", field: "notified" };
  if (kind === "rapid-review" && value["rapid-review-sent"] === undefined)
    yield { due: from("rapid-review"), is: "The rapid review was due", field: "rapid-review-sent" };
  if (decision?.is === "lcspr" && published === undefined)
    yield {
      due: policyDueDay(base, "lcspr", "decision", decision.on),
      is: "The review was to be published",
      field: "published",
    };
}
