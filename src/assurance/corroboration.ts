import type { Corroboration } from "../model/corroboration.ts";
import type { CountedFinding } from "./findings.ts";

/**
 * How well the findings of one side of one criterion bear each other out (`model.md`, Counting). Single: one or more,
 * of which no two corroborate each other. Corroborated: two of different dates and sources (sharing none). Triangulated:
 * two that corroborate each other share no method, and one of them is known to be neither line 1 nor reported.
 * Pairs are compared by groups of the same date, sources, methods, line and basis, so that many alike cost little.
 */
export function corroboration(findings: readonly CountedFinding[]): Corroboration {
  if (findings.length === 0) return "none";
  const groups = [...new Map(findings.map((one) => [groupKey(one), one])).values()];
  let best: Corroboration = "single";
  for (const [index, a] of groups.entries()) {
    for (const b of groups.slice(index + 1)) {
      if (!corroborate(a, b)) continue;
      if (triangulate(a, b)) return "triangulated";
      best = "corroborated";
    }
  }
  return best;
}

/** Whether the findings come from one source alone: fewer sources than findings could have. */
export function isOneSource(findings: readonly CountedFinding[]): boolean {
  return findings.length > 1 && new Set(findings.flatMap((one) => one.sources)).size === 1;
}

function corroborate(a: CountedFinding, b: CountedFinding): boolean {
  return a.date !== b.date && a.sources.length > 0 && b.sources.length > 0 && shareNone(a.sources, b.sources);
}

function triangulate(a: CountedFinding, b: CountedFinding): boolean {
  const methods = a.methods.length > 0 && b.methods.length > 0 && shareNone(a.methods, b.methods);
  return methods && (isIndependent(a) || isIndependent(b));
}

function isIndependent(finding: CountedFinding): boolean {
  return finding.line !== undefined && finding.line !== 1 && finding.basis === "first-hand";
}

function shareNone(a: readonly string[], b: readonly string[]): boolean {
  return !a.some((one) => b.includes(one));
}

function groupKey(one: CountedFinding): string {
  return [one.date, one.sources.join("+"), one.methods.join("+"), one.line, one.basis].join("|");
}
