import { type Day, dayInWords } from "../../../model/day.ts";
import type { FieldPath } from "../../../model/knowledge-base.ts";
import { type Policy, partyShort } from "../../../model/policy.ts";
import type {
  Challenge,
  Escalation,
  InformationRequest,
  LearningReview,
  Recommendation,
} from "../../../model/registers.ts";
import type { TraceKind } from "../../../model/trace-answer.ts";
import type { EntryFile } from "../../reference.ts";
import { inWords } from "../graph.ts";

/** Something that came of a register entry: an answer, the scrutineer's view or test, the outcome, the difference. */
export interface CameOfEntry {
  readonly kind: TraceKind;
  readonly field: FieldPath;
  readonly title: string;
  readonly day: Day | undefined;
}

/** What came of an entry, as it stands now. */
export function cameOfEntry({ kind, record }: EntryFile, policy: Policy): readonly CameOfEntry[] {
  switch (kind) {
    case "recommendation":
      return [...ofRecommendation(record.value, policy), ...difference(record.value)];
    case "challenge":
      return [...ofChallenge(record.value, policy), ...difference(record.value)];
    case "escalation":
      return [...ofEscalation(record.value), ...difference(record.value)];
    case "request":
      return ofRequest(record.value);
    case "learning-review":
      return ofLearningReview(record.value);
    default:
      return kind satisfies never;
  }
}

function ofRecommendation({ responses, tested }: Recommendation, policy: Policy): readonly CameOfEntry[] {
  const answers = responses.map(({ from, decision, action, reason, on }, index) => {
    const title = `${inWords(decision)} by ${partyShort(policy, from)}${saying(action ?? reason)}`;
    return came("response", ["responses", index], title, on);
  });
  if (!tested) return answers;
  const title = `Tested on ${dayInWords(tested.on)}${saying(inWords(tested.view).toLowerCase())}`;
  return [...answers, came("test", ["tested"], title, tested.on)];
}

function ofChallenge({ responses, view, outcome }: Challenge, policy: Policy): readonly CameOfEntry[] {
  return [
    ...responses.map(({ from, text, on }, index) =>
      came("response", ["responses", index], `${partyShort(policy, from)}: ${text}`, on),
    ),
    ...(view ? [came("view", ["view"], `${inWords(view.is)}${saying(view.why)}`, view.on)] : []),
    ...(outcome === undefined ? [] : [came("outcome", ["outcome"], outcome)]),
  ];
}

function ofEscalation({ view, outcome }: Escalation): readonly CameOfEntry[] {
  return [
    ...(view ? [came("view", ["view"], view.text, view.given)] : []),
    ...(outcome === undefined ? [] : [came("outcome", ["outcome"], outcome)]),
  ];
}

function ofRequest({ received, status }: InformationRequest): readonly CameOfEntry[] {
  if (received !== undefined)
    return [came("outcome", ["received"], `Received on ${dayInWords(received)}`, received)];
  return status === undefined || status === "asked" ? [] : [came("outcome", ["status"], inWords(status))];
}

function ofLearningReview({ decision, published }: LearningReview): readonly CameOfEntry[] {
  const decided =
    decision && `Decision on ${dayInWords(decision.on)}${saying(inWords(decision.is).toLowerCase())}`;
  return [
    ...(decided === undefined ? [] : [came("outcome", ["decision"], decided, decision?.on)]),
    ...(published
      ? [came("outcome", ["published"], `Published on ${dayInWords(published)}`, published)]
      : []),
  ];
}

function difference({ difference: made }: Recommendation | Challenge | Escalation): readonly CameOfEntry[] {
  return made ? [came("difference", ["difference", "text"], made.text)] : [];
}

function came(kind: TraceKind, field: FieldPath, title: string, day?: Day): CameOfEntry {
  return { kind, field, title, day };
}

function saying(text: string | undefined): string {
  return text === undefined ? "" : `: ${text}`;
}
