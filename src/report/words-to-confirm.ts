import { numbersInWords } from "../assurance/disclosure/numbers-in-words.ts";
import { isSmall } from "../assurance/disclosure/system.ts";
import { suppressionOf } from "../model/policy.ts";
import type { Place } from "../model/problem.ts";
import type { ReportInput } from "./input.ts";
import { scrutineersWords } from "./printed-words.ts";

/** A sentence that a person must have read before everybody may. */
export interface SentenceToConfirm {
  readonly text: string;
  readonly place: Place;
  /** Whether it says a small number of people. */
  readonly saysFew: boolean;
}

/**
 * The sentences of the scrutineer's words that a public edition prints, each once; none in any other edition. No tool
 * can know what a sentence gives away.
 */
export function wordsToConfirm(input: ReportInput): readonly SentenceToConfirm[] {
  if (!input.isPublic) return [];
  const { rule } = suppressionOf(input.policy);
  const found = new Map<string, SentenceToConfirm>();
  for (const { text, place } of scrutineersWords(input)) {
    for (const sentence of sentencesOf(text)) {
      const saysFew = numbersInWords(sentence).some((one) => one.isOfPeople && isSmall(one.value, rule));
      if (!found.has(sentence)) found.set(sentence, { text: sentence, place, saysFew });
    }
  }
  return [...found.values()];
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?]["”’')]?)\s+(?=\S)/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
