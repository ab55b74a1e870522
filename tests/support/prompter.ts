import {
  type AnswerTo,
  BACK,
  type ChoiceQuestion,
  type LineQuestion,
  type ManyQuestion,
  type Prompter,
  STOPPED,
} from "../../src/edge/prompts.ts";

/**
 * What a test answers: a line or a choice's value, values of several choices, STOPPED, a line that is begun and then
 * stopped, BACK, or a look at the question first.
 */
export type Scripted =
  | string
  | { readonly begun: string }
  | readonly string[]
  | typeof STOPPED
  | typeof BACK
  | ((question: ChoiceQuestion | LineQuestion) => string | readonly string[]);

/** A person who answers by a list, and what they were asked and told. */
export interface ScriptedPrompter extends Prompter {
  readonly asked: readonly string[];
  readonly told: readonly string[];
  /** What was refused by the question's own check, with the reason. */
  readonly refused: readonly string[];
  /** Answers not asked for. */
  readonly left: readonly Scripted[];
}

/** Answers in order; a choice that is not offered, or a question too many, is an error of the test. */
export function scripted(answers: readonly Scripted[]): ScriptedPrompter {
  const left = [...answers];
  const unfinished = new Map<string, string>();
  const asked: string[] = [];
  const told: string[] = [];
  const refused: string[] = [];
  const next = (question: ChoiceQuestion | LineQuestion): Exclude<Scripted, (question: never) => unknown> => {
    asked.push(question.message);
    const answer = left.shift();
    if (answer === undefined) throw new Error(`no answer is left for: ${question.message}`);
    if (answer === BACK && question.back !== true) throw new Error(`no step back: ${question.message}`);
    return typeof answer === "function" ? answer(question) : answer;
  };
  const choose = async <Q extends ChoiceQuestion>(question: Q): Promise<AnswerTo<Q, string>> => {
    const answer = next(question);
    if (answer === STOPPED) return STOPPED;
    if (answer === BACK) return BACK as AnswerTo<Q, string>;
    const known = question.choices.map((one) => one.value);
    if (typeof answer !== "string" || !known.includes(answer)) {
      throw new Error(`${String(answer)} is not offered by "${question.message}": ${known.join(", ")}`);
    }
    return answer;
  };
  return {
    back: "Escape",
    unfinished,
    asked,
    told,
    refused,
    left,
    begin: (text) => void told.push(text),
    say: (text) => void told.push(text),
    end: (text) => void told.push(text),
    choose,
    search: choose,
    async line<Q extends LineQuestion>(question: Q): Promise<AnswerTo<Q, string>> {
      for (;;) {
        const answer = next({ ...question, initial: unfinished.get(question.message) ?? question.initial });
        if (answer === STOPPED) return STOPPED;
        if (answer === BACK) return BACK as AnswerTo<Q, string>;
        if (typeof answer === "object" && "begun" in answer) {
          unfinished.set(question.message, answer.begun);
          return STOPPED;
        }
        if (typeof answer !== "string") throw new Error(`a line is asked for: ${question.message}`);
        const why = question.check?.(answer);
        if (why === undefined) {
          unfinished.delete(question.message);
          return answer;
        }
        refused.push(why);
      }
    },
    async chooseMany<Q extends ManyQuestion>(question: Q): Promise<AnswerTo<Q, readonly string[]>> {
      const answer = next(question as unknown as ChoiceQuestion);
      if (answer === STOPPED) return STOPPED;
      if (answer === BACK) return BACK as AnswerTo<Q, never>;
      if (typeof answer === "object" && "begun" in answer) throw new Error("a line is asked for");
      return typeof answer === "string" ? [answer] : answer;
    },
  };
}
