import type { BasisCounts, LineCounts } from "../model/coverage-answer.ts";
import type { CountedFinding } from "./findings.ts";

/**
 * Findings by the Three Lines (IIA 2020): 1 an agency's own account, 2 oversight by the partnership, 3 independent. The
 * line is the finding's own; for an agency's account 1; else its note's (`model.md`, Evidence).
 */
export function threeLines(findings: readonly CountedFinding[]): LineCounts {
  const of = (line: CountedFinding["line"]) => findings.filter((one) => one.line === line).length;
  return { line1: of(1), line2: of(2), line3: of(3), notSaid: of(undefined) };
}

/** Findings by basis: whether the scrutineer has it first-hand or was told. An agency's account is reported. */
export function basisCounts(findings: readonly CountedFinding[]): BasisCounts {
  const of = (basis: CountedFinding["basis"]) => findings.filter((one) => one.basis === basis).length;
  return { firstHand: of("first-hand"), reported: of("reported"), notSaid: of(undefined) };
}
