import type { Day } from "../model/day.ts";
import type { Policy, Waiver } from "../model/policy.ts";
import { isPrivacyRule, isWaivable } from "../model/privacy/waivable.ts";
import type { Problem } from "../model/problem.ts";
import { EVERYWHERE, isCoveredBy } from "../model/waiver-path.ts";

/** A waiver in force, and what it met. */
export interface WaiverAtWork {
  readonly waiver: Waiver;
  /** Its position in scrutiny.yaml, from 0. */
  readonly index: number;
  /** Problems that it took away. */
  readonly waived: readonly Problem[];
  /** Those that it is about and may not take away: they stay. */
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
 * Takes away what the policy waives, up to each waiver's last day. Of a rule of privacy: one value, by its digest, in a
 * file, below a folder that ends in `/`, or everywhere (`*`). Of other rules: warnings and infos in a file or a folder.
 */
export function withoutWaived(found: readonly Problem[], policy: Policy, today: Day): AfterWaivers {
  const inForce = (policy.privacy?.waivers ?? []).flatMap((waiver, index) =>
    isExpired(waiver, today) ? [] : [{ waiver, index, waived: [] as Problem[], refused: [] as Problem[] }],
  );
  if (inForce.length === 0) return { problems: found, waived: [], waivers: [] };
  const rules = new Set(inForce.map((one) => one.waiver.rule));
  const problems: Problem[] = [];
  const waived: Problem[] = [];
  for (const problem of found) {
    const met = rules.has(problem.rule) ? inForce.filter((one) => isAbout(one.waiver, problem)) : [];
    const isWaived = met.length > 0 && isWaivable(problem);
    for (const one of met) (isWaived ? one.waived : one.refused).push(problem);
    (isWaived ? waived : problems).push(problem);
  }
  return { problems, waived, waivers: inForce };
}

/** A waiver of a privacy rule has a digest, and no other has one; else it is about nothing. */
function isAbout({ rule, path, digest }: Waiver, problem: Problem): boolean {
  if (rule !== problem.rule || isPrivacyRule(rule) !== (digest !== undefined)) return false;
  if (digest === undefined && path === EVERYWHERE) return false;
  return problem.digest === digest && isCoveredBy(problem.place.path, path);
}
