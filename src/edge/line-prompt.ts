import type { Readable, Writable } from "node:stream";

/** A question for one line, the keys that answer it, and where it is drawn. */
export interface LineAsked {
  /** Fits on one line of the terminal. */
  readonly message: string;
  readonly placeholder?: string | undefined;
  readonly initial?: string | undefined;
  /** What is wrong with the answer; undefined where nothing is. */
  check(text: string): string | undefined;
  /** Gets what stands there when the question is left unanswered. */
  left(text: string): void;
  readonly input: Readable;
  readonly output: Writable;
  readonly signal: AbortSignal;
}

/** clack's question for text, drawn by us: a line that is longer than the terminal stays behind the guide. */
export async function linePrompt(): Promise<(question: LineAsked) => Promise<string | symbol>> {
  const { TextPrompt, wrapTextWithPrefix } = await import("@clack/core");
  const { symbol, S_BAR, S_BAR_END } = await import("@clack/prompts");
  const { styleText } = await import("node:util");
  return async ({ message, placeholder = "", initial, check, left, input, output, signal }) => {
    const prompt = new TextPrompt({
      input,
      output,
      signal,
      placeholder,
      ...(initial === undefined ? {} : { initialValue: initial }),
      validate: (text) => check(text ?? ""),
      render() {
        const { state, value = "", userInput, userInputWithCursor, error } = this;
        const isDone = state === "submit" || state === "cancel";
        const colour = state === "error" ? "yellow" : "cyan";
        const bar = styleText(isDone ? "gray" : colour, S_BAR);
        const empty = placeholder === "" ? " " : placeholder;
        const waiting = styleText("inverse", empty.slice(0, 1)) + styleText("dim", empty.slice(1));
        const text = isDone ? styleText("dim", value) : userInput === "" ? waiting : userInputWithCursor;
        const behind = (what: string, last: string) =>
          wrapTextWithPrefix(output, what, `${bar}  `, undefined, last);
        const head = `${styleText("gray", S_BAR)}\n${symbol(state)}  ${message}\n`;
        if (isDone) return `${head}${behind(text, `${bar}  `)}`;
        const end = styleText(colour, S_BAR_END);
        if (state !== "error") return `${head}${behind(text, `${bar}  `)}\n${end}\n`;
        const why = wrapTextWithPrefix(output, styleText("yellow", error), "   ", `${end}  `);
        return `${head}${behind(text, `${bar}  `)}\n${why}\n`;
      },
    });
    prompt.on("cancel", () => left(prompt.userInput));
    return (await prompt.prompt()) ?? "";
  };
}
