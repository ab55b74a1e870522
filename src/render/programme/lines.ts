import stringWidth from "fast-string-width";
import type { Paint } from "../paint.ts";
import { safeLine } from "../safe-line.ts";
import { wrapped } from "../wrapped.ts";

/** Width and colours of the terminal. */
export interface ProgrammeTextOptions {
  readonly paint: Paint;
  readonly columns: number;
}

/** Something said on as many lines as it needs, and the words in it that are coloured. */
export interface Said {
  readonly text: string;
  readonly marked?: readonly { readonly words: string; readonly colour: keyof Paint }[];
  /** How far it stands in beyond what is around it. */
  readonly further?: number;
}

/**
 * What is said in lines that fit, each behind so many blanks; the lines after the first stand two further in. Words are
 * coloured after the lines are broken, as colours have a width until they reach the terminal.
 */
export function laidOut(said: Said, indent: number, options: ProgrammeTextOptions): readonly string[] {
  const from = indent + (said.further ?? 0);
  const lines = wrapped(said.text, Math.max(20, options.columns - from - 2));
  const marks = [...(said.marked ?? [])];
  return lines.map((line, index) => {
    const found = marks.filter(({ words }) => line.includes(words));
    const coloured = found.reduce(
      (text, mark) => text.replace(mark.words, () => options.paint[mark.colour](mark.words)),
      line,
    );
    for (const mark of found) marks.splice(marks.indexOf(mark), 1);
    return " ".repeat(from + (index === 0 ? 0 : 2)) + coloured;
  });
}

/** The text at the right of a cell of so many columns. */
export function atRight(text: string, columns: number): string {
  return " ".repeat(Math.max(0, columns - stringWidth(text))) + text;
}

/** The text at the left of a cell of so many columns. */
export function atLeft(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - stringWidth(text)));
}

/** A text of the files, on one line, with one full stop at its end unless it ends in another mark. */
export function sentence(text: string): string {
  const line = safeLine(text.replace(/\s*\n\s*/g, " ").trim());
  return /[.!?]["”’')]*$/.test(line) ? line : `${line}.`;
}

/** `a, b and c`. */
export function andList(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** `1 day`, `2.5 days`. */
export function daysOf(count: number): string {
  return `${count} ${count === 1 ? "day" : "days"}`;
}
