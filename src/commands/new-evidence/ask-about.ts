import { type Answer, BACK, type Choice, STOPPED } from "../../edge/prompts.ts";
import type { Finding } from "../../model/note.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { aboutChoices } from "../writing/about-choices.ts";
import { shortened } from "../writing/question.ts";
import { type Asking, signOf, type Took, withFinding } from "./asking.ts";
import { fromTheBrief } from "./from-the-brief.ts";

/** The choice that leaves a question open. */
export const LATER = "later";
const LATER_CHOICE = {
  value: LATER,
  label: "Later",
  hint: "or type any words to search",
  untilSearched: true,
};

/** What each finding is about that does not say so, by search; again, of each, the last first. */
export async function askAbout(
  asking: Asking,
  before: NoteInputFields,
  took: Took,
  isAgain = false,
): Promise<Answer<NoteInputFields> | typeof BACK> {
  const choices = choicesFor(asking, before);
  const findings = before.findings ?? [];
  const open = findings.flatMap((one, at) => (isAgain || one.about === undefined ? [at] : []));
  if (choices.length === 0 || open.length === 0) return isAgain ? BACK : before;
  let fields = before;
  for (let step = isAgain ? open.length - 1 : 0; step < open.length; ) {
    const index = open[step] ?? 0;
    const finding = fields.findings?.[index];
    if (!finding) break;
    const about = await askOne(asking, finding, choices);
    if (about === STOPPED) return STOPPED;
    if (about === BACK && step === 0) return BACK;
    if (about !== BACK) {
      fields = withFinding(fields, index, aboutIs(finding, about));
      await took(fields);
    }
    step += about === BACK ? -1 : 1;
  }
  return fields;
}

function askOne({ prompter }: Asking, { says, finding, about }: Finding, choices: readonly Choice[]) {
  const message = shortened(`What is it about? ${signOf(says)} ${finding}`);
  return prompter.search({ message, choices, back: true, ...(about === undefined ? {} : { chosen: about }) });
}

function aboutIs({ about: _, ...finding }: Finding, about: string): Finding {
  return about === LATER ? finding : { ...finding, about };
}

/** Later first, then what the brief of the activity asks to look at, then the others in the order of the framework; none without a framework. */
function choicesFor(asking: Asking, fields: NoteInputFields): readonly Choice[] {
  const { base, today } = asking;
  const all = aboutChoices(base, fields.until ?? fields.date ?? today, today);
  if (all.length === 0) return [];
  const asked = new Set(fromTheBrief(asking, fields)?.criteria);
  const first = all.filter(({ value }) => asked.has(value));
  return [
    LATER_CHOICE,
    ...first.map((one) => ({ ...one, label: `${one.label} · in the brief` })),
    ...all.filter(({ value }) => !asked.has(value)),
  ];
}
