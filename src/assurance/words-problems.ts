import type { WordsFile } from "../model/knowledge-base.ts";
import type { Problem } from "../model/problem.ts";

/** The rule of `check` whose problems reports and the list of what to do tell too. */
export const NUMBER_RULE = "number-not-in-figures";

/** The headings under which own words have a number that is in nothing cited beside it, in their order, each once. */
export function sectionsOf(
  { path, words }: Pick<WordsFile<unknown>, "path" | "words">,
  problems: readonly Problem[],
): readonly string[] {
  const lines = problems.filter((one) => one.rule === NUMBER_RULE && one.place.path === path);
  const headings = lines.flatMap(({ place }) => {
    const above = words.sections.filter((section) => section.place.line <= place.line);
    return above.at(-1)?.heading ?? [];
  });
  return [...new Set(headings)];
}
