import { type Answer, BACK, type Prompter, STOPPED } from "../../edge/prompts.ts";
import { type Finding, FROM } from "../../model/note.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { shortened } from "../writing/question.ts";
import type { Setting } from "../writing/setting.ts";
import { LATER } from "./ask-about.ts";
import { signOf } from "./asking.ts";

/** Whether nothing says whom a finding comes from: such a one bears out no other. */
export function hasNoSource(finding: Finding): boolean {
  return finding.from === undefined && finding.agencies.length === 0;
}

const FROM_IN_WORDS = {
  seen: "I saw it",
  children: "Children told me",
  "parents-carers": "Parents or carers told me",
  practitioners: "Practitioners told me",
  leaders: "Leaders told me",
  "agency-account": "An agency's own account",
  data: "Data",
  document: "A document",
} as const satisfies Record<(typeof FROM)[number], string>;

/** Whom one finding comes from, and which agencies. */
export async function askFrom(
  prompter: Prompter,
  finding: Finding,
  full: NoteInputFields,
  setting: Setting,
): Promise<Answer<Finding> | typeof BACK> {
  const message = shortened(`How do you know? ${signOf(finding.says)} ${finding.finding}`);
  const choices = [
    ...FROM.map((value) => ({ value: value as string, label: FROM_IN_WORDS[value] })),
    { value: LATER, label: "Later" },
  ];
  const answer = await prompter.choose({ message, choices, back: true });
  if (answer === STOPPED || answer === BACK) return answer;
  const from = FROM.find((one) => one === answer);
  if (from === undefined) return finding;
  if (from === "children" || from === "parents-carers") return { ...finding, from };
  const chosen = from === "seen" ? (full.present ?? []) : [];
  const agencies = await askAgencies(
    prompter,
    "From which agencies, or where did you see it?",
    setting,
    chosen,
  );
  if (agencies === STOPPED || agencies === BACK) return agencies;
  return { ...finding, from, agencies: [...agencies] };
}

/** Any number of agencies of the partnership. */
export function askAgencies(
  prompter: Prompter,
  message: string,
  { base }: Setting,
  chosen: readonly string[],
): Promise<Answer<readonly string[]> | typeof BACK> {
  const choices = base.policy.value.agencies.map((one) => ({
    value: one.id,
    label: one.name,
    words: one.short ?? "",
  }));
  return prompter.chooseMany({ message, choices, chosen, back: true });
}
