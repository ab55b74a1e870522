import { StringDecoder } from "node:string_decoder";

/** What a person typed: a line without its end, or that they stopped, with what stood in the line by then. */
export type TypedLine =
  | { readonly is: "line"; readonly text: string }
  | { readonly is: "stopped"; readonly begun: string };

/** Lines from a terminal that edits and echoes them by itself. */
export interface TypedLines {
  next(): Promise<TypedLine>;
  /** The last line was refused: what was typed or pasted behind it waits until the next one has been answered. */
  refused(): Promise<void>;
  /** The line after a refused one was taken: what waited comes next. */
  taken(): void;
}

/** A stream of keys, whole lines at a time: standard input that nobody set to raw mode. */
export type LineInput = NodeJS.ReadableStream & { ref?(): unknown; unref?(): unknown };

/** What is pasted is here by then, whole. */
const PASTED_MS = 120;

/**
 * Lines of a stream, in their order: those typed before they are asked for wait. Ctrl-C while a line is waited for stops;
 * at any other time it ends the program, as it always does.
 */
export function typedLines(input: LineInput): TypedLines {
  const decoder = new StringDecoder("utf8");
  let ready: string[] = [];
  let held: string[] = [];
  let begun = "";
  let isClosed = false;
  let isOpen = false;
  let wake: () => void = () => undefined;
  const onData = (data: Buffer | string): void => {
    const lines = (begun + (typeof data === "string" ? data : decoder.write(data))).split(/\r\n|\r|\n/);
    begun = lines.pop() ?? "";
    ready.push(...lines);
    wake();
  };
  const onClosed = (): void => {
    isClosed = true;
    wake();
  };
  const open = (): void => {
    if (!isOpen) input.on("data", onData).on("end", onClosed).on("close", onClosed).on("error", onClosed);
    isOpen = true;
    input.resume();
    input.ref?.();
  };
  /** Nobody waits: the program may end by itself. */
  const rest = (): void => {
    input.pause();
    input.unref?.();
  };

  return {
    async next() {
      let isStopped = false;
      const onSignal = (): void => {
        isStopped = true;
        wake();
      };
      const giveBack = takeSignal(onSignal);
      open();
      while (ready.length === 0 && !isClosed && !isStopped)
        await new Promise<void>((resolve) => (wake = resolve));
      giveBack();
      rest();
      const text = isStopped ? undefined : ready.shift();
      return text === undefined ? { is: "stopped", begun } : { is: "line", text };
    },
    async refused() {
      open();
      await new Promise((resolve) => setTimeout(resolve, PASTED_MS));
      held = [...ready, ...held];
      ready = [];
    },
    taken() {
      ready = [...ready, ...held];
      held = [];
    },
  };
}

/** Hears Ctrl-C in place of those who end the program at it; gives it back to them. */
function takeSignal(listener: () => void): () => void {
  const others = process.rawListeners("SIGINT") as (() => void)[];
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", listener);
  return () => {
    process.off("SIGINT", listener);
    for (const other of others) process.on("SIGINT", other);
  };
}
