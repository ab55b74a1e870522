import type { CommandFile } from "./command.ts";
import { choiceField, MARKING } from "./register-entry/choice-field.ts";
import { dayField, openingDay } from "./register-entry/day-field.ts";
import { byDeadline } from "./register-entry/deadline.ts";
import { entryCommand } from "./register-entry/entry-command.ts";
import type { EntryContext, EntryDefault, EntryKind } from "./register-entry/entry-kind.ts";
import { partiesField, partyField } from "./register-entry/party-field.ts";
import { ABOUT, EVIDENCE, RELATED } from "./register-entry/reference-field.ts";
import { textField, titleField } from "./register-entry/text-field.ts";

const CHALLENGE: EntryKind = {
  kind: "challenge",
  name: "a challenge",
  does: "Open a challenge: one question put to partners, and why it matters for children. It gets the next number of the year.",
  help: `Without --response-due the answer is due by deadlines.challenge-response of
scrutiny.yaml, where it sets one. The answer and your view of it are added
later, each apart.

Examples:
  $ scrutiny new-challenge
  $ scrutiny new-challenge 'Where the health rota can be seen' \\
      --to icb,hospitals --forum dsp-group \\
      --question 'Where can those who call a discussion see the health rota?' \\
      --why 'Decisions about children are made without what health knows.' \\
      --about principle.arrangements-work \\
      --evidence front-door-visit-in-december`,
  day: "date",
  fields: [
    titleField("What is it about, in a few words?"),
    openingDay({
      name: "date",
      label: "Put on",
      flags: "--date <day>",
      says: "the day on which it is put; else today",
      question: "On which day is it put?",
    }),
    choiceField({
      name: "kind",
      label: "Kind",
      flags: "--kind <kind>",
      says: "challenge (the default) or support",
      need: "must",
      lacks: "challenge or support",
      question: "Does it challenge or support?",
      choices: () => [
        { value: "challenge", label: "Challenge" },
        { value: "support", label: "Support" },
      ],
      default: () => ({ value: "challenge" }),
    }),
    partyField({
      name: "forum",
      label: "Forum",
      flags: "--forum <id>",
      says: "the group in which it is put",
      need: "may",
      lacks: "the group in which it is put",
      question: "In which group is it put?",
      first: (_, { setting }) => setting.base.policy.value.groups.map((one) => one.id),
    }),
    partyField({
      name: "raised-by",
      label: "Raised by",
      flags: "--raised-by <id>",
      says: "who raises it; else the role that scrutiny.yaml calls the scrutineer",
      need: "wanted",
      lacks: "who raises it",
      question: "Who raises it?",
      default: (_, context) => scrutineer(context),
    }),
    partiesField({
      name: "to",
      label: "To",
      flags: "--to <id...>",
      says: "agencies, groups or roles that are asked",
      need: "wanted",
      lacks: "who is asked",
      question: "Who is asked?",
    }),
    ABOUT,
    textField({
      name: "question",
      label: "Question",
      flags: "--question <text>",
      says: "the question, and one only",
      need: "must",
      lacks: "the question, and one only",
      question: "What is the question? One only",
    }),
    textField({
      name: "why",
      label: "Why",
      flags: "--why <text>",
      says: "why it matters for children",
      need: "wanted",
      lacks: "why it matters for children",
      question: "Why does it matter for children?",
    }),
    EVIDENCE,
    dayField({
      name: "response-due",
      label: "Answer due",
      flags: "--response-due <day>",
      says: "the day by which an answer is due; else by scrutiny.yaml",
      need: "wanted",
      lacks: "the day by which an answer is due, as scrutiny.yaml has no deadlines.challenge-response",
      notBefore: "date",
      default: byDeadline("challenge-response", "date"),
      question: "By when is an answer due?",
    }),
    MARKING,
    RELATED,
  ],
  questions: ["title", "question", "why", "to", "about", "evidence"],
};

/** The role whose title is the scrutineer's, where scrutiny.yaml has one. */
function scrutineer({ setting }: EntryContext): EntryDefault | undefined {
  const { roles, scrutineerTitle } = setting.base.policy.value;
  const role = roles.find((one) => one.title === scrutineerTitle);
  return role && { value: role.id, because: "by scrutiny.yaml" };
}

/** `scrutiny new-challenge`: opens a challenge. */
export const newChallenge: CommandFile = entryCommand(CHALLENGE);
