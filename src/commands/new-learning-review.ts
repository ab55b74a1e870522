import { type Day, dayInWords } from "../model/day.ts";
import { UserError } from "../model/user-error.ts";
import type { CommandFile } from "./command.ts";
import { choiceField, MARKING } from "./register-entry/choice-field.ts";
import { dayField } from "./register-entry/day-field.ts";
import { type DeadlineName, deadlineInWords, deadlineOf, dueInWords } from "./register-entry/deadline.ts";
import { entryCommand } from "./register-entry/entry-command.ts";
import type { EntryContext, EntryFields, EntryKind } from "./register-entry/entry-kind.ts";
import { RELATED } from "./register-entry/reference-field.ts";
import { textField, titleField } from "./register-entry/text-field.ts";

const KINDS = [
  { value: "rapid-review", label: "Rapid review" },
  { value: "lcspr", label: "Local child safeguarding practice review" },
  { value: "national", label: "National review" },
  { value: "thematic", label: "Thematic review" },
  { value: "other", label: "Another sort" },
];

const NO_DETAIL =
  "No detail of a case: no name, age, place or circumstance. The reference is the partnership's own, never a child's.";

const LEARNING_REVIEW: EntryKind = {
  kind: "learning-review",
  name: "a learning review",
  does: `Open a learning review: its days and its actions. ${NO_DETAIL}`,
  help: `The deadlines of scrutiny.yaml are told, in working days of England from the
day after --became-aware. A learning review has the partnership's own reference
and no number.

Examples:
  $ scrutiny new-learning-review
  $ scrutiny new-learning-review --kind rapid-review --reference RR-2026-1 \\
      --became-aware 2026-03-16 --yes`,
  day: "became-aware",
  fields: [
    titleField("A title, such as the kind and the month", titleOf),
    textField({
      name: "reference",
      label: "Reference",
      flags: "--reference <text>",
      says: "the partnership's own reference, never a child's",
      need: "must",
      lacks: "the partnership's own reference, never a child's",
      question: "What is the partnership's own reference? Never a child's",
      known: freeReference,
    }),
    choiceField({
      name: "kind",
      label: "Kind",
      flags: "--kind <kind>",
      says: "rapid-review, lcspr, national, thematic or other",
      need: "must",
      lacks: "rapid-review, lcspr, national, thematic or other",
      question: "What sort of review is it?",
      choices: () => KINDS,
    }),
    dayField({
      name: "became-aware",
      label: "Aware on",
      flags: "--became-aware <day>",
      says: "the day on which the partnership became aware",
      need: "must",
      lacks: "the day on which the partnership became aware",
      question: "On which day did the partnership become aware?",
    }),
    MARKING,
    RELATED,
  ],
  questions: ["kind", "became-aware", "reference", "title"],
  saidFirst: NO_DETAIL,
  deadlines: deadlinesOf,
};

/** A reference is what minutes and citations go by: one of the year cannot have two meanings. */
function freeReference(value: unknown, { setting }: EntryContext): unknown {
  if (!setting.references.find(String(value), setting.year)) return value;
  throw new UserError(
    "clashing-reference",
    `Another record of ${setting.year.label} has this reference.`,
    "Give this one its own, or add to the other.",
  );
}

/** `Rapid review of July 2025`, which says nothing of a case. */
function titleOf(fields: EntryFields): string | undefined {
  const kind = KINDS.find((one) => one.value === fields["kind"]);
  const day = fields["became-aware"] as Day | undefined;
  if (kind === undefined || day === undefined) return undefined;
  const called = kind.value === "other" ? "Learning review" : kind.label;
  return `${called} of ${dayInWords(day).replace(/^\d+ /, "")}`;
}

/** What `check` will ask for: of a rapid review the notification and the review, of one that is to be published the day. */
function deadlinesOf(fields: EntryFields, context: EntryContext): readonly string[] {
  const kind = fields["kind"];
  const counted = kind === "rapid-review" ? COUNTED : [];
  const days = counted.map(([name, what]) => countedDay(name, what, fields, context));
  const published = kind === "rapid-review" || kind === "lcspr" ? deadlineOf(context, "lcspr") : undefined;
  if (!published) return days;
  const within = `within ${deadlineInWords(published)} of the decision, by scrutiny.yaml`;
  return [...days, `A local child safeguarding practice review is published ${within}.`];
}

const COUNTED: readonly (readonly [DeadlineName, string])[] = [
  ["notification", "The notification"],
  ["rapid-review", "The rapid review"],
];

function countedDay(name: DeadlineName, what: string, fields: EntryFields, context: EntryContext): string {
  const deadline = deadlineOf(context, name);
  return deadline
    ? dueInWords(`${what} is due`, fields["became-aware"] as Day, deadline)
    : `${what} has no day here, as scrutiny.yaml has no deadlines.${name}.`;
}

/** `scrutiny new-learning-review`: opens a learning review. */
export const newLearningReview: CommandFile = entryCommand(LEARNING_REVIEW);
