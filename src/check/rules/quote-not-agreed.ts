import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { findingsOf } from "../finding-of-note.ts";
import { plainText } from "../own-text.ts";
import { ownWords } from "../own-words.ts";
import type { Fault, Rule } from "../rule.ts";

/**
 * Why: Whoever said it has not agreed that it is printed; a quote can be known by those who were there.
 * Basis: The model of the knowledge base: a quote prints only where it says `agreed: true`. Quotes of three words or
 * more are looked for, whatever the letter case and marks.
 */
export const quoteNotAgreed: Rule = {
  id: "quote-not-agreed",
  severity: "warning",
  says: "The own words hold a quote that is not agreed.",
  why: "Whoever said it has not agreed that it is printed; a quote can be known by those who were there.",
  basis:
    "The model of the knowledge base: a quote prints only where it says `agreed: true`. Quotes of three words or more are looked for, whatever the letter case and marks.",
  *check({ base }) {
    const quotes = quotesNotAgreed(base);
    if (quotes.size === 0) return;
    for (const { file } of ownWords(base)) {
      const claims = file.words.sections.flatMap(({ blocks }) => blocks.flatMap((block) => block.claims));
      for (const claim of claims) {
        for (const { from, to, quote } of quotesIn(plainText(claim), quotes)) {
          const place = file.placeInBody(claim.from + from, claim.from + to);
          yield { ...SAID, place, related: [{ message: "The quote stands here.", place: quote.place }] };
        }
      }
    }
  },
};

const SAID: Pick<Fault, "message" | "hint"> = {
  message: "These words are a quote that is not agreed.",
  hint: "Ask whoever said it and write agreed: true, or say it in your own words.",
};

interface Quote {
  /** Its words in lower case, with a blank after each. */
  readonly words: string;
  readonly place: Fault["place"];
}

const SHORTEST = 3;
/** Of quotes that begin alike, so many are looked for at each word: a bound for whoever writes thousands of them. */
const MOST_ALIKE = 20;

/** Quotes that are not agreed, by their first three words. */
function quotesNotAgreed(base: KnowledgeBase): ReadonlyMap<string, readonly Quote[]> {
  const found = new Map<string, Quote[]>();
  for (const { record, index, finding } of findingsOf(base)) {
    const { quote } = finding;
    if (!quote || quote.agreed) continue;
    const words = wordsIn(quote.text).map((one) => one.word);
    if (words.length < SHORTEST) continue;
    const key = words.slice(0, SHORTEST).join("");
    const others = found.get(key) ?? [];
    const place = record.place(["findings", index, "quote", "text"]);
    if (others.length < MOST_ALIKE) found.set(key, [...others, { words: words.join(""), place }]);
  }
  return found;
}

function* quotesIn(text: string, quotes: ReadonlyMap<string, readonly Quote[]>) {
  const words = wordsIn(text);
  const all = words.map((one) => one.word).join("");
  let at = 0;
  for (const [index, { from, word }] of words.entries()) {
    const three = words.slice(index, index + SHORTEST).map((one) => one.word);
    const quote = quotes.get(three.join(""))?.find((one) => all.startsWith(one.words, at));
    const length = quote ? quote.words.split(" ").length - 1 : 0;
    const to = words[index + length - 1]?.to;
    if (quote && to !== undefined) yield { from, to, quote };
    at += word.length;
  }
}

function wordsIn(text: string) {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word: `${word.toLowerCase()} `,
    from: index,
    to: index + word.length,
  }));
}
