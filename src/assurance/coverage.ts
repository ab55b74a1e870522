import type { Corroboration } from "../model/corroboration.ts";
import type { Day } from "../model/day.ts";
import { type CountedCriterion, countedCriteria, type Framework } from "../model/framework.ts";
import { evidenceDay } from "../model/note.ts";
import { corroboration } from "./corroboration.ts";
import type { CountedFinding } from "./findings.ts";

/** What is known of one criterion, or of one part of it, in a period. */
export interface CriterionCoverage extends CountedCriterion {
  readonly workingWell: readonly CountedFinding[];
  readonly worriedAbout: readonly CountedFinding[];
  readonly notYetClear: readonly CountedFinding[];
  readonly corroboration: { readonly workingWell: Corroboration; readonly worriedAbout: Corroboration };
  /** Findings on both sides: both counts are shown, and it is never called corroborated. */
  readonly bothWays: boolean;
  /** The newest day that its evidence is about. */
  readonly newest: Day | undefined;
}

/** What is known of one area. Criteria are counted, not parts: one has evidence, or is both ways, where a part is. */
export interface AreaCoverage {
  readonly id: string;
  readonly title: string;
  readonly criteria: readonly CriterionCoverage[];
  readonly criteriaCount: number;
  readonly withEvidence: number;
  readonly bothWays: number;
  readonly workingWell: number;
  readonly worriedAbout: number;
  readonly notYetClear: number;
  readonly findings: readonly CountedFinding[];
  /** Criteria without a finding of any kind: id and title, in the order of the framework. */
  readonly withoutEvidence: readonly { readonly id: string; readonly title: string }[];
}

/** Coverage of the framework by findings. Sorted as the framework is. */
export function coverage(framework: Framework, findings: readonly CountedFinding[]): readonly AreaCoverage[] {
  const byAbout = groupBy(findings);
  const counted = countedCriteria(framework);
  return framework.areas.map((area) => {
    const criteria = counted
      .filter((one) => one.areaId === area.id)
      .map((one) => criterionCoverage(one, byAbout.get(one.id) ?? []))
      .filter((one) => one.id !== one.criterionId || !hasParts(framework, one.id) || hasEvidence(one));
    const withEvidence = idsOf(criteria.filter(hasEvidence));
    return {
      id: area.id,
      title: area.title,
      criteria,
      criteriaCount: area.criteria.length,
      withEvidence: withEvidence.size,
      bothWays: idsOf(criteria.filter((one) => one.bothWays)).size,
      workingWell: sum(criteria, (one) => one.workingWell.length),
      worriedAbout: sum(criteria, (one) => one.worriedAbout.length),
      notYetClear: sum(criteria, (one) => one.notYetClear.length),
      findings: findings.filter((one) => criteria.some((criterion) => criterion.id === one.about)),
      withoutEvidence: area.criteria
        .filter((one) => !withEvidence.has(one.id))
        .map(({ id, title }) => ({ id, title })),
    };
  });
}

/** Whether there is a finding of any kind. */
export function hasEvidence(one: CriterionCoverage): boolean {
  return one.workingWell.length + one.worriedAbout.length + one.notYetClear.length > 0;
}

function criterionCoverage(
  counted: CountedCriterion,
  findings: readonly CountedFinding[],
): CriterionCoverage {
  const side = (says: string) => findings.filter((one) => one.finding.says === says);
  const [workingWell, worriedAbout] = [side("working-well"), side("worried-about")];
  const days = findings.map((one) => evidenceDay(one.note.record.value)).sort();
  return {
    ...counted,
    workingWell,
    worriedAbout,
    notYetClear: side("not-yet-clear"),
    corroboration: { workingWell: corroboration(workingWell), worriedAbout: corroboration(worriedAbout) },
    bothWays: workingWell.length > 0 && worriedAbout.length > 0,
    newest: days.at(-1),
  };
}

function hasParts(framework: Framework, id: string): boolean {
  return framework.areas.some((area) =>
    area.criteria.some((one) => one.id === id && one.parts !== undefined),
  );
}

function idsOf(criteria: readonly CriterionCoverage[]): ReadonlySet<string> {
  return new Set(criteria.map((one) => one.criterionId));
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}

function groupBy(findings: readonly CountedFinding[]): Map<string | undefined, CountedFinding[]> {
  const groups = new Map<string | undefined, CountedFinding[]>();
  for (const one of findings) {
    const group = groups.get(one.about);
    if (group) group.push(one);
    else groups.set(one.about, [one]);
  }
  return groups;
}
