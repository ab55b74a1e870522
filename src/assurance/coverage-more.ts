import type { AreaMore, CoverageMore } from "../model/coverage-answer.ts";
import type { Day } from "../model/day.ts";
import type { KnowledgeBase } from "../model/knowledge-base.ts";
import { periodInWords } from "../model/year.ts";
import { ageing } from "./ageing.ts";
import { agencies } from "./agencies.ts";
import { figuresOverTime } from "./figures-over-time.ts";
import { fromWhom } from "./from-whom.ts";
import { functionsAndDuties } from "./functions-and-duties.ts";
import { methods } from "./methods.ts";
import { canCompare, movement } from "./movement.ts";
import { factsBefore, type PeriodFacts } from "./quarter.ts";
import { basisCounts, threeLines } from "./three-lines.ts";

/** The evidence of a period as a whole, for `coverage --more`: each number from the file of its own question. */
export function coverageMore(base: KnowledgeBase, facts: PeriodFacts, today: Day): CoverageMore {
  const { notes, findings, voices } = facts;
  const before = factsBefore(base, facts.period, today);
  const overdue = voices.notTold.filter((one) => one.overdue).length;
  return {
    lines: threeLines(findings),
    basis: basisCounts(findings),
    from: fromWhom(findings),
    toldBack: {
      needed: voices.toTellBack.length,
      told: voices.told.length,
      waiting: voices.notTold.length - overdue,
      overdue,
    },
    methods: methods(notes.used, findings),
    agencies: agencies(
      base.policy.value.agencies.map((one) => one.id),
      notes.used,
      findings,
    ),
    comparedWith: before && canCompare(before) ? periodInWords(before.period) : undefined,
    areas: areasMore(facts, before),
    functionsAndDuties: functionsAndDuties(base, facts),
    figures: figuresOverTime(base, facts.asAt),
  };
}

function areasMore(facts: PeriodFacts, before: PeriodFacts | undefined): readonly AreaMore[] {
  const moved = movement(facts, before);
  return facts.areas.map((area, index) => {
    const age = ageing(area, facts.asAt);
    const then = moved[index]?.before;
    return {
      id: area.id,
      title: area.title,
      lines: threeLines(area.findings),
      newest: age?.newest,
      ageDays: age?.days,
      findings: area.findings.length,
      findingsBefore: then?.findings,
      criteria: area.withEvidence,
      criteriaBefore: then?.withEvidence,
      of: area.criteriaCount,
      ofBefore: then?.of,
    };
  });
}
