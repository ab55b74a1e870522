import { faultIn, type OwnText, ownTextsWith, withoutQuotations } from "./own-text.ts";
import type { Fault, RuleContext } from "./rule.ts";
import { sentences } from "./sentence.ts";

/** A word that own texts should not use, and what to say in its place. */
export interface Term {
  /** Global; each match is a use of the term. */
  readonly pattern: RegExp;
  readonly message: string;
  readonly hint: string;
  /** The sentence around a use that is right: of the past, or of another thing with the same name. */
  readonly unless?: RegExp;
}

/** A fault for each use of a term in the partnership's own texts; what stands in quotation marks is not asked. */
export function* termFaults({ base }: RuleContext, terms: readonly Term[], mayHold: RegExp): Iterable<Fault> {
  for (const text of ownTextsWith(base, mayHold))
    for (const { from, to, term } of termsIn(text.text, terms)) yield faultIn(text, [from, to], term);
}

/** Each use of a term in a text, in order. */
export function termsIn(
  text: OwnText["text"],
  terms: readonly Term[],
): readonly { readonly from: number; readonly to: number; readonly term: Term }[] {
  const own = withoutQuotations(text);
  return sentences(own)
    .flatMap((sentence) => {
      const words = own.slice(sentence.from, sentence.to);
      return terms
        .filter((term) => !term.unless?.test(words))
        .flatMap((term) =>
          [...words.matchAll(term.pattern)].map(({ 0: found, index }) => ({
            from: sentence.from + index,
            to: sentence.from + index + found.length,
            term,
          })),
        );
    })
    .sort((a, b) => a.from - b.from);
}
