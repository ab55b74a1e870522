import { type CitedSentence, citedSentences } from "../cited-sentence.ts";
import { claimedNumbers } from "../claimed-number.ts";
import type { WrittenNumber } from "../number.ts";
import { withoutQuotations } from "../own-text.ts";
import type { Rule, RuleContext } from "../rule.ts";
import { isSupported, supportedBy } from "../supported-number.ts";

/**
 * Why: A number beside a citation is read as the number of what is cited; one that is not there is a slip of the pen or
 * an old draft.
 * Basis: The model of the knowledge base: figures are checked against words. Sentences that cite something are asked:
 * counts and percentages, against every field of what is cited.
 */
export const numberNotInFigures: Rule = {
  id: "number-not-in-figures",
  severity: "warning",
  says: "A number of the own words is in no field of what is cited beside it.",
  why: "A number beside a citation is read as the number of what is cited; one that is not there is a slip of the pen or an old draft.",
  basis:
    "The model of the knowledge base: figures are checked against words. Sentences that cite something are asked: counts and percentages, against every field of what is cited.",
  *check(context) {
    for (const sentence of citedSentences(context)) {
      for (const { from, to } of unsupported(context, sentence)) {
        const start = sentence.claim.from + sentence.stretch.from;
        yield {
          message: "This number stands in no field of what is cited beside it.",
          place: sentence.words.file.placeInBody(start + from, start + to),
          hint: "Correct it, or add it to the figures of the note that is cited.",
        };
      }
    }
  },
};

function unsupported({ base }: RuleContext, { text, cited }: CitedSentence): readonly WrittenNumber[] {
  const records = cited.flatMap(({ found, finding }) => (found ? [{ found, finding }] : []));
  // a citation that leads nowhere has its own problem
  if (records.length === 0 || records.length < cited.length) return [];
  const numbers = claimedNumbers(withoutQuotations(text));
  if (numbers.length === 0) return [];
  const supported = supportedBy(records);
  const partners = base.policy.value.agencies.filter((one) => one.is === "safeguarding-partner").length;
  const counts = [new Set(records.map((one) => one.found)).size, cited.length];
  return numbers.filter((number) => {
    if (isSupported(number, supported) || counts.includes(number.value)) return false;
    const after = text.slice(number.to, number.to + 40);
    return !(number.value === partners && /^(?: \w+){0,2} partners\b/.test(after));
  });
}
