import { type CitedSentence, citedSentences } from "./cited-sentence.ts";
import { numbersAmong, tokensOf, type WrittenNumber } from "./number.ts";
import { withoutQuotations } from "./own-text.ts";
import type { Fault, RuleContext } from "./rule.ts";

/** A percentage in the own words, and the bases that its sentence gives: `67% (12 of 18)`, `67% of 18 plans`. */
export interface SaidPercentage {
  readonly sentence: CitedSentence;
  readonly number: WrittenNumber;
  readonly bases: readonly number[];
}

/** Every percentage of the own words that was measured: neither a target nor a change from one to another. */
export function* saidPercentages(context: RuleContext): Iterable<SaidPercentage> {
  for (const sentence of citedSentences(context)) {
    if (!/%|per ?cent/i.test(sentence.text)) continue;
    const text = withoutQuotations(sentence.text);
    if (NOT_MEASURED.test(text)) continue;
    const numbers = numbersAmong(tokensOf(text));
    const bases = basesIn(text);
    for (const number of numbers) if (number.isPercentage) yield { sentence, number, bases };
  }
}

/** A fault at a percentage. */
export function faultAtPercentage(
  { sentence, number }: SaidPercentage,
  said: Pick<Fault, "message" | "hint">,
): Fault {
  const start = sentence.claim.from + sentence.stretch.from;
  return { ...said, place: sentence.words.file.placeInBody(start + number.from, start + number.to) };
}

const NOT_MEASURED =
  /\b(?:targets?|thresholds?|ambition|aims?|goal|expect(?:ed|ation)|standard|standards|must|should)\b/i;

/** Numbers that are not percentages and stand after “of”, “out of” or “base”. */
function basesIn(text: string): readonly number[] {
  const tokens = tokensOf(text);
  return numbersAmong(tokens).flatMap(({ index, isPercentage, value }) => {
    const before = tokens[index - 1]?.core ?? "";
    const earlier = tokens[index - 2]?.core ?? "";
    const isBase = BASE.test(before) || (/^(?:the|all|those|these)$/.test(before) && BASE.test(earlier));
    return isBase && !isPercentage ? [value] : [];
  });
}

const BASE = /^(?:of|from|among|base|n|n=|=|between)$/;
