import { mask } from "../model/mask.ts";
import { printable } from "../model/printable.ts";
import { type Listed, listed, numberOf, oneOf, plainLabel, severalOf, type Taken } from "./plain-choices.ts";
import {
  type AnswerTo,
  BACK,
  type ChoiceQuestion,
  type LineQuestion,
  type ManyQuestion,
  type Prompter,
  STOPPED,
} from "./prompts.ts";
import { type LineInput, typedLines } from "./typed-lines.ts";
import type { OutStream } from "./world.ts";

/** What is typed to go a step back, and to leave a line empty that has a text already. */
const BACK_SIGN = "<";
const EMPTY_SIGN = "-";

/**
 * The person at the terminal, asked in plain lines: nothing is drawn or written over, and no escape is sent. The terminal
 * itself edits and echoes what is typed.
 */
export function plainPrompter(output: OutStream, input: LineInput = process.stdin): Prompter {
  const lines = typedLines(input);
  const unfinished = new Map<string, string>();
  let hasSaidBack = false;
  const say = (text: string): void => output.write(`${printable(mask(text)).replace(/^( *)· /gm, "$1")}\n`);

  /** Asks until an answer can be taken; `read` says what one line comes to. */
  const ask = async <T>(question: Put, read: (text: string) => Taken<T>): Promise<T | Left> => {
    if (question.back === true && !hasSaidBack) {
      hasSaidBack = true;
      say(`Where a step back is possible, ${BACK_SIGN} and Enter takes it.`);
    }
    for (const line of [question.message, ...question.more]) say(line);
    for (;;) {
      output.write("Answer: ");
      const typed = await lines.next();
      if (typed.is === "stopped") {
        output.write("\n");
        question.left?.(typed.begun);
        return STOPPED;
      }
      const text = withoutKeys(typed.text);
      const isBack = text.trim() === BACK_SIGN || typed.text === "\u001b";
      if (isBack && question.back === true) return BACK;
      const taken: Taken<T> =
        isBack && question.isChoice ? { why: ["There is no step back here."] } : read(text);
      if ("answer" in taken) {
        lines.taken();
        if (taken.said !== undefined) say(taken.said);
        return taken.answer;
      }
      for (const line of taken.why) say(line);
      say(question.message);
      await lines.refused();
    }
  };

  const choose = <Q extends ChoiceQuestion>(question: Q, isLong: boolean): Promise<AnswerTo<Q, string>> => {
    const { message, back, choices, chosen } = question;
    let shown: Listed = listed(choices, { first: numberOf(choices, chosen), isLong });
    const put = { message, back, more: shown.lines, isChoice: true };
    return ask(put, (text) => {
      const taken = oneOf(text, choices, { first: shown.first, isLong });
      if ("shown" in taken) shown = taken.shown;
      return taken;
    }) as Promise<AnswerTo<Q, string>>;
  };

  return {
    back: `${BACK_SIGN} and Enter`,
    unfinished,
    begin: say,
    say,
    end: say,
    line<Q extends LineQuestion>(question: Q): Promise<AnswerTo<Q, string>> {
      const { message, back } = question;
      const initial = unfinished.get(message) ?? question.initial ?? "";
      const mayBeEmpty = question.check?.("") === undefined;
      const more = defaultInWords(message, initial, mayBeEmpty);
      const left = (begun: string) => void (begun.trim() !== "" && unfinished.set(message, begun));
      const put = { message: withExample(question), back, more, isChoice: false, left };
      return ask(put, (text): Taken<string> => {
        const isEmpty = mayBeEmpty && initial !== "" && text.trim() === EMPTY_SIGN;
        const answer = isEmpty ? "" : text.trim() === "" ? initial : text;
        const why = question.check?.(answer);
        if (why !== undefined) return { why: [`Not taken. ${why}`] };
        unfinished.delete(message);
        return { answer };
      }) as Promise<AnswerTo<Q, string>>;
    },
    choose: (question) => choose(question, false),
    search: (question) => choose(question, true),
    chooseMany<Q extends ManyQuestion>({ message, back, choices, chosen }: Q) {
      const more = listed(choices, { marked: chosen, isLong: true }).lines;
      return ask({ message, back, more, isChoice: true }, (text) =>
        severalOf(text, choices, chosen),
      ) as Promise<AnswerTo<Q, readonly string[]>>;
    },
  };
}

/** A question as it is put: its lines, whether a step back is possible, and whether its answers are listed. */
interface Put {
  readonly message: string;
  readonly more: readonly string[];
  readonly back: boolean | undefined;
  readonly isChoice: boolean;
  /** Gets what stood in the line where the question is left unanswered. */
  left?(begun: string): void;
}

type Left = typeof STOPPED | typeof BACK;

/** What Enter alone does, where the question does not say so itself. */
function defaultInWords(message: string, initial: string, mayBeEmpty: boolean): string[] {
  const isSaid = /\b(?:Enter|empty)\b/.test(message);
  if (initial === "") return mayBeEmpty && !isSaid ? ["Enter alone leaves it empty."] : [];
  const empty = mayBeEmpty ? " A hyphen alone leaves it empty." : "";
  return [`Enter alone takes: ${plainLabel(initial)}${/[.!?]$/.test(initial) ? "" : "."}${empty}`];
}

function withExample({ message, placeholder = "" }: LineQuestion): string {
  if (placeholder === "") return message;
  return `${message} (${placeholder.includes("such as") ? placeholder : `such as ${placeholder}`})`;
}

/** The text without what cursor keys and the like leave in a line, as the terminal does not know them. */
function withoutKeys(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: keys are what is looked for
      .replace(/\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O.|.)?/gu, "")
      .replace(/\t/g, " ")
      .replace(/\p{Cc}/gu, "")
  );
}
