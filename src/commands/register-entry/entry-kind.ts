import type { Answer, Prompter } from "../../edge/prompts.ts";
import type { Day } from "../../model/day.ts";
import type { RegisterKind } from "../../model/register-kinds.ts";
import { UserError } from "../../model/user-error.ts";
import type { Gap } from "../writing/gap.ts";
import type { PrivacyGuard } from "../writing/privacy-guard.ts";
import type { Setting } from "../writing/setting.ts";

/** Fields of an entry by their names in the file; a list is never undefined where it was given. */
export type EntryFields = Readonly<Record<string, unknown>>;

/** What an entry is held against: the year of its day, and today. */
export interface EntryContext {
  readonly kind: EntryKind;
  readonly setting: Setting;
  readonly today: Day;
}

/** What a question needs. */
export interface EntryAsking extends EntryContext {
  readonly prompter: Prompter;
  /** Looks at each text before it is taken. */
  readonly guard: PrivacyGuard;
}

/** What a field has where nothing was given, and where that comes from, as `10 working days, by scrutiny.yaml`. */
export interface EntryDefault {
  readonly value: unknown;
  readonly because?: string;
}

/** One field of an entry: its option, its question, its line on the last screen, and what it is held against. */
export interface EntryField {
  /** Its name in the file. */
  readonly name: string;
  /** What it is called on the last screen and in sentences: `Answer due`. */
  readonly label: string;
  /** As commander has it, `--owner <id...>`; empty for the title, which is the argument. */
  readonly flags: string;
  readonly says: string;
  readonly isList: boolean;
  /** No entry is made without what is a must; what is wanted and lacks is told. */
  readonly need: "must" | "wanted" | "may";
  /** What is to be given: `who is to act; the first leads`. */
  readonly lacks: string;
  /** How many a list needs, so as not to lack; 1 where nothing is said. */
  readonly least?: number;
  /** The field of the day that this one may not lie before. */
  readonly notBefore?: string;
  /** Asked although there is a default, which the person confirms. */
  readonly isConfirmed?: boolean;
  /** Of one typed text, where it is not to stay text. */
  read?(text: string): unknown;
  /** Throws UserError with a did-you-mean where the knowledge base does not have it; gives it written out. */
  known?(value: unknown, context: EntryContext): unknown;
  default?(fields: EntryFields, context: EntryContext): EntryDefault | undefined;
  /** Whether there is anything to ask: a partnership may have no stages. */
  isThere?(context: EntryContext): boolean;
  /** Asks for it; undefined where it is left open. */
  ask(asking: EntryAsking, fields: EntryFields): Promise<Answer<unknown>>;
  /** In words, for the last screen. */
  shown(value: unknown, context: EntryContext): string;
}

/** A kind of register entry, as the command that opens one needs it. A new register is one of these. */
export interface EntryKind {
  readonly kind: RegisterKind;
  /** With its article: `a recommendation`. */
  readonly name: string;
  /** What the command's help says first. */
  readonly does: string;
  /** What the help ends with: what belongs here and what does not, and examples. */
  readonly help: string;
  /** The field of the day that stands in the id. */
  readonly day: string;
  /** In the order of the file; the number goes after the title. */
  readonly fields: readonly EntryField[];
  /** Names of the fields that are asked for, in this order. */
  readonly questions: readonly string[];
  /** Said before the questions. */
  readonly saidFirst?: string;
  /** What a body of headings alone lacks; undefined where an entry is whole without words of its own. */
  readonly bodyLacks?: string;
  /** What lacks beyond single fields. */
  gaps?(fields: EntryFields, context: EntryContext): readonly Gap[];
  /** Days that follow from the entry and stand in no field, a sentence each. */
  deadlines?(fields: EntryFields, context: EntryContext): readonly string[];
}

/** The field of that name; the names are the kind's own. */
export function fieldOf(kind: EntryKind, name: string): EntryField {
  const field = kind.fields.find((one) => one.name === name);
  if (!field) throw new RangeError("a field that the kind does not have");
  return field;
}

/** The option without its value, `--owner`; `TITLE` for the argument. */
export function optionName({ flags }: EntryField): string {
  return flags === "" ? "TITLE" : (flags.split(" ")[0] ?? "");
}

/** Why the knowledge base does not have a value; undefined where it does. */
export function whyUnknown(
  { known }: Pick<EntryField, "known">,
  value: unknown,
  context: EntryContext,
): string | undefined {
  try {
    known?.(value, context);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return [error.message, error.hint].filter(isGiven).join(" ");
    throw error;
  }
}

/** Whether a field holds anything. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
