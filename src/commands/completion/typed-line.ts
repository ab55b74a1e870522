import type { Command, Option } from "commander";

/** What a line asks to complete: where in the commands it stands, and what of a word is there already. */
export interface TypedLine {
  readonly command: Command;
  /** Words of the command so far that are neither options nor their values. */
  readonly operands: readonly string[];
  /** The option whose value is being typed. */
  readonly option: Option | undefined;
  /** What is there of the word, or of the value after `--option=`. */
  readonly begun: string;
  /** `--option=` where the value stands in the same word. */
  readonly before: string;
  /** Options before it, by their names as commander has them. */
  readonly given: ReadonlyMap<string, string>;
}

/** The words of a line as a shell splits them; the last is empty where the line ends in a blank. */
export function wordsOfLine(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (const [, single, double, plain, blank] of line.matchAll(
    /'([^']*)'?|"((?:[^"\\]|\\.)*)"?|((?:[^\s'"\\]|\\.)+|\\$)|(\s+)/g,
  )) {
    if (blank !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + (single ?? (double ?? plain ?? "").replace(/\\(.)/g, "$1"));
  }
  return [...words, word ?? ""];
}

/** Reads a line up to the cursor; `open` gives a command its options where it has them not yet. */
export async function readLine(
  line: string,
  program: Command,
  open: (command: Command) => Promise<Command>,
): Promise<TypedLine> {
  const words = wordsOfLine(line).slice(1);
  const begun = words.pop() ?? "";
  const given = new Map<string, string>();
  const operands: string[] = [];
  let command = program;
  let option: Option | undefined;
  for (const word of words) {
    const [, flag = word, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
    if (word.startsWith("-") && word !== "-") {
      const found = optionNamed(flag, command, program);
      option = value === undefined && takesValue(found) ? found : undefined;
      if (found) given.set(found.attributeName(), value ?? "");
    } else if (option) {
      given.set(option.attributeName(), word);
      if (!option.variadic) option = undefined;
    } else {
      const below = operands.length === 0 ? command.commands.find((one) => one.name() === word) : undefined;
      if (below) command = await open(below);
      else operands.push(word);
    }
  }
  const [, flag, value] = /^(--[^=]+)=(.*)$/s.exec(begun) ?? [];
  const inWord = flag === undefined ? undefined : optionNamed(flag, command, program);
  if (inWord) return { command, operands, option: inWord, begun: value ?? "", before: `${flag}=`, given };
  return { command, operands, option: begun.startsWith("-") ? undefined : option, begun, before: "", given };
}

function optionNamed(flag: string, command: Command, program: Command): Option | undefined {
  return [...command.options, ...program.options].find((one) => one.long === flag || one.short === flag);
}

function takesValue(option: Option | undefined): boolean {
  return option !== undefined && (option.required || option.optional);
}
