import { compareText } from "../model/problem.ts";
import { PRIVACY_RULES } from "./privacy-rules.ts";
import { READING_RULES, type ReadingRule } from "./reading-rules.ts";
import { RULES } from "./rules/index.ts";

/** Every rule, those of reading too, by id. */
export const EVERY_RULE: readonly ReadingRule[] = [...RULES, ...READING_RULES, ...PRIVACY_RULES].sort(
  (a, b) => compareText(a.id, b.id),
);

/** Rules under a heading, as lists of them show them. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly ReadingRule[];
}

/** Every rule in one of five groups: what may identify a person, what is met in reading a file, then errors, warnings and notes between records. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  { title: "Privacy", rules: PRIVACY_RULES },
  { title: "Met in reading a file", rules: READING_RULES },
  { title: "Errors", rules: ofSeverity("error") },
  { title: "Warnings", rules: ofSeverity("warning") },
  { title: "Notes of style", rules: ofSeverity("info") },
].filter((group) => group.rules.length > 0);

function ofSeverity(severity: ReadingRule["severity"]): readonly ReadingRule[] {
  return RULES.filter((rule: ReadingRule) => rule.severity === severity);
}
