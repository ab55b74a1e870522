import { type Answer, STOPPED } from "../../edge/prompts.ts";
import { REGISTER_SCHEMAS } from "../../model/registers.ts";
import type { Schema } from "../../model/schema.ts";
import { whyLookAgain, whyNotTaken } from "../writing/privacy-guard.ts";
import {
  type EntryAsking,
  type EntryContext,
  type EntryField,
  type EntryFields,
  whyUnknown,
} from "./entry-kind.ts";

type TextField = Pick<
  EntryField,
  "name" | "label" | "flags" | "says" | "need" | "lacks" | "isConfirmed" | "default" | "known"
> & { readonly question: string };

/** A field of one line of words. An empty answer leaves it open, unless it must be there. */
export function textField({ question, ...field }: TextField): EntryField {
  return {
    ...field,
    isList: false,
    async ask(asking, fields) {
      const before = fields[field.name] ?? field.default?.(fields, asking)?.value;
      const answer = await asking.prompter.line({
        message: question,
        initial: typeof before === "string" ? before : "",
        check: (text) => whyNot(text.trim(), field, asking),
      });
      return answer === STOPPED ? STOPPED : taken(answer.trim(), asking);
    },
    shown: String,
  };
}

/** The title, which is the argument of every command. */
export function titleField(
  question: string,
  makeDefault?: (fields: EntryFields, context: EntryContext) => string | undefined,
): EntryField {
  return textField({
    name: "title",
    label: "Title",
    flags: "",
    says: "what it is about, in a few words and without personal data",
    need: "must",
    lacks: "what it is about, in a few words",
    question,
    ...(makeDefault === undefined
      ? {}
      : {
          isConfirmed: true,
          default(fields, context) {
            const value = makeDefault(fields, context);
            return value === undefined ? undefined : { value };
          },
        }),
  });
}

function whyNot(text: string, field: Omit<TextField, "question">, asking: EntryAsking) {
  const { name, need } = field;
  if (text === "") return need === "must" ? "A few words are needed here." : undefined;
  const shape = (REGISTER_SCHEMAS[asking.kind.kind].shape as Record<string, Schema<unknown>>)[name];
  const issue = shape?.safeParse(text).error?.issues[0];
  if (issue) return `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`;
  return whyNotTaken(asking.guard, text) ?? whyUnknown(field, text, asking);
}

function taken(text: string, { guard, prompter }: EntryAsking): Answer<unknown> {
  if (text === "") return undefined;
  const again = whyLookAgain(guard, text);
  if (again) prompter.say(again);
  return text;
}
