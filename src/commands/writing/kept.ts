import type { Answers, Keeping } from "../../edge/kept-answers.ts";
import { type Answer, type Prompter, STOPPED } from "../../edge/prompts.ts";
import { type Day, dayInWords } from "../../model/day.ts";

/** An earlier run's answers, to be offered. */
export interface Offered<F> {
  readonly prompter: Prompter;
  readonly kept: Keeping<F> | undefined;
  /** What was typed with this command, which wins. */
  readonly given: Answers<F>;
  /** More to say of the earlier answers, such as `, with 2 of your findings`. */
  more?(earlier: Answers<F>): string;
}

/** Offers what an earlier run was told and did not save. */
export async function withKept<F extends object>(offered: Offered<F>): Promise<Answer<Answers<F>>> {
  const { prompter, kept, given } = offered;
  const earlier = kept?.find();
  if (!earlier) return given;
  const on = earlier.since.toISOString().slice(0, 10) as Day;
  const answer = await prompter.choose({
    message: `Answers of ${dayInWords(on)} were not saved${offered.more?.(earlier) ?? ""}.`,
    choices: [
      { value: "go-on", label: "Go on with them" },
      { value: "afresh", label: "Throw them away and begin again" },
    ],
  });
  if (answer === STOPPED) return STOPPED;
  if (answer === "go-on") {
    const typed = Object.fromEntries(
      Object.entries(given.fields).filter(([, value]) => value !== undefined && !isEmptyList(value)),
    );
    return { fields: { ...earlier.fields, ...typed }, body: given.body === "" ? earlier.body : given.body };
  }
  await kept?.forget();
  return given;
}

/** The last words of questions that were stopped: what became of the answers, `none` where none was given. */
export function stoppedInWords(answers: "none" | "kept" | "lost", hasFolder: boolean): string {
  const stays = "Stopped; nothing was written.";
  if (answers === "none") return stays;
  if (answers === "kept") return `${stays} Your answers are kept and offered next time.`;
  const why = hasFolder ? "They could not be kept." : "There is no folder to keep them in.";
  return `${stays} Your answers are gone. ${why}`;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
