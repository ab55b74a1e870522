import { STOPPED } from "../../edge/prompts.ts";
import { type Day, dayInWords, isDay } from "../../model/day.ts";
import { UserError } from "../../model/user-error.ts";
import type { EntryAsking, EntryField, EntryFields } from "./entry-kind.ts";
import { wholeEntry } from "./whole-entry.ts";

type DayField = Pick<
  EntryField,
  "name" | "label" | "flags" | "says" | "need" | "lacks" | "notBefore" | "default" | "isConfirmed"
> & { readonly question: string };

/** A field of one day. An empty answer leaves it open, unless it must be there or has a default. */
export function dayField({ question, ...field }: DayField): EntryField {
  return {
    ...field,
    isList: false,
    async ask(asking, fields) {
      const fallback = field.default?.(fields, asking);
      const before = fields[field.name] ?? fallback?.value;
      const because = fallback?.because === undefined ? "" : ` (${fallback.because})`;
      const answer = await asking.prompter.line({
        message: `${question}${because}`,
        placeholder: "such as 2025-10-30",
        initial: typeof before === "string" ? before : "",
        check: (text) => whyNot(text.trim(), field, fields, asking),
      });
      if (answer === STOPPED) return STOPPED;
      return answer.trim() === "" ? undefined : answer.trim();
    },
    shown: (value) => dayInWords(value as Day),
  };
}

/** The day on which the entry is opened, today where nothing was given: the one in its id. */
export function openingDay(
  field: Pick<EntryField, "name" | "label" | "flags" | "says" | "isConfirmed"> & {
    readonly question: string;
  },
): EntryField {
  const lacks = "the day";
  return dayField({ ...field, need: "must", lacks, default: (_, { today }) => ({ value: today }) });
}

function whyNot(
  text: string,
  { name, need }: Omit<DayField, "question">,
  fields: EntryFields,
  asking: EntryAsking,
): string | undefined {
  if (text === "") return need === "must" ? "A day is needed here, such as 2025-10-30." : undefined;
  if (!isDay(text)) return "A day that exists, such as 2025-10-30.";
  try {
    wholeEntry({ ...fields, [name]: text }, asking);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
