import { mask } from "../model/mask.ts";
import { printable } from "../model/printable.ts";
import { isFound } from "./choice-search.ts";
import { type Asked, type KeyFeed, keyFeed } from "./key-feed.ts";
import { linePrompt } from "./line-prompt.ts";

/** What a question gives where the person stopped: Ctrl-C, Ctrl-D, a standard input that was closed, or Escape where there is no step back. */
export const STOPPED: unique symbol = Symbol("stopped");
/** What a question that has a step before it gives at Escape. */
export const BACK: unique symbol = Symbol("back");
export type Answer<T> = T | typeof STOPPED;
/** What a question gives: only one with `back: true` gives BACK. */
export type AnswerTo<Q, T> = Answer<T> | (Q extends { readonly back: true } ? typeof BACK : never);

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  /** What is shown; made to fit one line. */
  readonly label: string;
  /** Shown beside the label while it is in focus. */
  readonly hint?: string;
  /** More words that a search finds it by. */
  readonly words?: string;
  /** Stands in the list until something is searched for. */
  readonly untilSearched?: boolean;
}

/** A question for one line of text. */
export interface LineQuestion {
  readonly message: string;
  readonly placeholder?: string;
  readonly initial?: string;
  /** Whether Escape goes a step back. */
  readonly back?: boolean;
  /** Whether each line of a pasted text answers a question of its own; else it is words on one line. */
  readonly aLineEach?: boolean;
  /** What is wrong with the answer; undefined where nothing is. */
  check?(text: string): string | undefined;
}

/** A question with answers to choose from; `chosen` has the focus at first. */
export interface ChoiceQuestion {
  readonly message: string;
  readonly choices: readonly Choice[];
  readonly chosen?: string;
  /** Whether Escape goes a step back. */
  readonly back?: boolean;
}

/** A question with any number of answers. */
export interface ManyQuestion {
  readonly message: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  /** Whether Escape goes a step back. */
  readonly back?: boolean;
}

/** Asks a person. The one way to a question, so that a test can answer in the person's place. */
export interface Prompter {
  /** What is pressed or typed to go a step back, where there is one. */
  readonly back: string;
  /** Lines left unanswered, by their question: each stands there when its question is asked again. */
  readonly unfinished: Map<string, string>;
  /** Opens the questions with a title. */
  begin(title: string): void;
  /** Says something between questions. */
  say(text: string): void;
  /** Closes the questions with a last line. */
  end(text: string): void;
  line<Q extends LineQuestion>(question: Q): Promise<AnswerTo<Q, string>>;
  /** One of a short list. */
  choose<Q extends ChoiceQuestion>(question: Q): Promise<AnswerTo<Q, string>>;
  /** One of a long list, found by typing any of its words. */
  search<Q extends ChoiceQuestion>(question: Q): Promise<AnswerTo<Q, string>>;
  /** Any number of a long list, in the order of the list. */
  chooseMany<Q extends ManyQuestion>(question: Q): Promise<AnswerTo<Q, readonly string[]>>;
}

/** How questions are drawn. */
export interface PrompterOptions {
  readonly colour: boolean;
  /** Width of the terminal in characters. */
  readonly columns: number;
}

/** Columns that the guide, a mark and the margin take. */
const TAKEN = 8;
/** Columns that the guide alone takes. */
const GUIDE = 4;
/** A hint with less room than this says nothing. */
const LEAST_HINT = 16;
/** Choices shown at once. */
const SHOWN = 9;

/** The person at the terminal, asked with @clack/prompts, which is loaded here and not before. */
export async function terminalPrompter(options: PrompterOptions): Promise<Prompter> {
  // clack asks node for its colours, and node asks the environment
  if (!options.colour) process.env["NO_COLOR"] = "1";
  const clack = await import("@clack/prompts");
  const line = await linePrompt();
  const output = process.stdout;
  const feed = keyFeed({ input: process.stdin, output });
  const unfinished = new Map<string, string>();
  const title = (message: string) => fitted(message, options.columns - GUIDE);
  return {
    back: "Escape",
    unfinished,
    begin: (text) => clack.intro(oneLine(text)),
    say: (text) => clack.log.message(wrapped(printable(mask(text)), options.columns - GUIDE)),
    end(text) {
      clack.outro(wrapped(oneLine(text), options.columns - GUIDE).join("\n   "));
      feed.release();
    },
    line: (question) =>
      answerTo(feed, question, {
        pasted: question.aLineEach === true ? "lines" : "words",
        ask: (input, signal) =>
          line({
            ...question,
            message: title(question.message),
            input,
            output,
            signal,
            initial: unfinished.get(question.message) ?? question.initial,
            left(text) {
              if (text === (question.initial ?? "")) unfinished.delete(question.message);
              else unfinished.set(question.message, text);
            },
            check(text) {
              const why = question.check?.(text);
              if (why !== undefined) feed.refused();
              else unfinished.delete(question.message);
              return why;
            },
          }),
      }),
    choose: (question) =>
      answerTo(feed, question, {
        pasted: "waits",
        ask: (input, signal): Promise<string | symbol> =>
          clack.select<string>({
            message: title(question.message),
            options: shown(question.choices, options),
            input,
            signal,
            maxItems: 14,
            ...(question.chosen === undefined ? {} : { initialValue: question.chosen }),
          }),
      }),
    search: (question) =>
      answerTo(feed, question, {
        pasted: "waits",
        ask: (input, signal): Promise<string | symbol> =>
          clack.autocomplete<string>({
            message: title(question.message),
            options: shown(question.choices, options),
            filter: finder(question.choices),
            maxItems: SHOWN,
            input,
            signal,
            validate: (value) => (value === undefined ? "Delete the words to see all again." : undefined),
            ...(question.chosen === undefined ? {} : { initialValue: question.chosen }),
          }),
      }),
    async chooseMany<Q extends ManyQuestion>(question: Q): Promise<AnswerTo<Q, readonly string[]>> {
      const answer = await answerTo(feed, question, {
        pasted: "waits",
        ask: (input, signal): Promise<string[] | symbol> =>
          clack.autocompleteMultiselect<string>({
            message: title(question.message),
            options: shown(question.choices, options),
            filter: finder(question.choices),
            maxItems: SHOWN,
            input,
            signal,
            initialValues: [...question.chosen],
          }),
      });
      if (!Array.isArray(answer)) return answer as AnswerTo<Q, never>;
      return question.choices.map((one) => one.value).filter((one) => answer.includes(one));
    },
  };
}

/** Asks, and says in our words how the question ended. */
async function answerTo<Q extends { readonly back?: boolean }, T>(
  feed: KeyFeed,
  { back }: Q,
  asked: Asked<T | symbol>,
): Promise<AnswerTo<Q, T>> {
  const ended = await feed.question(asked);
  if (ended.is === "answered" && typeof ended.answer !== "symbol") return ended.answer as T;
  // Escape is the step back where there is one; the type says the same
  if (ended.is === "escaped" && back === true) return BACK as AnswerTo<Q, T>;
  feed.release();
  return STOPPED;
}

function shown(choices: readonly Choice[], { columns }: PrompterOptions) {
  return choices.map((one) => {
    const label = fitted(one.label, columns - TAKEN);
    const room = columns - TAKEN - label.length;
    const hint = one.hint !== undefined && room > LEAST_HINT ? fitted(one.hint, room) : undefined;
    return { value: one.value, label, ...(hint === undefined ? {} : { hint }) };
  });
}

function finder(choices: readonly Choice[]) {
  const by = new Map(choices.map((one) => [one.value, one]));
  return (search: string, { value }: { readonly value: string }) => isFound(search, by.get(value));
}

/** Lines of whole words that fit; a longer word stands alone. */
function wrapped(text: string, columns: number): string[] {
  return text.split("\n").flatMap((line) => {
    const lines = [""];
    for (const word of line.split(" ")) {
      const last = lines.at(-1) ?? "";
      if (last !== "" && last.length + 1 + word.length > columns) lines.push(word);
      else lines[lines.length - 1] = lines.length === 1 && last === "" ? word : `${last} ${word}`;
    }
    return lines;
  });
}

function oneLine(text: string): string {
  return printable(mask(text.replace(/\s*\n\s*/g, " ")));
}

function fitted(text: string, columns: number): string {
  const line = oneLine(text);
  const most = Math.max(LEAST_HINT, columns);
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
