import type { WordsFile } from "../model/knowledge-base.ts";
import { QUARTER_HEADINGS, STATEMENT_HEADINGS } from "../model/words.ts";

/** A heading as it is compared: letter case and white space at its ends do not matter. */
export function headingKey(heading: string): string {
  return heading.trim().toLowerCase();
}

/**
 * Whether own words are written: their first part (a quarter's Headline, a statement's Opinion) is there, and no prompt
 * of the template stands in them still.
 */
export function isWritten({ words, value }: WordsFile<object>): boolean {
  const [first] = "quarter" in value ? QUARTER_HEADINGS : STATEMENT_HEADINGS;
  const { sections, prompts } = words;
  return prompts.length === 0 && sections.some((one) => headingKey(one.heading) === headingKey(first));
}
