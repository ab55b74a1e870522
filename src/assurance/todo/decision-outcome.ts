import type { Found, TodoContext, TodoDecision, TodoKind } from "../todo-context.ts";
import { dueInWords, urgencyOf } from "../todo-urgency.ts";

/** Decisions that were asked and of which nothing says what came. */
export const decisionOutcome: TodoKind = {
  kind: "decision-outcome",
  says: "A decision was asked and has no outcome: its day is past or comes this quarter, or it has none and its meeting has been.",
  find: (context) => context.decisions.flatMap((one) => withoutOutcome(context, one)),
};

function withoutOutcome(context: TodoContext, one: TodoDecision): readonly Found[] {
  const { outcome, decision } = one;
  const due = decision.by;
  const urgency = due === undefined ? 3 : urgencyOf(context, due);
  if (outcome !== undefined || urgency === undefined) return [];
  const when = due === undefined ? "no day set" : dueInWords(context, due);
  return [
    {
      urgency,
      due,
      id: one.name,
      message: `${one.label}, ${decision.text.replace(/\.$/, "")}: no outcome, ${when}.`,
      command: `scrutiny update ${one.name} --outcome OUTCOME --text TEXT`,
      who: decision.of,
    },
  ];
}
