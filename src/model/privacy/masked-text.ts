import { withoutFinds } from "../mask.ts";
import type { Policy } from "../policy.ts";
import type { LocalTerms } from "./detector.ts";
import { findPrivate, localTerms } from "./scan.ts";

/** The terms that a partnership's policy adds. */
export function privacyTerms({ privacy }: Pick<Policy, "privacy">): LocalTerms {
  return localTerms({
    casePatterns: privacy?.["case-patterns"] ?? [],
    officeHolders: privacy?.["office-holders"] ?? [],
    places: privacy?.places ?? [],
  });
}

/** Masks all that a privacy rule would find in a text by the partnership's policy: what is certain, and what may be. */
export function privacyMask(policy: Pick<Policy, "privacy">): (text: string) => string {
  const terms = privacyTerms(policy);
  return (text) => withoutFinds(text, findPrivate(text, terms));
}
