import type { ReportDocument } from "../../model/document.ts";
import type { Policy } from "../../model/policy.ts";
import { findPrivate, type PrivateFind } from "../../model/privacy/scan.ts";
import { valueDigest } from "../../model/privacy/value-digest.ts";
import { isWaivable } from "../../model/privacy/waivable.ts";
import { PRIVATE_IN_WORDS, privacyTerms } from "../../parse/private-text.ts";
import { type DocumentText, textsOfDocument } from "../../report/document-text.ts";
import type { Session } from "../session.ts";

/**
 * Whether a report is refused because it would carry what identifies a person: looked for in all that any format prints
 * or carries, before anything is made. Says which kind stands under which heading, never the value. Values that a
 * waiver in force lets stand are passed over; what may be a name is told and stops nothing.
 */
export function carriesPrivate(
  session: Session,
  policy: Policy,
  document: ReportDocument,
  today: string,
): boolean {
  return holdPrivate(session, policy, textsOfDocument(document), today);
}

/** The same of the texts of any output; `what` is what a sentence calls it. */
export function holdPrivate(
  session: Session,
  policy: Policy,
  texts: readonly DocumentText[],
  today: string,
  what = "report",
): boolean {
  const terms = privacyTerms(policy);
  const isWaived = waivedBy(policy, session, today);
  const found = texts.flatMap(({ text, under }) => findPrivate(text, terms).map((find) => ({ find, under })));
  const standing = found.filter(({ find }) => !isWaived(find));
  const errors = standing.filter(({ find }) => find.severity === "error");
  const places = new Set(
    errors.map(
      ({ find, under }) =>
        `${PRIVATE_IN_WORDS[find.kind]} would stand ${under ? `under ${under}` : "on every page"}.`,
    ),
  );
  for (const place of places) session.terminal.failure(`error ${place}`);
  if (errors.length > 0) {
    session.terminal.failure("Nothing was written. Where it comes from: scrutiny check");
    return true;
  }
  if (standing.length > 0) {
    const count = standing.length === 1 ? "1 place" : `${standing.length} places`;
    session.terminal.note(`${count} in the ${what} may name a child or a home. To see them: scrutiny check`);
  }
  return false;
}

function waivedBy(policy: Policy, { world }: Session, today: string): (find: PrivateFind) => boolean {
  const { salt, waivers = [] } = policy.privacy ?? {};
  const inForce = waivers.filter(({ until, digest }) => digest !== undefined && today <= until);
  return (find) => {
    if (!isWaivable({ rule: find.kind, severity: find.severity })) return false;
    const own = inForce.filter(({ rule }) => rule === find.kind);
    if (salt === undefined || own.length === 0) return false;
    const digest = valueDigest(find, salt, world.scrypt);
    return own.some((waiver) => waiver.digest === digest);
  };
}
