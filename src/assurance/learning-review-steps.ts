import type { KnowledgeBase, RecordFile } from "../model/knowledge-base.ts";
import type { LearningReview } from "../model/registers.ts";
import { type DueDay, policyDueDay } from "./due-day.ts";

/** A step of a learning review that was not taken: what was due, and the field that says when it was taken. */
export interface Step {
  readonly due: DueDay | undefined;
  readonly is: string;
  readonly field: string;
}

/** The steps that have not been taken, each with its last day where the policy sets one. */
export function* learningReviewSteps(
  base: KnowledgeBase,
  { value }: RecordFile<LearningReview>,
): Iterable<Step> {
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
