import { partyShort } from "../model/policy.ts";
import type { CommandFile } from "./command.ts";
import { MARKING } from "./register-entry/choice-field.ts";
import { dayField, openingDay } from "./register-entry/day-field.ts";
import { byDeadline } from "./register-entry/deadline.ts";
import { entryCommand } from "./register-entry/entry-command.ts";
import type { EntryContext, EntryField, EntryFields, EntryKind } from "./register-entry/entry-kind.ts";
import { partyField } from "./register-entry/party-field.ts";
import { RELATED } from "./register-entry/reference-field.ts";
import { textField, titleField } from "./register-entry/text-field.ts";
import { mustBeKnown } from "./writing/setting.ts";

const REQUEST: EntryKind = {
  kind: "request",
  name: "a request",
  does: "Open a request: information that the work programme requires and that was asked for. It gets the next number of the year.",
  help: `Without --due it is due by deadlines.request of scrutiny.yaml, if it has one.
Whether it is overdue is counted and never written.

Examples:
  $ scrutiny new-request
  $ scrutiny new-request 'Missing children, October to December' \\
      --requirement performance-data --from police --asked 2026-03-18`,
  day: "asked",
  fields: [
    titleField("What is asked for, in a few words?", titleOf),
    requirementField(),
    openingDay({
      name: "asked",
      label: "Asked on",
      flags: "--asked <day>",
      says: "the day on which it was asked for; else today",
      question: "On which day was it asked for?",
    }),
    partyField({
      name: "from",
      label: "From",
      flags: "--from <id>",
      says: "the agency, group or role that is to send it",
      need: "must",
      lacks: "who is to send it",
      question: "Who is to send it?",
      first: (fields, context) => requirementOf(fields, context)?.from ?? [],
      default(fields, context) {
        const from = requirementOf(fields, context)?.from ?? [];
        return from.length === 1 ? { value: from[0], because: "by the work programme" } : undefined;
      },
    }),
    dayField({
      name: "due",
      label: "Due",
      flags: "--due <day>",
      says: "the day by which it is to come; else by scrutiny.yaml",
      need: "wanted",
      lacks: "the day by which it is to come, as scrutiny.yaml has no deadlines.request",
      notBefore: "asked",
      default: byDeadline("request", "asked"),
      question: "By when is it to come?",
    }),
    MARKING,
    RELATED,
  ],
  questions: ["requirement", "from", "title", "due"],
};

function requirements({ setting }: EntryContext) {
  return setting.programme?.information ?? [];
}

function requirementOf(fields: EntryFields, context: EntryContext) {
  return requirements(context).find((one) => one.id === fields["requirement"]);
}

/** `Performance data, Council`, to be confirmed or made more exact. */
function titleOf(fields: EntryFields, context: EntryContext): string | undefined {
  const title = requirementOf(fields, context)?.title;
  const from = fields["from"];
  if (title === undefined || typeof from !== "string") return title;
  return `${title}, ${partyShort(context.setting.base.policy.value, from)}`;
}

/** What is required by the year's programme, by search; a plain line where the year has none. */
function requirementField(): EntryField {
  const line = textField({
    name: "requirement",
    label: "Required",
    flags: "--requirement <id>",
    says: "what is asked for: an id under information in the year's programme",
    need: "must",
    lacks: "what is asked for: an id under information in the year's programme",
    question: "What is asked for, as an id such as performance-data?",
    known(value, context) {
      const { programme, year } = context.setting;
      const ids = requirements(context).map((one) => one.id);
      if (programme) mustBeKnown("requirement", String(value), ids, `the work programme of ${year.label}`);
      return value;
    },
  });
  return {
    ...line,
    ask(asking, fields) {
      const choices = requirements(asking).map(({ id, title }) => ({ value: id, label: title }));
      if (choices.length === 0) return line.ask(asking, fields);
      const chosen = fields["requirement"];
      const message = "What is asked for?";
      return asking.prompter.search({
        message,
        choices,
        ...(typeof chosen === "string" ? { chosen } : {}),
      });
    },
    shown: (value, context) => requirementOf({ requirement: value }, context)?.title ?? String(value),
  };
}

/** `scrutiny new-request`: opens a request for information. */
export const newRequest: CommandFile = entryCommand(REQUEST);
