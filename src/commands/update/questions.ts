import { type Answer, STOPPED } from "../../edge/prompts.ts";
import { nameOf } from "../named-record.ts";
import { type Asking, words } from "./asking.ts";
import { HAPPENINGS } from "./happenings.ts";
import type { UpdateOptions } from "./options.ts";

/**
 * Asks what changed: what kind of thing, what belongs to it, and the words of it; four questions at most. Gives the options
 * that the answers come to.
 */
export async function askForUpdate(asking: Asking, given: UpdateOptions): Promise<Answer<UpdateOptions>> {
  const { prompter, base, named, kind } = asking;
  prompter.begin(`Update ${nameOf(base, named)}`);
  const happenings = HAPPENINGS[kind];
  const what = await prompter.choose({
    message: "What changed?",
    choices: happenings.map(({ value, label }) => ({ value, label })),
  });
  const happening = happenings.find((one) => one.value === what);
  const more = happening ? await happening.ask(asking) : STOPPED;
  const text = more === STOPPED || kind === "note" ? "" : await askText(asking, more, given);
  if (more === STOPPED || text === STOPPED) {
    prompter.end("Stopped; nothing was written.");
    return STOPPED;
  }
  prompter.end("Writing it down.");
  return { ...given, ...more, ...(text === "" ? {} : { text }) };
}

/** The words of it: those of an outcome or an answer are there already. */
async function askText(
  asking: Asking,
  more: Partial<UpdateOptions>,
  { text }: UpdateOptions,
): Promise<Answer<string>> {
  if (text !== undefined || more.text !== undefined) return text ?? "";
  const initial = firstWords(more);
  return words(asking, "What happened, in a sentence?", initial);
}

function firstWords({ response, view, close, received, tested }: Partial<UpdateOptions>): string {
  if (received !== undefined) return "All of it has come.";
  if (close === true) return "Closed.";
  if (view !== undefined) return "Read the answer.";
  if (tested !== undefined) return "Tested.";
  return response === undefined ? "" : "Answered.";
}
