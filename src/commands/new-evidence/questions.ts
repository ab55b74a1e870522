import { type Answer, BACK, STOPPED } from "../../edge/prompts.ts";
import type { NoteInput } from "../../parse/note-input.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { askAbout } from "./ask-about.ts";
import { askActivity } from "./ask-activity.ts";
import { askFindings } from "./ask-findings.ts";
import type { Asking, Step } from "./asking.ts";
import { askLastScreen } from "./last-screen.ts";

/** What is asked of a note: the activity, what was seen, what each finding is about, and one screen to confirm the rest. */
export const NOTE_STEPS: readonly Step[] = [askActivity, askFindings, askAbout, askLastScreen];

/**
 * Asks for what is missing of a note, step by step; Escape goes a step back. Gives the note to save, or STOPPED; what was
 * answered until then has been kept.
 */
export async function askForNote(
  asking: Asking,
  given: NoteInput,
  steps: readonly Step[] = NOTE_STEPS,
): Promise<Answer<NoteInput>> {
  let fields = given.fields;
  const took = async (next: NoteInputFields): Promise<void> => {
    fields = next;
    await asking.keep({ fields, body: given.body });
  };
  let isAgain = false;
  for (let at = 0; at < steps.length; ) {
    const answer: Awaited<ReturnType<Step>> | undefined = await steps[at]?.(asking, fields, took, isAgain);
    if (answer === STOPPED || answer === undefined) return STOPPED;
    // there is nothing before the first: who goes back there twice goes on
    const isFirst: boolean = at === 0 && isAgain;
    isAgain = answer === BACK && !isFirst;
    if (answer !== BACK) fields = answer;
    at = isAgain ? Math.max(0, at - 1) : at + 1;
  }
  return { fields, body: given.body };
}
