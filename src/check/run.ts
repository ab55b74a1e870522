import { frameworkOf } from "../assurance/quarter.ts";
import { references } from "../assurance/reference.ts";
import type { Day } from "../model/day.ts";
import type { KnowledgeBase, YearFolder } from "../model/knowledge-base.ts";
import { compareProblems, type Problem } from "../model/problem.ts";
import { yearOf } from "../model/year.ts";
import { citingTexts } from "./citing-text.ts";
import { problemOf, type Rule, type RuleContext } from "./rule.ts";

/**
 * Every problem of a knowledge base: those met in reading, then those that the rules find. Sorted by path, line, column
 * and rule, whatever the order of the files. `before` is what changed files were, for the rules that compare.
 */
export function runRules(
  base: KnowledgeBase,
  rules: readonly Rule[],
  today: Day,
  before?: KnowledgeBase,
): readonly Problem[] {
  const starts = base.policy.value.year.starts;
  const folders = new Map<Day, YearFolder | undefined>();
  const folderOn = (day: Day) => {
    if (!folders.has(day)) folders.set(day, base.years.get(yearOf(day, starts).start));
    return folders.get(day);
  };
  const context: RuleContext = {
    base,
    today,
    before,
    references: references(base),
    citing: citingTexts(base),
    folderOn,
    frameworkOn: (day) => frameworkOf(base, folderOn(day)),
  };
  const found = rules.flatMap((rule) => [...rule.check(context)].map((fault) => problemOf(rule, fault)));
  return [...base.problems, ...found].sort(compareProblems);
}
