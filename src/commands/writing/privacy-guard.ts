import { withoutWaived } from "../../check/waiver.ts";
import type { PrivateKind } from "../../model/privacy/detector.ts";
import type { Problem } from "../../model/problem.ts";
import { UserError } from "../../model/user-error.ts";
import { PRIVATE_IN_WORDS, privacyReader } from "../../parse/private-text.ts";
import type { Session } from "../session.ts";

/** The problems of privacy that a text would have in its file: what is waived there is no problem. */
export type PrivacyGuard = (text: string) => readonly Problem[];

/** A text that is about to be written, and what it is called: `finding 2`. */
export interface NewText {
  readonly where: string;
  readonly text: string;
}

/** A problem of a text that is not written yet. */
export interface FoundBefore {
  readonly where: string;
  readonly problem: Problem;
}

/** Looks at what is about to be written to a path, as the policy asks. */
export async function privacyGuard(session: Session, path: string): Promise<PrivacyGuard> {
  const policy = (await session.policy()).value;
  const today = await session.today();
  const read = privacyReader(policy, (value, salt) => session.world.scrypt(value, salt));
  return (text) => withoutWaived(read({ path, bytes: Buffer.from(text) }), policy, today).problems;
}

/** What is found in the texts, and in the whole that they make up where it is more than in them. */
export function foundIn(guard: PrivacyGuard, texts: readonly NewText[], whole = ""): readonly FoundBefore[] {
  const found = texts.flatMap(({ where, text }) => guard(text).map((problem) => ({ where, problem })));
  const known = new Set(found.map(({ problem }) => problem.rule));
  const more = guard(whole).filter(({ rule }) => !known.has(rule));
  return [...found, ...more.map((problem) => ({ where: "the whole", problem }))];
}

/** Tells the warnings, and throws where something identifies a person: then nothing is to be written. */
export function mustNotIdentify(session: Session, what: string, found: readonly FoundBefore[]): void {
  const errors = found.filter(({ problem }) => problem.severity === "error");
  if (errors.length > 0) {
    throw new UserError(
      "private",
      `Nothing was written: ${what} would hold what identifies a person.`,
      errors.map(saidOf).join("\n"),
      1,
    );
  }
  for (const one of found) session.terminal.failure(`warning ${saidOf(one)}`);
}

/** `finding 2: a telephone number stands here. Take it out`; never what was found. */
export function saidOf({ where, problem }: FoundBefore): string {
  return `${where}: ${inWords(problem)} stands here. ${problem.hint ?? ""}`.trim();
}

/** Why a text cannot be taken as the answer to a question; undefined where nothing in it identifies a person. */
export function whyNotTaken(guard: PrivacyGuard, text: string): string | undefined {
  const error = guard(text).find(({ severity }) => severity === "error");
  if (!error) return undefined;
  return `${PRIVATE_IN_WORDS[error.rule as PrivateKind]} stands here. Write it without.`;
}

/** What to think about in a text that is taken; undefined where there is nothing. */
export function whyLookAgain(guard: PrivacyGuard, text: string): string | undefined {
  const [first] = guard(text);
  return first && `Look again: ${inWords(first)} stands there. ${first.hint ?? ""}`.trim();
}

function inWords({ rule }: Problem): string {
  const words = PRIVATE_IN_WORDS[rule as PrivateKind];
  return words.charAt(0).toLowerCase() + words.slice(1);
}
