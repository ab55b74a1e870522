import { type Answer, STOPPED } from "../../edge/prompts.ts";
import type { NoteInputFields } from "../../parse/note-text.ts";
import { type PrivacyGuard, whyNotTaken } from "../writing/privacy-guard.ts";
import { shortened } from "../writing/question.ts";
import { type Asking, signOf, withFinding } from "./asking.ts";

/** Asks again for a title and findings that identify a person, as answers of an earlier run may; the same fields where none does. */
export async function askWithout(
  asking: Asking,
  fields: NoteInputFields,
  full: NoteInputFields,
): Promise<Answer<NoteInputFields>> {
  const { prompter, guard } = asking;
  let next = fields;
  if (whyNotTaken(guard, full.title ?? "")) {
    const check = (text: string) => whyNoTitle(text, guard);
    const title = await prompter.line({ message: "The title again, without it", check });
    if (title === STOPPED) return STOPPED;
    next = { ...next, title: title.trim() };
  }
  for (const [index, finding] of (fields.findings ?? []).entries()) {
    const why = whyNotTaken(guard, finding.finding);
    if (why === undefined) continue;
    const message = shortened(`${signOf(finding.says)} ${finding.finding}`);
    prompter.say(`Finding ${index + 1}: ${why}\n${message}`);
    const check = (text: string) =>
      text.trim() === "" ? "The finding, in a sentence." : whyNotTaken(guard, text);
    const text = await prompter.line({ message: `Finding ${index + 1} again, without it`, check });
    if (text === STOPPED) return STOPPED;
    next = withFinding(next, index, { ...finding, finding: text.trim().replace(/^[-+?–] */, "") });
  }
  return next;
}

/** Why a title cannot be taken. */
export function whyNoTitle(text: string, guard: PrivacyGuard): string | undefined {
  if (text.trim().length < 3 || text.trim().length > 200) return "3 to 200 characters.";
  return whyNotTaken(guard, text);
}
