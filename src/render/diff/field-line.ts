import { dayInWords, isDay } from "../../model/day.ts";
import type { FieldChange } from "../../model/diff-answer.ts";
import type { WordPiece } from "../../model/word-diff.ts";
import type { DiffLine } from "./page.ts";
import { type Names, plainValue } from "./plain-value.ts";

/** A changed field as a line: a short value as what it was and is, a text as its words; with names, in plain words. */
export function fieldLine({ field, words }: FieldChange, names?: Names): DiffLine {
  const label = inWords(field);
  const plain = (text: string) => (names && field !== "body" ? plainValue(field, text, names) : text);
  const said = (value: string) => valueInWords(plain(value));
  const [was, is] = [textOf(words, "added"), textOf(words, "taken")];
  if (was === "") return `${label}, new: ${said(is)}`;
  if (is === "") return `${label}, taken out: ${said(was)}`;
  const isText = words.some((one) => one.is === "same") || was.length > SHORT || is.length > SHORT;
  return isText
    ? { label, words: shortened(words.map((one) => ({ ...one, text: plain(one.text) }))) }
    : `${label}: ${said(was)}, now ${said(is)}`;
}

/** A value that is no text of its own: a day, a name, a number. */
const SHORT = 40;

/** `findings.2` as `Finding 2`, `response-due` as `Response due`, `body` as `Text`. */
function inWords(field: string): string {
  const [name = "", position] = field.split(".");
  const one = position === undefined ? name : name.replace(/s$/, "");
  const words = field === "body" ? "text" : one.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${position === undefined ? "" : ` ${position}`}`;
}

function textOf(words: readonly WordPiece[], without: WordPiece["is"]): string {
  return words.map(({ is, text }) => (is === without ? "" : text)).join("");
}

function valueInWords(value: string): string {
  return isDay(value) ? dayInWords(value) : cut(value.replace(/\s*\n\s*/g, " ¶ "));
}

/** What stayed is cut to so many characters beside a change; a change to what one can take in. */
const AROUND = 90;
const LONGEST = 600;

/** The words about each change, with a mark where others are left out. */
export function shortened(words: readonly WordPiece[]): readonly WordPiece[] {
  return words.map((piece, at) => {
    if (piece.is !== "same") return { is: piece.is, text: cut(piece.text) };
    const head = at === 0 ? "" : upTo(piece.text, AROUND);
    const tail = at === words.length - 1 ? "" : from(piece.text, AROUND);
    const isWhole = head.length + tail.length >= piece.text.length;
    return {
      is: "same",
      text: isWhole ? piece.text : `${head}${at === 0 ? "" : " "}…${tail === "" ? "" : ` ${tail}`}`,
    };
  });
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const kept = upTo(text, LONGEST);
  return `${kept} … (${text.length - kept.length} more characters)`;
}

function upTo(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/\s+\S*$/, "");
}

function from(text: string, length: number): string {
  return text.length <= length ? text : text.slice(-length).replace(/^\S*\s+/, "");
}
