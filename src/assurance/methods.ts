import type { MethodCounts } from "../model/coverage-answer.ts";
import { METHODS } from "../model/programme.ts";
import type { CountedFinding } from "./findings.ts";
import type { UsedNote } from "./notes-of-period.ts";

/** Each method with the used notes that list it, and the findings by it. A finding of several methods counts under each. */
export function methods(
  used: readonly UsedNote[],
  findings: readonly CountedFinding[],
): readonly MethodCounts[] {
  return METHODS.map((method) => ({
    method,
    notes: used.filter((note) => note.record.value.methods.includes(method)).length,
    findings: findings.filter((one) => one.methods.includes(method)).length,
  }));
}
