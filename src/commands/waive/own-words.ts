import type { PrivateKind } from "../../model/privacy/detector.ts";
import { findPrivate } from "../../model/privacy/scan.ts";
import { UserError } from "../../model/user-error.ts";
import { PRIVATE_IN_WORDS, privacyTerms } from "../../parse/private-text.ts";
import type { Session } from "../session.ts";

/** Throws where the reason or the owner would write into scrutiny.yaml what a privacy rule finds. */
export async function mustBeClean(
  session: Session,
  { reason, owner }: { readonly reason: string; readonly owner: string },
): Promise<void> {
  const terms = privacyTerms((await session.policy()).value);
  const asked = [
    { option: "--reason", text: reason, most: 400 },
    { option: "--owner", text: owner, most: 200 },
  ];
  for (const { option, text, most } of asked) {
    if (text.trim() === "" || text.length > most)
      throw new UserError("wrong-value", `${option} takes some words, at most ${most} characters.`);
    const [found] = findPrivate(text, terms);
    if (found) throw identifies(option, found.kind);
  }
}

function identifies(option: string, kind: PrivateKind): UserError {
  const what = PRIVATE_IN_WORDS[kind];
  return new UserError(
    "private",
    `${option}: ${what.charAt(0).toLowerCase()}${what.slice(1)} stands in it; nothing was written.`,
    "Say it without: a waiver never holds the value that it is for.",
    1,
  );
}
