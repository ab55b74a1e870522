import type { Target } from "../assurance/reference.ts";
import { citationGroups } from "../model/citation.ts";
import type { WordsClaim } from "../model/knowledge-base.ts";
import { plainText } from "./own-text.ts";
import { type OwnWords, ownWords } from "./own-words.ts";
import type { RuleContext } from "./rule.ts";
import { type Stretch, sentences } from "./sentence.ts";

/** A sentence of the own words, with what it cites. */
export interface CitedSentence {
  readonly words: OwnWords;
  /** The heading that it stands under. */
  readonly heading: string;
  readonly claim: WordsClaim;
  /** Where in the claim it stands. */
  readonly stretch: Stretch;
  /** Its words, with blanks for citations and marks. */
  readonly text: string;
  readonly cited: readonly Cited[];
}

/** One citation of a sentence; `found` is undefined where it leads nowhere. */
export interface Cited {
  readonly finding: number | undefined;
  readonly found: Target | undefined;
}

const READ = new WeakMap<RuleContext, readonly CitedSentence[]>();

/**
 * Every sentence of the own words, in order. A citation belongs to the sentence that it stands in, or that it follows;
 * one at the beginning of a paragraph belongs to the first.
 */
export function citedSentences(context: RuleContext): readonly CitedSentence[] {
  const read = READ.get(context) ?? ownWords(context.base).flatMap((words) => sentencesOf(context, words));
  READ.set(context, read);
  return read;
}

function sentencesOf(context: RuleContext, words: OwnWords): readonly CitedSentence[] {
  return words.file.words.sections.flatMap(({ heading, blocks }) =>
    blocks.flatMap(({ claims }) =>
      claims.flatMap((claim) => (claim.isQuoted ? [] : ofClaim(context, { words, heading, claim }))),
    ),
  );
}

function ofClaim(
  { references }: RuleContext,
  of: Pick<CitedSentence, "words" | "heading" | "claim">,
): readonly CitedSentence[] {
  const plain = plainText(of.claim);
  const stretches = sentences(plain);
  const cited: Cited[][] = stretches.map(() => []);
  let at = 0;
  for (const group of citationGroups(of.claim.raw)) {
    while ((stretches[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= group.from) at += 1;
    for (const { target, finding } of group.cited ?? [])
      cited[at]?.push({ finding, found: references.find(target, of.words.folder.year) });
  }
  return stretches.map((stretch, index) => ({
    ...of,
    stretch,
    text: plain.slice(stretch.from, stretch.to),
    cited: cited[index] ?? [],
  }));
}
