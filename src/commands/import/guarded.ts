import type { Session } from "../session.ts";
import { foundIn, type NewText, type PrivacyGuard, privacyGuard, saidOf } from "../writing/privacy-guard.ts";

/** What the privacy rules say of the texts of one row: why it cannot go in, and what to think about. */
export interface Guarded {
  readonly refused: string | undefined;
  readonly warnings: readonly string[];
}

/** Looks at the texts of a row before it is taken in; `refused` and `warnings` never hold what was found. */
export function guardedBy(guard: PrivacyGuard): (texts: readonly NewText[], whole?: string) => Guarded {
  return (texts, whole = "") => {
    const found = foundIn(guard, texts, whole);
    const errors = found.filter(({ problem }) => problem.severity === "error");
    const rest = found.filter(({ problem }) => problem.severity !== "error");
    return {
      refused: errors.length === 0 ? undefined : errors.map(saidOf).join(" "),
      warnings: rest.map(saidOf),
    };
  };
}

/** The guard of a path. */
export async function rowGuard(session: Session, path: string) {
  return guardedBy(await privacyGuard(session, path));
}
