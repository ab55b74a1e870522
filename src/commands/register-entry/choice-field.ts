import { type Choice, STOPPED } from "../../edge/prompts.ts";
import { mustBeKnown } from "../writing/setting.ts";
import type { EntryContext, EntryField } from "./entry-kind.ts";

type ChoiceField = Pick<
  EntryField,
  "name" | "label" | "flags" | "says" | "need" | "lacks" | "default" | "read"
> & {
  readonly question: string;
  choices(context: EntryContext): readonly Choice[];
};

/** Leaves it open; no word begins with a hyphen. */
const OPEN = "-";

/** A field of one word of a short list that the schema holds. */
export function choiceField({ question, choices, ...field }: ChoiceField): EntryField {
  return {
    ...field,
    isList: false,
    isThere: (context) => choices(context).length > 0,
    async ask(asking, fields) {
      const chosen = fields[field.name] ?? field.default?.(fields, asking)?.value;
      const later = field.need === "must" ? [] : [{ value: OPEN, label: "Later" }];
      const answer = await asking.prompter.choose({
        message: question,
        choices: [...choices(asking), ...later],
        ...(chosen === undefined ? {} : { chosen: String(chosen) }),
      });
      if (answer === STOPPED) return STOPPED;
      if (answer === OPEN) return undefined;
      return field.read ? field.read(answer) : answer;
    },
    shown: (value, context) =>
      choices(context).find((one) => one.value === String(value))?.label ?? String(value),
  };
}

/** The marking; the partnership's own where nothing is given. */
export const MARKING: EntryField = {
  ...choiceField({
    name: "marking",
    label: "Marking",
    flags: "--marking <marking>",
    says: "else the partnership's",
    need: "may",
    lacks: "the marking",
    question: "Marking",
    choices: ({ setting }) => setting.base.policy.value.markings.map((value) => ({ value, label: value })),
    default: (_, { setting }) => ({ value: setting.base.policy.value.defaultMarking }),
  }),
  known(value, { setting }) {
    mustBeKnown("marking", String(value), setting.base.policy.value.markings, "scrutiny.yaml");
    return value;
  },
};
