import type { DiffAnswer } from "../../model/diff-answer.ts";
import type { WordPiece } from "../../model/word-diff.ts";
import { safeLine } from "../safe-line.ts";
import type { Screen } from "../screen.ts";
import { wrapped } from "../wrapped.ts";
import type { DiffItem, DiffLine, DiffSection } from "./page.ts";
import { daysInLine, diffPage } from "./page-of.ts";

/** What changed, as a page on the screen. Marks say what colour says. */
export function diffAsText(answer: DiffAnswer, screen: Screen): string {
  const page = diffPage(answer);
  const lines = (text: string) => wrapped(safeLine(text), screen.columns);
  const hasWords = page.sections.some(({ items }) => items.some(({ below }) => below.some(isWords)));
  const closing = [
    ...(hasWords ? ["[-these words-] were taken out, {+these words+} were put in."] : []),
    ...page.closing,
  ];
  return [
    [page.title]
      .flatMap(lines)
      .map((line) => screen.paint.bold(line))
      .join("\n"),
    [page.sentence, daysInLine(answer)].flatMap(lines).join("\n"),
    ...page.sections.map((one) => sectionAsText(one, screen)),
    closing.flatMap((text) => wrapped(text, screen.columns).map((line) => screen.paint.dim(line))).join("\n"),
  ].join("\n\n");
}

function isWords(line: DiffLine): boolean {
  return typeof line !== "string";
}

function sectionAsText({ heading, items }: DiffSection, screen: Screen): string {
  return [screen.paint.bold(heading), ...items.flatMap((one) => itemAsText(one, screen))].join("\n");
}

function itemAsText({ text, below }: DiffItem, screen: Screen): readonly string[] {
  return [
    ...hanging(safeLine(text), "  ", screen),
    ...below.flatMap((line) =>
      hanging(typeof line === "string" ? safeLine(line) : wordsAsText(line), "    ", screen),
    ),
  ];
}

function hanging(text: string, indent: string, { columns }: Screen): readonly string[] {
  const lines = wrapped(text, Math.max(20, columns - indent.length - 2));
  return lines.map((line, at) => `${indent}${at === 0 ? "" : "  "}${line}`);
}

/** `Finding 2: [-No-]{+One+} outcome was agreed.` The whole is masked once more, as pieces may make up what each is not. */
function wordsAsText({ label, words }: Exclude<DiffLine, string>): string {
  return safeLine(`${label}: ${markedWords(words)}`);
}

/** What was taken out and put in, with marks, on one line. */
export function markedWords(words: readonly WordPiece[]): string {
  const marked = words.map(({ is, text }) => {
    const line = text.replace(/[^\S\n]*\n\s*/g, " ¶ ");
    return is === "same" ? line : is === "taken" ? `[-${line}-]` : `{+${line}+}`;
  });
  return marked.join("").trim();
}
