import { asAtOf, type PeriodFacts, periodFacts } from "../assurance/quarter.ts";
import { type OwnWords, ownWords } from "./own-words.ts";
import type { RuleContext } from "./rule.ts";

/** Own words, and what is counted of their period. */
export interface WordsWithFacts {
  readonly words: OwnWords;
  readonly facts: PeriodFacts;
}

const COUNTED = new WeakMap<RuleContext, readonly WordsWithFacts[]>();

/** All own words that have a framework, with the numbers that a report of the same period prints; counted once a run. */
export function wordsWithFacts(context: RuleContext): readonly WordsWithFacts[] {
  const counted = COUNTED.get(context) ?? countAll(context);
  COUNTED.set(context, counted);
  return counted;
}

function countAll({ base, today }: RuleContext): readonly WordsWithFacts[] {
  return ownWords(base).flatMap((words) => {
    if (!words.framework) return [];
    const asAt = asAtOf(base, words.period, today);
    return [{ words, facts: periodFacts(base, words.period, asAt, words.framework) }];
  });
}
