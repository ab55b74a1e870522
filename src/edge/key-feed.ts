import { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { isatty } from "node:tty";
import { CTRL_C, CTRL_D, ENTER, ESCAPE, type Key, keyReader, MARK_PASTES } from "./keys.ts";

/** What a question does with keys. */
export interface Asked<T> {
  /** Asks with a stream of its own, which gets one key at a time; the signal ends it unanswered. */
  ask(input: Readable, signal: AbortSignal): Promise<T>;
  /** What a pasted text may do: answer line by line, be words on one line, or wait for a question that takes it. */
  readonly pasted: "lines" | "words" | "waits";
}

/** How a question ended. */
export type Ended<T> =
  | { readonly is: "answered"; readonly answer: T }
  /** Ctrl-C, Ctrl-D, or a standard input that was closed. */
  | { readonly is: "stopped" }
  /** Escape. */
  | { readonly is: "escaped" };

/** A person's keys in their order: what is typed or pasted before a question stands waits for it. */
export interface KeyFeed {
  question<T>(asked: Asked<T>): Promise<Ended<T>>;
  /** The last Enter was refused: what stands behind it waits until the person has mended the line. */
  refused(): void;
  /** Gives the terminal back, until the next question. */
  release(): void;
}

/** The terminal that keys come from and that is told to mark pastes. */
export interface KeyTerminal {
  readonly input: NodeJS.ReadStream & { readonly fd: number };
  readonly output: NodeJS.WriteStream;
}

/** After Escape, more of the key's own sequence would be here by then. */
const ESCAPE_MS = 60;

/** The one reader of a terminal's keys while questions are asked. */
export function keyFeed(terminal: KeyTerminal): KeyFeed {
  let queue: Key[] = [];
  let isClosed = false;
  let isHeld = false;
  let isAsking = false;
  let wake: () => void = () => undefined;
  const source = keySource(terminal, {
    keys(keys) {
      const stop = keys.findIndex(({ text, isPasted }) => text === CTRL_C && !isPasted);
      // who stops means now, whatever was typed ahead, and while the program works too
      if (stop !== -1 && !isAsking) {
        source.close();
        process.kill(process.pid, "SIGINT");
      }
      queue = stop === -1 ? [...queue, ...keys] : keys.slice(stop);
      wake();
    },
    closed() {
      isClosed = true;
      wake();
    },
  });
  const next = (pasted: Asked<unknown>["pasted"]): Key | undefined => {
    const at = queue.findIndex(({ isPasted }) => !isPasted || (pasted !== "waits" && !isHeld));
    return at === -1 ? undefined : queue.splice(at, 1)[0];
  };

  return {
    async question<T>({ ask, pasted }: Asked<T>): Promise<Ended<T>> {
      source.open();
      isHeld = false;
      isAsking = true;
      const input = promptStream();
      const left = new AbortController();
      let ended: Ended<T> | undefined;
      let failure: { readonly error: unknown } | undefined;
      const end = (how: Ended<T>): void => {
        ended ??= how;
        wake();
      };
      const asking = ask(input, left.signal).then(
        (answer) => end({ is: "answered", answer }),
        (error: unknown) => {
          failure = { error };
          end({ is: "stopped" });
        },
      );
      while (!ended) {
        const key = next(pasted);
        if (key) {
          const how = key.isPasted ? undefined : leaving(key.text);
          input.push(how ? LEAVE[how] : heardAs(key, pasted));
          if (how) end({ is: how });
          // the question sees the key, and may end, before it gets the next
          await new Promise(setImmediate);
        } else if (isClosed) end({ is: "stopped" });
        else await new Promise<void>((resolve) => (wake = resolve));
      }
      if (isClosed) left.abort();
      await asking;
      isAsking = false;
      if (failure) throw failure.error;
      source.rest();
      return ended;
    },
    refused() {
      isHeld = true;
      queue = queue.map((key) => ({ ...key, isPasted: true }));
    },
    release: () => source.close(),
  };
}

/** How a question is told to end unanswered, and draws itself as left. */
const LEAVE = { stopped: CTRL_C, escaped: ESCAPE } as const;

/** A line end in a text that is to be words on one line is a space. */
function heardAs({ text, isPasted }: Key, pasted: Asked<unknown>["pasted"]): string {
  return isPasted && pasted === "words" && text === ENTER ? " " : text;
}

function leaving(key: string): "stopped" | "escaped" | undefined {
  if (key === CTRL_C || key === CTRL_D) return "stopped";
  return key === ESCAPE ? "escaped" : undefined;
}

/** A stream that a question takes for a terminal; the real one keeps its mode from the first question to the last. */
function promptStream(): Readable & { isTTY: boolean; setRawMode(on: boolean): void } {
  const stream = new Readable({ read: () => undefined, encoding: "utf8" });
  return Object.assign(stream, { isTTY: true, setRawMode: () => undefined });
}

interface Heard {
  keys(keys: readonly Key[]): void;
  closed(): void;
}

/** The terminal is gone: node would abort where it sets it back at its end, so all is cleared away now, and the signal ends it. */
function endWithTerminal(): void {
  process.emit("exit", 129);
  process.removeAllListeners("SIGHUP");
  process.kill(process.pid, "SIGHUP");
}

/** The real terminal: opened for the first question, let go between two where nobody waits for a key. */
function keySource({ input, output }: KeyTerminal, heard: Heard) {
  const decoder = new StringDecoder("utf8");
  const reader = keyReader();
  let isOpen = false;
  let timer: NodeJS.Timeout | undefined;
  const onData = (data: Buffer | string): void => {
    clearTimeout(timer);
    heard.keys(reader.read(typeof data === "string" ? data : decoder.write(data)));
    timer = setTimeout(() => heard.keys(reader.rest()), ESCAPE_MS);
    timer.unref();
  };
  const onClosed = (): void => {
    heard.closed();
    if (input.isTTY && !isatty(input.fd)) endWithTerminal();
  };
  const restore = (): void => void (output.writable && output.write(`${MARK_PASTES.off}\u001b[?25h`));
  // a terminal that is gone answers with an error to each word that is said to it
  const onGone = (error: NodeJS.ErrnoException): void => {
    if (error.code !== "EIO" && error.code !== "EPIPE") throw error;
  };
  return {
    open(): void {
      input.ref();
      if (isOpen) return;
      isOpen = true;
      if (input.readableEnded || input.destroyed) heard.closed();
      input.on("data", onData).on("end", onClosed).on("close", onClosed).on("error", onClosed);
      output.on("error", onGone);
      process.once("exit", restore);
      if (input.isTTY) input.setRawMode(true);
      input.resume();
      output.write(MARK_PASTES.on);
    },
    /** Nobody waits: the program may end by itself. */
    rest: () => void input.unref(),
    close(): void {
      if (!isOpen) return;
      isOpen = false;
      clearTimeout(timer);
      input.off("data", onData).off("end", onClosed).off("close", onClosed).off("error", onClosed);
      process.off("exit", restore);
      if (input.isTTY && !input.destroyed) input.setRawMode(false);
      input.pause();
      restore();
    },
  };
}
