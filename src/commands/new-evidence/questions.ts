import { type Answer, STOPPED } from "../../edge/prompts.ts";
import type { NoteInput } from "../../parse/note-input.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { type Asking, askAbout, askActivity, askFindings } from "./first-questions.ts";
import { askLastScreen } from "./last-screen.ts";

/**
 * Asks for what is missing of a note: the activity, what was seen, what each finding is about, and one screen to confirm
 * the rest. Gives the note to save, or STOPPED; what was answered until then has been kept.
 */
export async function askForNote(asking: Asking, given: NoteInput): Promise<Answer<NoteInput>> {
  let fields = given.fields;
  const took = async (next: NoteInputFields): Promise<void> => {
    fields = next;
    await asking.keep({ fields, body: given.body });
  };
  for (const question of [askActivity, askFindings, askAbout, askLastScreen]) {
    const answer = await question(asking, fields, took);
    if (answer === STOPPED) return STOPPED;
    fields = answer;
  }
  return { fields, body: given.body };
}
