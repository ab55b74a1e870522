import type { Answers, Keeping } from "../../edge/kept-answers.ts";
import { type Answer, type Prompter, STOPPED } from "../../edge/prompts.ts";
import { type Day, dayInWords } from "../../model/day.ts";
import { type PrivacyGuard, whyNotTaken } from "./privacy-guard.ts";

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
      { value: "go-on", label: `Go on with them${hasBegun(earlier) ? " and the line half typed" : ""}` },
      { value: "afresh", label: "Throw them away and begin again" },
    ],
  });
  if (answer === STOPPED) return STOPPED;
  if (answer === "go-on") {
    for (const [question, text] of Object.entries(earlier.begun ?? {}))
      prompter.unfinished.set(question, text);
    const typed = Object.fromEntries(
      Object.entries(given.fields).filter(([, value]) => value !== undefined && !isEmptyList(value)),
    );
    return { fields: { ...earlier.fields, ...typed }, body: given.body === "" ? earlier.body : given.body };
  }
  await kept?.forget();
  return given;
}

/** What became of the answers of questions that were stopped; `none` where none was given. */
export type Became = "none" | "kept" | "lost";

/** What is kept of questions that were stopped. */
export interface Stopped<F> {
  readonly prompter: Prompter;
  readonly kept: Keeping<F> | undefined;
  readonly guard: PrivacyGuard;
  /** All that was answered. */
  readonly answers: Answers<F>;
  /** What became of these so far. */
  readonly became: Became;
}

/** Keeps a line that was half typed beside the answers before it, but not one that identifies a person. */
export async function keepBegun<F>(stopped: Stopped<F>): Promise<Became> {
  const { prompter, kept, guard, answers, became } = stopped;
  const all = [...prompter.unfinished].filter(([, text]) => text.trim() !== "");
  const begun = all.filter(([, text]) => whyNotTaken(guard, text) === undefined);
  if (begun.length < all.length) {
    prompter.say("The line that you had begun would identify a person, and is not kept.");
  }
  if (begun.length === 0) return became;
  const isKept = await kept?.keep({ ...answers, begun: Object.fromEntries(begun) });
  return isKept === true ? "kept" : "lost";
}

function hasBegun({ begun = {} }: Answers<unknown>): boolean {
  return Object.keys(begun).length > 0;
}

/** The last words of questions that were stopped. */
export function stoppedInWords(answers: Became, hasFolder: boolean): string {
  const stays = "Stopped; nothing was written.";
  if (answers === "none") return stays;
  if (answers === "kept") return `${stays} Your answers are kept and offered next time.`;
  const why = hasFolder ? "They could not be kept." : "There is no folder to keep them in.";
  return `${stays} Your answers are gone. ${why}`;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
