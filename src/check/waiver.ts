import type { Day } from "../model/day.ts";
import type { Policy, Waiver } from "../model/policy.ts";
import type { Problem } from "../model/problem.ts";

/** A waiver in force, and what it met. */
export interface WaiverAtWork {
  readonly waiver: Waiver;
  /** Its position in scrutiny.yaml, from 0. */
  readonly index: number;
  /** Warnings and infos that it took away. */
  readonly waived: readonly Problem[];
  /** Errors of its rule at its path: they stay. */
  readonly refused: readonly Problem[];
}

/** Problems after the waivers: those that stay, those taken away, and what each waiver did. */
export interface AfterWaivers {
  readonly problems: readonly Problem[];
  readonly waived: readonly Problem[];
  readonly waivers: readonly WaiverAtWork[];
}

/** Whether its last day has passed. */
export function isExpired({ until }: Waiver, today: Day): boolean {
  return until < today;
}

/**
 * Takes away what the policy waives: warnings and infos of a rule in a file, or below a folder that ends in `/`, up to
 * the waiver's last day. A waiver with a digest is for one value of a privacy rule and does nothing here.
 */
export function withoutWaived(found: readonly Problem[], policy: Policy, today: Day): AfterWaivers {
  const inForce = (policy.privacy?.waivers ?? []).flatMap((waiver, index) =>
    waiver.digest !== undefined || isExpired(waiver, today)
      ? []
      : [{ waiver, index, waived: [] as Problem[], refused: [] as Problem[] }],
  );
  if (inForce.length === 0) return { problems: found, waived: [], waivers: [] };
  const rules = new Set(inForce.map((one) => one.waiver.rule));
  const problems: Problem[] = [];
  const waived: Problem[] = [];
  for (const problem of found) {
    const met = rules.has(problem.rule) ? inForce.filter((one) => isAbout(one.waiver, problem)) : [];
    const isWaived = met.length > 0 && problem.severity !== "error";
    for (const one of met) (isWaived ? one.waived : one.refused).push(problem);
    (isWaived ? waived : problems).push(problem);
  }
  return { problems, waived, waivers: inForce };
}

function isAbout({ rule, path }: Waiver, problem: Problem): boolean {
  if (rule !== problem.rule) return false;
  return path.endsWith("/") ? problem.place.path.startsWith(path) : problem.place.path === path;
}
