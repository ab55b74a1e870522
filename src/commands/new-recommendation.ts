import type { Day } from "../model/day.ts";
import type { CommandFile } from "./command.ts";
import { choiceField, MARKING } from "./register-entry/choice-field.ts";
import { dayField, openingDay } from "./register-entry/day-field.ts";
import { deadlineOf, dueInWords } from "./register-entry/deadline.ts";
import { entryCommand } from "./register-entry/entry-command.ts";
import type { EntryKind } from "./register-entry/entry-kind.ts";
import { ownersField } from "./register-entry/party-field.ts";
import { ABOUT, EVIDENCE, RELATED } from "./register-entry/reference-field.ts";
import { titleField } from "./register-entry/text-field.ts";

const RECOMMENDATION: EntryKind = {
  kind: "recommendation",
  name: "a recommendation",
  does: "Open a recommendation: what is to be done, by whom and by when, resting on evidence. It gets the next number of the year.",
  help: `A recommendation has an owner, or it is not opened. What the owner says of it,
and what you find when you test it, are added later, each apart.
The text below the fields says what, by when, and how we shall know.

Examples:
  $ scrutiny new-recommendation
  $ scrutiny new-recommendation 'Show the front door the health rota' \\
      --owner icb --owner hospitals --due 2026-05-29 --priority 2 \\
      --about principle.arrangements-work \\
      --evidence front-door-visit-in-february`,
  day: "date",
  fields: [
    titleField("What is to be done, in a few words?"),
    openingDay({
      name: "date",
      label: "Made on",
      flags: "--date <day>",
      says: "the day on which it is made; else today",
      question: "On which day is it made?",
    }),
    ABOUT,
    EVIDENCE,
    ownersField({
      name: "owners",
      label: "Owners",
      flags: "--owner <id...>",
      says: "agencies, groups or roles that are to act; the first leads",
      lacks: "who is to act; the first leads",
    }),
    choiceField({
      name: "priority",
      label: "Priority",
      flags: "--priority <1-3>",
      says: "1 before the next meeting, 2 this quarter, 3 this year",
      need: "must",
      lacks: "1 before the next meeting, 2 this quarter, 3 this year",
      question: "How soon?",
      choices: () => [
        { value: "1", label: "1, before the next meeting" },
        { value: "2", label: "2, this quarter" },
        { value: "3", label: "3, this year" },
      ],
      read: (text) => (/^\d{1,3}$/.test(text) ? Number(text) : text),
    }),
    dayField({
      name: "due",
      label: "Due",
      flags: "--due <day>",
      says: "the day by which it is to be done",
      need: "must",
      lacks: "the day by which it is to be done",
      notBefore: "date",
      question: "By when is it to be done?",
    }),
    MARKING,
    RELATED,
  ],
  questions: ["title", "owners", "due", "priority", "about", "evidence"],
  bodyLacks: "what, by when, and how we shall know",
  deadlines(fields, context) {
    const deadline = deadlineOf(context, "recommendation-response");
    return deadline ? [dueInWords("The owner's answer is due", fields["date"] as Day, deadline)] : [];
  },
};

/** `scrutiny new-recommendation`: opens a recommendation. */
export const newRecommendation: CommandFile = entryCommand(RECOMMENDATION);
