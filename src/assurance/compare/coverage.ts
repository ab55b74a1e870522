import type { AreaChange, AreaCompared, CoverageChange, CriterionAmount } from "../../model/diff-answer.ts";
import type { AreaCoverage, CriterionCoverage } from "../coverage.ts";
import type { Compared } from "./state.ts";

/** The criteria and their parts that have other evidence, in the order of the later framework, then those it lacks. */
export function comparedCoverage({ before, after }: Compared): readonly CoverageChange[] {
  const [was, is] = [criteriaOf(before.facts?.areas), criteriaOf(after.facts?.areas)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((id) => {
    const [old, now] = [was.get(id), is.get(id)];
    const known = now ?? old;
    const [from, to] = [old && amount(old.one), now && amount(now.one)];
    if (!known || JSON.stringify(from) === JSON.stringify(to)) return [];
    return [{ id, title: known.one.title, area: known.area, from, to }];
  });
}

/** Every area beside itself, in the order of the later framework, then those it lacks. */
export function comparedAreas({ before, after }: Compared): readonly AreaChange[] {
  const [was, is] = [byId(before.facts?.areas), byId(after.facts?.areas)];
  return [...new Set([...is.keys(), ...was.keys()])].map((id) => {
    const [old, now] = [was.get(id), is.get(id)];
    const title = (now ?? old)?.title ?? id;
    return { id, title, from: old && areaAmount(old), to: now && areaAmount(now) };
  });
}

function byId(areas: readonly AreaCoverage[] = []): ReadonlyMap<string, AreaCoverage> {
  return new Map(areas.map((one) => [one.id, one]));
}

function criteriaOf(areas: readonly AreaCoverage[] = []) {
  return new Map(
    areas.flatMap((area) => area.criteria.map((one) => [one.id, { one, area: area.title }] as const)),
  );
}

function amount(one: CriterionCoverage): CriterionAmount {
  return {
    workingWell: one.workingWell.length,
    worriedAbout: one.worriedAbout.length,
    notYetClear: one.notYetClear.length,
    corroboration: one.corroboration,
    bothWays: one.bothWays,
  };
}

function areaAmount({ withEvidence, criteriaCount, findings }: AreaCoverage): AreaCompared {
  return { withEvidence, of: criteriaCount, findings: findings.length };
}
