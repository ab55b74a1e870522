import { Chalk, type ChalkInstance } from "chalk";
import { folded } from "../model/folded.ts";
import { mask } from "../model/mask.ts";
import { printable, withoutLogCommands } from "../model/printable.ts";
import type { OutStream, World } from "./world.ts";

/** The one outlet for what the program says. No other file writes to a stream. */
export interface Terminal {
  /** Width to fit lines into, in characters; 80 where standard output is no terminal, none (infinite) with `--plain`. */
  readonly columns: number;
  /** Whether questions can be asked: standard input and output are both a terminal. */
  readonly interactive: boolean;
  /** Whether a result is shown in colour; where it is not, marks in words take its place. */
  readonly hasColour: boolean;
  /**
   * chalk, for parts of a message: `style.bold(title)`. It is safe on any text, nested too, since the outlet knows
   * its colours from those that a text brings along; they are left out where the stream is no terminal.
   */
  readonly style: Style;
  /** A line of result on standard output: masked, with nothing hidden in it. Not for JSON, which has its own escapes. */
  result(text: string): void;
  /** A whole document on standard output, exactly these characters or bytes: JSON, SARIF, a report asked for with `--stdout`. */
  document(data: string | Uint8Array): void;
  /** A line on standard error that `--quiet` leaves out: progress made, hints, "wrote …". */
  note(text: string): void;
  /** A line on standard error that only `--verbose` shows. */
  detail(text: string): void;
  /** A line on standard error that is always shown. On a terminal, it and notes are broken to fit, commands whole. */
  failure(text: string): void;
  /**
   * What a long task is at, on one line of a terminal that each call writes over; any message clears it, and so does
   * an empty text, which belongs at the task's end. Shown from half a second on, at most twelve times a second.
   */
  progress(text: string): void;
}

/** chalk, and commands as the user types them: what tells them to type something goes through `command`. */
export type Style = ChalkInstance & { command(text: string): string };

/**
 * `colour: false` is `--no-color`; `progressAfterMs` is 500 but in tests. `asTyped` puts into the commands that a text
 * names what the user typed before theirs, such as `-C DIR`: notes and failures go through it whole, results by `style.command`.
 */
export interface TerminalOptions {
  readonly colour: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly progressAfterMs?: number;
  /** For screen readers: no colour, no progress, no bars, no end of a line where no statement ends. */
  readonly plain?: boolean;
  readonly asTyped?: (text: string) => string;
}

/** Opens the outlet. There is no colour with `--no-color`, NO_COLOR, TERM=dumb, or to a pipe. */
export function openTerminal(world: World, options: TerminalOptions): Terminal {
  const isPlain =
    options.plain === true ||
    !options.colour ||
    (world.env["NO_COLOR"] ?? "") !== "" ||
    world.env["TERM"] === "dumb";
  const asTyped = options.asTyped ?? ((text) => text);
  const ours = ownEscapes(world, asTyped);
  const progress = progressLine(world, options);
  const say = (stream: OutStream, text: string): void => {
    progress.clear();
    stream.write(`${ours.finish(text, stream.isTTY && !isPlain)}\n`);
  };
  /** A message, in lines that fit where it goes to a terminal. */
  const tell = (text: string): void => {
    progress.clear();
    const { isTTY, columns } = world.stderr;
    const message = ours.finish(text, isTTY && !isPlain);
    const isFolded = isTTY && options.plain !== true && columns !== undefined;
    world.stderr.write(`${isFolded ? folded(message, columns) : message}\n`);
  };
  return {
    columns: options.plain === true ? Number.POSITIVE_INFINITY : (world.stdout.columns ?? 80),
    interactive: world.stdin.isTTY && world.stdout.isTTY,
    hasColour: world.stdout.isTTY && !isPlain,
    style: ours.style(isPlain ? 0 : 1),
    result: (text) => say(world.stdout, options.plain === true ? readOut(text) : text),
    document(data) {
      progress.clear();
      world.stdout.write(data);
    },
    note(text) {
      if (!options.quiet) tell(asTyped(text));
    },
    detail(text) {
      if (options.verbose && !options.quiet) say(world.stderr, text);
    },
    failure: (text) => tell(asTyped(text)),
    progress: (text) => progress.show(ours.finish(text, false)),
  };
}

/** Bars and lines are drawn beside numbers that say it all; blanks set columns that nobody sees. */
function readOut(text: string): string {
  return text.replace(/ *[\u2500-\u259f]+/g, "").replace(/(?<=\S) {2,}(?=\S)/g, " ");
}

const ESC = "\u001b";

/**
 * Keeps our colours apart from escapes that a text brings along. While a message is put together, ours begin not with
 * ESC but with a mark that no text can know, being random; at the outlet every piece between them is made printable,
 * then the marks become ESC. Forgetting to escape a text is thus impossible.
 */
function ownEscapes(world: World, asTyped: (text: string) => string) {
  const mark = `\ufdd0${Buffer.from(world.randomBytes(12)).toString("hex")}\ufdd1`;
  const sequences = new RegExp(`${mark}(\\[[\\d;]*m)`);

  // the proxy stands before an empty function: chalk fixes each colour on itself when it is first asked for, and a proxy
  // may give nothing else for a fixed property
  const wrap = (chalk: ChalkInstance): ChalkInstance =>
    new Proxy((() => "") as unknown as ChalkInstance, {
      apply(_, self, parts: unknown[]) {
        // chalk sees real escapes of ours, so that its nesting works, and none of the text's
        const safe = parts.map((part) => printable(String(part)).replaceAll(mark, ESC));
        return Reflect.apply(chalk, self, safe).replaceAll(ESC, mark);
      },
      get(_, key) {
        if (key === "command") return asTyped;
        const value: unknown = Reflect.get(chalk, key, chalk);
        if (typeof value !== "function") return value;
        if (!TAKES_NUMBERS.has(String(key))) return wrap(value as ChalkInstance);
        return (...numbers: unknown[]) => wrap(Reflect.apply(value, chalk, numbers));
      },
    });

  return {
    style: (level: 0 | 1): Style => wrap(new Chalk({ level })) as Style,
    finish(text: string, isColoured: boolean): string {
      // at odd places what the sequences hold, between them the text
      const pieces = text.split(sequences);
      const masked = mask(pieces.filter((_, at) => at % 2 === 0).join(""));
      let from = 0;
      return pieces
        .map((piece, at) => {
          if (at % 2 === 1) return isColoured ? ESC + piece : "";
          from += piece.length;
          return withoutLogCommands(printable(masked.slice(from - piece.length, from)));
        })
        .join("");
    },
  };
}

const TAKES_NUMBERS = new Set(["rgb", "hex", "ansi256", "bgRgb", "bgHex", "bgAnsi256"]);

/** Milliseconds; the other clock of node, `performance`, is loaded when it is first asked for. */
function sinceStart(): number {
  return process.uptime() * 1000;
}

function progressLine(world: World, options: TerminalOptions) {
  const isShown =
    world.stderr.isTTY && !options.quiet && options.plain !== true && world.env["TERM"] !== "dumb";
  let isOnScreen = false;
  let next = sinceStart() + (options.progressAfterMs ?? 500);
  const clear = (): void => {
    if (isOnScreen) world.stderr.write(`\r${ESC}[K`);
    isOnScreen = false;
  };
  return {
    clear,
    show(text: string): void {
      const now = sinceStart();
      if (text === "") clear();
      if (text === "" || !isShown || now < next) return;
      if (options.progressAfterMs !== 0) next = now + 80;
      world.stderr.write(`\r${shorten(text, (world.stderr.columns ?? 80) - 1)}${ESC}[K`);
      isOnScreen = true;
    },
  };
}

/** The text's beginning that fits into so many columns on one line; wide characters are counted as two. */
function shorten(text: string, columns: number): string {
  let width = 0;
  let shortened = "";
  for (const character of text.replace(/[\n\t]+/g, " ")) {
    width += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
    if (width > columns) break;
    shortened += character;
  }
  return shortened;
}
