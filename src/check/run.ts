import { frameworkOf } from "../assurance/quarter.ts";
import { references } from "../assurance/reference.ts";
import type { Day } from "../model/day.ts";
import type { KnowledgeBase, YearFolder } from "../model/knowledge-base.ts";
import type { Policy } from "../model/policy.ts";
import { compareProblems, type Problem, weight } from "../model/problem.ts";
import { yearOf } from "../model/year.ts";
import { citingTexts } from "./citing-text.ts";
import { PRIVACY_RULES } from "./privacy-rules.ts";
import { READING_RULES } from "./reading-rules.ts";
import { problemOf, type Rule, type RuleContext } from "./rule.ts";
import { type AfterWaivers, withoutWaived } from "./waiver.ts";

/** What checking gives: the problems that stand, and those that a waiver of scrutiny.yaml takes away. */
export interface Checked {
  readonly problems: readonly Problem[];
  readonly waived: readonly Problem[];
}

/** What else decides: what the changed files were, for the rules that compare, and another policy than the base's own. */
export interface JudgedBy {
  readonly before?: KnowledgeBase | undefined;
  readonly policy?: Policy;
}

/**
 * Every problem of a knowledge base: those met in reading, then those that the rules find, each as severe as the policy
 * makes it and without what it waives. Sorted by path, line, column and rule, whatever the order of the files.
 */
export function checkAll(
  base: KnowledgeBase,
  rules: readonly Rule[],
  today: Day,
  by: JudgedBy = {},
): Checked {
  return runBeside(base, rules, today, by)(base.problems);
}

/**
 * As `checkAll`, where not all is known yet that was met in reading: the rules run at once, and what comes of them is
 * told when all the problems of reading are given.
 */
export function runBeside(
  base: KnowledgeBase,
  rules: readonly Rule[],
  today: Day,
  { before, policy = base.policy.value }: JudgedBy = {},
): (met: readonly Problem[]) => Checked {
  const context = { ...contextOf(base, rules, today), before };
  const ofRules = problemsOf(
    rules.filter((rule) => !rule.isLast),
    context,
  );
  return (met) => {
    const found = [...met, ...ofRules];
    const { problems, waived } = afterPolicy(found, policy, today);
    const { waivers } = afterPolicy(found, base.policy.value, today);
    const last = rules.filter((rule) => rule.isLast);
    const ofWaivers = raised(problemsOf(last, { ...context, waivers }), policy);
    return {
      problems: [...problems, ...ofWaivers].sort(compareProblems),
      waived: [...waived].sort(compareProblems),
    };
  };
}

/** Problems as severe as a policy makes them and without what it waives. */
export function afterPolicy(found: readonly Problem[], policy: Policy, today: Day): AfterWaivers {
  return withoutWaived(raised(found, policy), policy, today);
}

/** The problems that stand, where what was waived does not matter. */
export function runRules(
  base: KnowledgeBase,
  rules: readonly Rule[],
  today: Day,
  before?: KnowledgeBase,
): readonly Problem[] {
  return checkAll(base, rules, today, { before }).problems;
}

function contextOf(base: KnowledgeBase, rules: readonly Rule[], today: Day): RuleContext {
  const starts = base.policy.value.year.starts;
  const folders = new Map<Day, YearFolder | undefined>();
  const folderOn = (day: Day) => {
    if (!folders.has(day)) folders.set(day, base.years.get(yearOf(day, starts).start));
    return folders.get(day);
  };
  return {
    base,
    today,
    before: undefined,
    references: references(base),
    citing: citingTexts(base),
    folderOn,
    frameworkOn: (day) => frameworkOf(base, folderOn(day)),
    severities: new Map(
      [...rules, ...READING_RULES, ...PRIVACY_RULES].map((rule) => [rule.id, rule.severity]),
    ),
    waivers: [],
  };
}

function problemsOf(rules: readonly Rule[], context: RuleContext): readonly Problem[] {
  return rules.flatMap((rule) => [...rule.check(context)].map((fault) => problemOf(rule, fault)));
}

/** A policy raises a severity and never lowers one. */
function raised(problems: readonly Problem[], { check }: Policy): readonly Problem[] {
  const raise = new Map(Object.entries(check?.raise ?? {}));
  if (raise.size === 0) return problems;
  return problems.map((problem) => {
    const severity = raise.get(problem.rule);
    return severity && weight(severity) > weight(problem.severity) ? { ...problem, severity } : problem;
  });
}
