import { mask } from "../model/mask.ts";
import { printable } from "../model/printable.ts";

/** What a question gives where the person stopped: Ctrl-C, Escape, Ctrl-D, or a standard input that was closed. */
export const STOPPED: unique symbol = Symbol("stopped");
export type Answer<T> = T | typeof STOPPED;

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
  /** What is wrong with the answer; undefined where nothing is. */
  check?(text: string): string | undefined;
}

/** A question with answers to choose from; `chosen` has the focus at first. */
export interface ChoiceQuestion {
  readonly message: string;
  readonly choices: readonly Choice[];
  readonly chosen?: string;
}

/** Asks a person. The one way to a question, so that a test can answer in the person's place. */
export interface Prompter {
  /** Opens the questions with a title. */
  begin(title: string): void;
  /** Says something between questions. */
  say(text: string): void;
  /** Closes the questions with a last line. */
  end(text: string): void;
  line(question: LineQuestion): Promise<Answer<string>>;
  /** One of a short list. */
  choose(question: ChoiceQuestion): Promise<Answer<string>>;
  /** One of a long list, found by typing any of its words. */
  search(question: ChoiceQuestion): Promise<Answer<string>>;
  /** Any number of a long list, in the order of the list. */
  chooseMany(
    question: Omit<ChoiceQuestion, "chosen"> & { readonly chosen: readonly string[] },
  ): Promise<Answer<readonly string[]>>;
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
  const ask = async <T extends string | string[]>(
    question: (signal: AbortSignal) => Promise<T | symbol>,
  ): Promise<Answer<T>> => {
    const answer = await untilClosed(question);
    return typeof answer === "symbol" ? STOPPED : answer;
  };
  const shown = (choices: readonly Choice[]) =>
    choices.map((one) => {
      const label = fitted(one.label, options.columns - TAKEN);
      const room = options.columns - TAKEN - label.length;
      const hint = one.hint !== undefined && room > LEAST_HINT ? fitted(one.hint, room) : undefined;
      return { value: one.value, label, ...(hint === undefined ? {} : { hint }) };
    });
  const finder = (choices: readonly Choice[]) => {
    const by = new Map(choices.map((one) => [one.value, one]));
    return (search: string, { value }: { readonly value: string }) => isFound(search, by.get(value));
  };
  return {
    begin: (title) => clack.intro(oneLine(title)),
    say: (text) => clack.log.message(wrapped(printable(mask(text)), options.columns - GUIDE)),
    end: (text) => clack.outro(oneLine(text)),
    line: ({ message, placeholder, initial, check }) =>
      ask<string>((signal) =>
        clack.text({
          message: fitted(message, options.columns - GUIDE),
          signal,
          ...(placeholder === undefined ? {} : { placeholder }),
          ...(initial === undefined ? {} : { initialValue: initial }),
          validate: (text) => check?.(text ?? ""),
        }),
      ).then((answer) => answer ?? ""),
    choose: ({ message, choices, chosen }) =>
      ask<string>((signal) =>
        clack.select<string>({
          message: fitted(message, options.columns - GUIDE),
          options: shown(choices),
          signal,
          maxItems: 14,
          ...(chosen === undefined ? {} : { initialValue: chosen }),
        }),
      ),
    search: ({ message, choices, chosen }) =>
      ask<string>((signal) =>
        clack.autocomplete<string>({
          message: fitted(message, options.columns - GUIDE),
          options: shown(choices),
          filter: finder(choices),
          maxItems: SHOWN,
          signal,
          validate: (value) => (value === undefined ? "Delete the words to see all again." : undefined),
          ...(chosen === undefined ? {} : { initialValue: chosen }),
        }),
      ),
    async chooseMany({ message, choices, chosen }) {
      const answer = await ask<string[]>((signal) =>
        clack.autocompleteMultiselect<string>({
          message: fitted(message, options.columns - GUIDE),
          options: shown(choices),
          filter: finder(choices),
          maxItems: SHOWN,
          signal,
          initialValues: [...chosen],
        }),
      );
      return answer === STOPPED
        ? STOPPED
        : choices.map((one) => one.value).filter((one) => answer.includes(one));
    },
  };
}

/** Runs a question; where standard input is closed, or Ctrl-D is typed, it ends as if it had been stopped. */
async function untilClosed<T>(question: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const closed = new AbortController();
  const stop = (): void => closed.abort();
  const onKey = (_: unknown, key: { ctrl?: boolean; name?: string } | undefined): void => {
    if (key?.ctrl === true && key.name === "d") stop();
  };
  const input = process.stdin;
  input.on("end", stop).on("close", stop).on("keypress", onKey);
  try {
    return await question(closed.signal);
  } finally {
    input.off("end", stop).off("close", stop).off("keypress", onKey);
  }
}

/** Every word that is searched for stands somewhere in the choice, letter case aside. */
function isFound(search: string, choice: Choice | undefined): boolean {
  if (!choice) return false;
  const wanted = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (wanted.length > 0 && choice.untilSearched === true) return false;
  const text = `${choice.label} ${choice.value} ${choice.words ?? ""}`.toLowerCase();
  return wanted.every((word) => text.includes(word));
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
