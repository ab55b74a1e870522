import { type Answer, STOPPED } from "../../edge/prompts.ts";
import { type Asking, askFrom, day, label, line, notes, one, words } from "./asking.ts";
import { OUTCOMES } from "./decision.ts";
import type { UpdateKind, UpdateOptions } from "./options.ts";

/** What happened, as one of a kind's choices; each asks for two things more at most. */
export interface Happening {
  readonly value: string;
  readonly label: string;
  ask(asking: Asking): Promise<Answer<Partial<UpdateOptions>>>;
}

const progress: Happening = {
  value: "progress",
  label: "Something happened, and nothing else changed",
  ask: async () => ({}),
};
const closing: Happening = { value: "close", label: "It is done with", ask: async () => ({ close: true }) };
const moving: Happening = {
  value: "due",
  label: "The day by which it is due moves",
  ask: async (asking) => {
    const due = await day(asking, "To which day?");
    const reason = due === STOPPED ? STOPPED : await words(asking, "Why?");
    return due === STOPPED || reason === STOPPED ? STOPPED : { due, reason };
  },
};

/** What can have happened to each kind, the most common first. */
export const HAPPENINGS: Readonly<Record<UpdateKind, readonly Happening[]>> = {
  recommendation: [
    {
      value: "status",
      label: "Its owner says how it stands",
      ask: (asking) =>
        one(asking, "status", "How does its owner say that it stands?", [
          "on-track",
          "slipping",
          "off-track",
          "complete",
          "superseded",
          "closed-not-accepted",
        ]),
    },
    {
      value: "response",
      label: "An owner answered",
      ask: async (asking) => {
        const from = await askFrom(asking);
        const decision =
          from === STOPPED
            ? STOPPED
            : await one(asking, "response", "What did they decide?", [
                "accepted",
                "accepted-in-part",
                "not-accepted",
              ]);
        if (from === STOPPED || decision === STOPPED) return STOPPED;
        if (decision.response === "accepted") return { from, ...decision };
        const reason = await words(asking, "Their reason?");
        return reason === STOPPED
          ? STOPPED
          : { from, ...decision, reason, text: `${label(asking, from)} answered.` };
      },
    },
    {
      value: "tested",
      label: "I tested it",
      ask: async (asking) => {
        const tested = await one(asking, "tested", "What did you find?", [
          "embedded",
          "done-not-embedded",
          "not-done",
        ]);
        const evidence = tested === STOPPED ? STOPPED : await notes(asking);
        return tested === STOPPED || evidence === STOPPED ? STOPPED : { ...tested, evidence };
      },
    },
    {
      value: "difference",
      label: "It made a difference for children",
      ask: async (asking) => {
        const difference = await words(asking, "What difference did it make?");
        const evidence = difference === STOPPED ? STOPPED : await notes(asking);
        return difference === STOPPED || evidence === STOPPED ? STOPPED : { difference, evidence };
      },
    },
    moving,
    closing,
    progress,
  ],
  challenge: [
    {
      value: "response",
      label: "An answer came",
      ask: async (asking) => {
        const from = await askFrom(asking);
        const response = from === STOPPED ? STOPPED : await words(asking, "Their answer, in their words?");
        return from === STOPPED || response === STOPPED ? STOPPED : { from, response };
      },
    },
    {
      value: "view",
      label: "My view of the answer",
      ask: async (asking) => {
        const view = await one(asking, "view", "Does it answer the question?", [
          "answers",
          "answers-in-part",
          "does-not-answer",
        ]);
        const why = view === STOPPED ? STOPPED : await words(asking, "Why?");
        return view === STOPPED || why === STOPPED ? STOPPED : { ...view, why };
      },
    },
    {
      value: "carried",
      label: "It goes on somewhere else",
      ask: (asking) => line(asking, "carriedTo", "Where to: D2, E1, or an id?"),
    },
    {
      value: "outcome",
      label: "Something came of it, and it is done with",
      ask: (asking) => withOutcome(asking, true),
    },
    moving,
    progress,
  ],
  escalation: [
    { value: "view", label: "My view", ask: (asking) => line(asking, "view", "Your view?") },
    {
      value: "followed",
      label: "Whether my view was followed",
      ask: (asking) => one(asking, "followed", "Was it followed?", ["yes", "in-part", "no"]),
    },
    { value: "outcome", label: "It is settled", ask: (asking) => withOutcome(asking, true) },
    {
      value: "notified",
      label: "Those concerned were told of the outcome",
      ask: async (asking) => {
        const told = await day(asking, "On which day?");
        return told === STOPPED ? STOPPED : { outcomeNotified: told };
      },
    },
    progress,
  ],
  request: [
    {
      value: "received",
      label: "All of it has come",
      ask: async (asking) => {
        const received = await day(asking, "On which day did the last of it come?");
        return received === STOPPED ? STOPPED : { received };
      },
    },
    {
      value: "status",
      label: "A part has come, or it will not come",
      ask: (asking) =>
        one(asking, "status", "How does it stand?", ["part-received", "refused", "not-held", "withdrawn"]),
    },
    moving,
    { ...progress, label: "Reminded, or something else happened" },
  ],
  "learning-review": [
    ...(
      [
        ["notified", "It was notified"],
        ["rapidReviewSent", "The rapid review was sent"],
        ["panelReply", "The panel replied"],
        ["published", "It was published"],
        ["briefingIssued", "The briefing was issued"],
      ] as const
    ).map(
      ([field, said]): Happening => ({
        value: field,
        label: said,
        ask: async (asking) => {
          const on = await day(asking, "On which day?");
          return on === STOPPED ? STOPPED : { [field]: on };
        },
      }),
    ),
    {
      value: "decision",
      label: "It was decided what follows",
      ask: (asking) =>
        one(asking, "decision", "What was decided?", ["no-review", "lcspr", "national", "other"]),
    },
    {
      value: "actions",
      label: "Its actions moved on",
      ask: async (asking) => {
        const counts = await words(asking, "How many: agreed=6 complete=4 tested=2?");
        return counts === STOPPED ? STOPPED : { actions: [counts] };
      },
    },
    closing,
    progress,
  ],
  note: [
    {
      value: "toldBack",
      label: "Those who were heard were told what came of it",
      ask: async (asking) => {
        const toldBack = await day(asking, "On which day?");
        const how = toldBack === STOPPED ? STOPPED : await words(asking, "How were they told?");
        return toldBack === STOPPED || how === STOPPED ? STOPPED : { toldBack, how };
      },
    },
    { value: "ready", label: "I stand by it: it is ready", ask: async () => ({ ready: true }) },
    {
      value: "withdraw",
      label: "It no longer holds: it is withdrawn",
      ask: async (asking) => {
        const reason = await words(asking, "Why does it no longer hold?");
        return reason === STOPPED ? STOPPED : { withdraw: true, reason };
      },
    },
  ],
  decision: OUTCOMES.map((outcome) => ({
    value: outcome,
    label: `It was ${outcome.replaceAll("-", " ")}`,
    ask: async () => ({ outcome }),
  })),
};

async function withOutcome(asking: Asking, close: boolean): Promise<Answer<Partial<UpdateOptions>>> {
  const outcome = await words(asking, "What came of it?");
  return outcome === STOPPED ? STOPPED : { outcome, close };
}
