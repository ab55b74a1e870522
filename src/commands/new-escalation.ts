import type { CommandFile } from "./command.ts";
import { choiceField, MARKING } from "./register-entry/choice-field.ts";
import { dayField, openingDay } from "./register-entry/day-field.ts";
import { entryCommand } from "./register-entry/entry-command.ts";
import type { EntryContext, EntryField, EntryKind } from "./register-entry/entry-kind.ts";
import { partiesField, partyField } from "./register-entry/party-field.ts";
import { ABOUT, RELATED } from "./register-entry/reference-field.ts";
import { titleField } from "./register-entry/text-field.ts";
import { mustBeKnown } from "./writing/setting.ts";

const ESCALATION: EntryKind = {
  kind: "escalation",
  name: "an escalation",
  does: "Open an escalation in which your view is asked, or which reached the last stages. It gets the next number of the year.",
  help: `All other escalations come as returns, a line a quarter and agency, in
programme/YYYY-YY/escalations.yaml. Write what the agencies disagree about, and
nothing of the child or the family.

Examples:
  $ scrutiny new-escalation
  $ scrutiny new-escalation 'Disagreement about joint visits' \\
      --date 2026-03-16 --notified 2026-03-18 --party council --party police \\
      --stage delegated-partners --asked-by partnership-chair`,
  day: "raised",
  fields: [
    titleField("What do they disagree about, in a few words?"),
    openingDay({
      name: "raised",
      label: "Raised on",
      flags: "--date <day>",
      says: "the day on which it was raised; else today",
      question: "On which day was it raised?",
      isConfirmed: true,
    }),
    dayField({
      name: "notified",
      label: "Told on",
      flags: "--notified <day>",
      says: "the day on which you were told",
      need: "wanted",
      lacks: "the day on which you were told",
      notBefore: "raised",
      question: "On which day were you told?",
    }),
    partiesField({
      name: "parties",
      label: "Parties",
      flags: "--party <id...>",
      says: "who disagrees: agencies, groups or roles",
      need: "wanted",
      lacks: "who disagrees, two at least",
      least: 2,
      question: "Who disagrees?",
    }),
    stageField(),
    ABOUT,
    partyField({
      name: "asked-by",
      label: "Asked by",
      flags: "--asked-by <id>",
      says: "who asks for your view",
      need: "may",
      lacks: "who asks for your view",
      question: "Who asks for your view?",
      first: (_, { setting }) => setting.base.policy.value.roles.map((one) => one.id),
    }),
    MARKING,
    RELATED,
  ],
  questions: ["title", "parties", "raised", "notified", "stage", "asked-by"],
  saidFirst: "Only where your view is asked, or the last stages are reached. All others come as returns.",
  gaps(fields, context) {
    const isLast = fields["stage"] !== undefined && fields["stage"] === stages(context).at(-1)?.id;
    if (fields["asked-by"] !== undefined || isLast) return [];
    const returns = `programme/${context.setting.year.folder}/escalations.yaml`;
    const message = `asked-by: who asks for your view; where nobody does before the last stages, it belongs in ${returns}`;
    return [{ reason: "no-asked-by", message }];
  },
};

function stages({ setting }: EntryContext) {
  return setting.base.policy.value.escalation?.stages ?? [];
}

/** The stage that it reached: one of the partnership's own, from the last to the first. */
function stageField(): EntryField {
  return {
    ...choiceField({
      name: "stage",
      label: "Stage",
      flags: "--stage <id>",
      says: "the stage that it reached, one of those in scrutiny.yaml",
      need: "wanted",
      lacks: "the stage that it reached, one of escalation.stages in scrutiny.yaml",
      question: "Which stage did it reach?",
      choices: (context) =>
        stages(context)
          .map(({ id, title }) => ({ value: id, label: title }))
          .reverse(),
    }),
    known(value, context) {
      const ids = stages(context).map((one) => one.id);
      const hint = ids.length === 0 ? "List the stages under escalation.stages there first." : undefined;
      mustBeKnown("stage", String(value), ids, "scrutiny.yaml", hint);
      return value;
    },
  };
}

/** `scrutiny new-escalation`: opens an escalation. */
export const newEscalation: CommandFile = entryCommand(ESCALATION);
