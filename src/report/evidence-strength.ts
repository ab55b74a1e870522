import { type CriterionCoverage, hasEvidence } from "../assurance/coverage.ts";

/** From the strongest to none; both ways is no strength, and stands apart. */
export const STRENGTHS = [
  "triangulated",
  "corroborated",
  "single",
  "both ways",
  "not yet clear only",
  "none",
] as const;

export type EvidenceStrength = (typeof STRENGTHS)[number];

/** How strong the evidence on a criterion is, on the side that has findings. */
export function evidenceStrength(one: CriterionCoverage): EvidenceStrength {
  if (!hasEvidence(one)) return "none";
  if (one.bothWays) return "both ways";
  const { workingWell, worriedAbout } = one.corroboration;
  const side = one.workingWell.length > 0 ? workingWell : worriedAbout;
  return side === "none" ? "not yet clear only" : side;
}
