import type { Severity } from "../problem.ts";
import { PRIVATE_KINDS, type PrivateKind } from "./detector.ts";

/** What by itself says who a child or a parent is. */
const IDENTIFIES: ReadonlySet<string> = new Set<PrivateKind>([
  "nhs-number",
  "pupil-number",
  "national-insurance-number",
  "date-of-birth",
  "case-reference",
]);

/** Whether a rule is one of privacy: a waiver of its problems names one value by its digest. */
export function isPrivacyRule(rule: string): rule is PrivateKind {
  return (PRIVATE_KINDS as readonly string[]).includes(rule);
}

/**
 * Whether a problem may be waived at all. Of privacy: what identifies a child is removed and never waived, so of those
 * kinds only warnings, where a person must look. Of other rules: whatever is no error.
 */
export function isWaivable({
  rule,
  severity,
}: {
  readonly rule: string;
  readonly severity: Severity;
}): boolean {
  return severity !== "error" || (isPrivacyRule(rule) && !IDENTIFIES.has(rule));
}
