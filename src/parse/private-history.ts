import { withoutFinds } from "../model/mask.ts";
import { findPrivate, type LocalTerms, type PrivateFind } from "../model/privacy/scan.ts";
import { isWaivable } from "../model/privacy/waivable.ts";
import { type BroughtBy, type Problem, startOf } from "../model/problem.ts";
import { lineIndex } from "./lines.ts";
import { type DigestGiver, privateHint, problemOf } from "./private-text.ts";

/** The path under which problems of a commit's message stand. */
export const COMMIT_MESSAGE = "commit message";

/** How the history is looked at. */
export interface HistoryLook {
  readonly terms: LocalTerms;
  readonly withDigest: DigestGiver;
  /** What to do about an identifier. */
  readonly hint: string;
}

/** Where a text of the history stands. */
export interface HistoryPlace {
  readonly path: string;
  /** null where no commit brought it. */
  readonly commit: BroughtBy | null;
}

/** Whatever identifies a person in content that git keeps. No problem holds what was found. */
export function problemsInContent(text: string, at: HistoryPlace, look: HistoryLook): readonly Problem[] {
  const where = at.path === COMMIT_MESSAGE ? "stands in the message of a commit" : "stands here";
  const index = lineIndex(text);
  return findInWindows(text, look.terms).map((find) =>
    inHistory(problemOf(find, index.place(at.path, find.from, find.to), where), find, at, look),
  );
}

/** As `problemsInContent`, of one name of a path, or of a name of git's; `of` ends the sentence. */
export function problemsInName(
  name: string,
  of: string,
  at: HistoryPlace,
  look: HistoryLook,
): readonly Problem[] {
  return findPrivate(name, look.terms).map((find) =>
    inHistory(problemOf(find, startOf(at.path), `stands in the name of ${of}`), find, at, look),
  );
}

function inHistory(problem: Problem, find: PrivateFind, at: HistoryPlace, look: HistoryLook): Problem {
  const office = isWaivable(problem) ? " An office's own may be waived." : "";
  const hint = find.severity === "error" ? `${look.hint}${office}` : privateHint(find.kind);
  return look.withDigest({ ...problem, hint, commit: at.commit }, find);
}

/** The content as text; undefined for what is none: a NUL among its first 8,000 bytes, as git tells them apart. */
export function textOfContent(bytes: Uint8Array): string | undefined {
  const utf16 = UTF_16[`${bytes[0]} ${bytes[1]}`];
  if (utf16 === undefined && bytes.subarray(0, 8000).includes(0)) return undefined;
  const text = new TextDecoder(utf16 ?? "utf-8").decode(bytes);
  return text.replaceAll("\r\n", "\n");
}

/** The text with all that identifies a person, or may, masked: of each find the first and last character stay. */
export function withoutPrivate(text: string, terms: LocalTerms): string {
  return withoutFinds(text, findPrivate(text, terms));
}

/** As `withoutPrivate`, each name of a path by itself. */
export function pathWithoutPrivate(path: string, terms: LocalTerms): string {
  return path
    .split("/")
    .map((name) => withoutPrivate(name, terms))
    .join("/");
}

const UTF_16: Readonly<Record<string, string>> = { "255 254": "utf-16le", "254 255": "utf-16be" };

/** How much of a long text is looked at in one go, and how far around it is read, in code units. */
const WINDOW = 1024 * 1024;
const AROUND = 2048;

function findInWindows(text: string, terms: LocalTerms): readonly PrivateFind[] {
  if (text.length <= WINDOW + AROUND) return findPrivate(text, terms);
  const found: PrivateFind[] = [];
  for (let begin = 0; begin < text.length; begin += WINDOW) {
    const from = Math.max(0, begin - AROUND);
    for (const find of findPrivate(text.slice(from, begin + WINDOW + AROUND), terms)) {
      const at = from + find.from;
      if (at >= begin && at < begin + WINDOW) found.push({ ...find, from: at, to: from + find.to });
    }
  }
  return found;
}
