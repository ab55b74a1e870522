import type { Judged, LevelChange } from "../../model/diff-answer.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import type { Policy } from "../../model/policy.ts";
import type { Judgement } from "../../model/words.ts";
import { QUARTERS, type QuarterName } from "../../model/year.ts";
import { levelTitle } from "../coverage-answer.ts";
import { type Compared, ofPeriods } from "./state.ts";

/** Areas judged otherwise: in any own words of a knowledge base, or in those of two periods. */
export function comparedLevels(compared: Compared): readonly LevelChange[] {
  const { before, after } = compared;
  const titles = titlesOf(compared);
  if (ofPeriods(compared)) {
    const [was, is] = [before, after].map(({ facts }) => facts?.own?.value.areas ?? {});
    return changes({ was, is, year: undefined, quarter: undefined }, compared, titles);
  }
  const [then, now] = [judgements(before.base), judgements(after.base)];
  return [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((key) => {
    const known = now.get(key) ?? then.get(key);
    const { year, quarter } = known ?? {};
    return changes({ was: then.get(key)?.areas, is: now.get(key)?.areas, year, quarter }, compared, titles);
  });
}

type Areas = Readonly<Record<string, Judgement>>;

interface Judgements {
  readonly year: string;
  readonly quarter: QuarterName | undefined;
  readonly areas: Areas;
}

/** By own words, so that they sort by year, then quarter. */
function judgements(base: KnowledgeBase): ReadonlyMap<string, Judgements> {
  const all = [...base.years.values()].flatMap(({ year: { label: year }, quarters, statement }) => [
    ...QUARTERS.map((quarter) => ({ year, quarter, areas: quarters[quarter]?.value.areas ?? {} })),
    { year, quarter: undefined, areas: statement?.value.areas ?? {} },
  ]);
  return new Map(all.map((one) => [`${one.year} ${one.quarter ?? "year"}`, one]));
}

interface Pair {
  readonly was: Areas | undefined;
  readonly is: Areas | undefined;
  readonly year: string | undefined;
  readonly quarter: QuarterName | undefined;
}

function changes(
  { was = {}, is = {}, year, quarter }: Pair,
  { before, after }: Compared,
  titles: ReadonlyMap<string, string>,
): readonly LevelChange[] {
  return [...new Set([...Object.keys(is), ...Object.keys(was)])].flatMap((area) => {
    const from = judged(was[area], before.base.policy.value);
    const to = judged(is[area], after.base.policy.value);
    if (from?.level === to?.level && from?.direction === to?.direction) return [];
    return [{ area, title: titles.get(area) ?? area, year, quarter, from, to }];
  });
}

function judged(one: Judgement | undefined, policy: Policy): Judged | undefined {
  if (one?.level === undefined && one?.direction === undefined) return undefined;
  return { level: one.level, levelTitle: levelTitle(policy, one.level), direction: one.direction };
}

/** Of any framework, the later state's first. */
function titlesOf({ before, after }: Compared): ReadonlyMap<string, string> {
  const frameworks = [before, after].flatMap(({ base, facts }) => [
    ...base.frameworks.values(),
    ...(facts ? [facts.framework] : []),
  ]);
  return new Map(frameworks.flatMap(({ value }) => value.areas.map(({ id, title }) => [id, title])));
}
