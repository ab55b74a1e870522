import type { EntryFile } from "../../assurance/reference.ts";
import { type Answer, type Choice, type Prompter, STOPPED } from "../../edge/prompts.ts";
import { isDay } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import type { NamedRecord } from "../named-record.ts";
import { type PrivacyGuard, whyNotTaken } from "../writing/privacy-guard.ts";
import type { UpdateKind, UpdateOptions } from "./options.ts";

/** Who answers, what about, and what looks at the answers. */
export interface Asking {
  readonly prompter: Prompter;
  readonly base: KnowledgeBase;
  readonly named: NamedRecord;
  readonly kind: UpdateKind;
  readonly guard: PrivacyGuard;
}

/** Asks for one of a few values and gives it under its option. */
export async function one(
  asking: Asking,
  field: keyof UpdateOptions,
  message: string,
  values: readonly string[],
): Promise<Answer<Partial<UpdateOptions>>> {
  const answer = await asking.prompter.choose({
    message,
    choices: values.map((value) => ({ value, label: value.replaceAll("-", " ") })),
  });
  return answer === STOPPED ? STOPPED : { [field]: answer };
}

/** Asks for words and gives them under an option. */
export async function line(
  asking: Asking,
  field: keyof UpdateOptions,
  message: string,
): Promise<Answer<Partial<UpdateOptions>>> {
  const answer = await words(asking, message);
  return answer === STOPPED ? STOPPED : { [field]: answer };
}

/** Asks for words that identify nobody. */
export async function words(
  { prompter, guard }: Asking,
  message: string,
  initial = "",
): Promise<Answer<string>> {
  const check = (text: string) => (text.trim() === "" ? "A few words." : whyNotTaken(guard, text));
  const answer = await prompter.line({ message, check, ...(initial === "" ? {} : { initial }) });
  return answer === STOPPED ? STOPPED : answer.trim();
}

/** Asks for a day that exists. */
export async function day({ prompter }: Asking, message: string): Promise<Answer<string>> {
  const check = (text: string) => (isDay(text.trim()) ? undefined : "A day that exists, such as 2025-07-14.");
  const answer = await prompter.line({ message, check });
  return answer === STOPPED ? STOPPED : answer.trim();
}

/** Who answered: those who were asked stand first. Not asked where there is only one. */
export async function askFrom(asking: Asking): Promise<Answer<string>> {
  const { agencies, groups, roles } = asking.base.policy.value;
  const all: readonly Choice[] = [
    ...agencies.map((agency) => ({ value: agency.id, label: agency.name })),
    ...[...groups, ...roles].map((party) => ({ value: party.id, label: party.title })),
  ];
  const asked = asking.named.is === "entry" ? addressees(asking.named.entry) : [];
  const [only] = asked;
  if (only !== undefined && asked.length === 1) return only;
  const isAsked = ({ value }: Choice) => asked.includes(value);
  return asking.prompter.search({
    message: "Who answered?",
    choices: [...all.filter(isAsked), ...all.filter((choice) => !isAsked(choice))],
  });
}

function addressees({ kind, record }: EntryFile): readonly string[] {
  if (kind === "challenge") return record.value.to;
  return kind === "recommendation" ? record.value.owners : [];
}

/** What an agency, a group or a role is called. */
export function label({ base }: Asking, id: string): string {
  const { agencies, groups, roles } = base.policy.value;
  return (
    agencies.find((one) => one.id === id)?.name ??
    [...groups, ...roles].find((one) => one.id === id)?.title ??
    id
  );
}

/** Asks which ready notes something rests on, the newest first. */
export async function notes({ prompter, base }: Asking): Promise<Answer<readonly string[]>> {
  const ready = base.notes.filter(({ value }) => value.status === "ready");
  const choices = ready
    .toReversed()
    .map(({ id, value }) => ({ value: id, label: `${value.date} ${value.title}` }));
  return prompter.chooseMany({ message: "On which notes does that rest?", choices, chosen: [] });
}
