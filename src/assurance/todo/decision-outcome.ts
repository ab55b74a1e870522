import { dayInWords } from "../../model/day.ts";
import type { Found, TodoContext, TodoDecision, TodoKind } from "../todo-context.ts";
import { dueInWords, urgencyOf } from "../todo-urgency.ts";

/** Decisions that were asked and of which nothing says what came; one that was deferred is still open. */
export const decisionOutcome: TodoKind = {
  kind: "decision-outcome",
  says: "A decision was asked and has no outcome: its day is past or comes this quarter, or it has none and its meeting has been. One that was deferred stays until it is taken or not.",
  find: (context) => context.decisions.flatMap((one) => withoutOutcome(context, one)),
};

function withoutOutcome(context: TodoContext, one: TodoDecision): readonly Found[] {
  const { outcome, decision } = one;
  if (outcome !== undefined && outcome.is !== "deferred") return [];
  const due = outcome ? undefined : decision.by;
  const urgency = due === undefined ? 3 : urgencyOf(context, due);
  if (urgency === undefined) return [];
  const since = outcome
    ? `deferred on ${dayInWords(outcome.on)}, and nothing says what came then`
    : `no outcome${due === undefined ? ", no day set" : `, ${dueInWords(context, due)}`}`;
  return [
    {
      urgency,
      due,
      id: one.name,
      message: `${one.label}, ${decision.text.replace(/\.$/, "")}: ${since}.`,
      command: `scrutiny update ${one.name} --outcome OUTCOME --text TEXT`,
      who: decision.of,
    },
  ];
}
