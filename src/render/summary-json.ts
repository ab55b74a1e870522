import type { SummaryAnswer } from "../model/summary-answer.ts";
import { jsonDocument } from "./json-document.ts";

/** What a change does as JSON, version 1: keys in a fixed order, `null` for an unknown scalar, a final newline. Masked. */
export function summaryAsJson(answer: SummaryAnswer): string {
  const { since: ref, mergeBase, policyAt, evidence, levels, registers, words } = answer;
  return jsonDocument({
    version: 1,
    since: { ref, mergeBase },
    policyAt,
    evidence: { added: evidence.added, changed: evidence.changed, withdrawn: evidence.withdrawn },
    years: answer.years,
    levels,
    registers,
    words,
    policyFiles: answer.policyFiles,
    files: answer.files,
    problems: answer.problems.map(({ rule, severity, message, place, field, hint }) => ({
      rule,
      severity,
      message,
      path: place.path,
      line: place.line,
      column: place.column,
      field,
      hint,
    })),
    stoodBefore: answer.stoodBefore,
  });
}
