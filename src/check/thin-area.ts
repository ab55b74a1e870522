import { type AreaWarning, areaWarnings, isJudged } from "../assurance/area-warnings.ts";
import { placeOfArea } from "./own-words.ts";
import type { Fault, RuleContext } from "./rule.ts";
import { wordsWithFacts } from "./words-with-facts.ts";

/** A fault at each area that own words judge and that has one of the warnings of counting, as reports print it. */
export function* thinAreas(
  context: RuleContext,
  warning: AreaWarning,
  said: Pick<Fault, "message" | "hint">,
): Iterable<Fault> {
  const { usesLevels, areaWarnings: policy } = context.base.policy.value;
  for (const { words, facts } of wordsWithFacts(context)) {
    for (const area of facts.areas) {
      // where nothing was found, words under the heading may say just that; a level or a met criterion cannot
      if (!isJudged(area, words.file, usesLevels || warning === "no-evidence")) continue;
      if (!areaWarnings(area, policy, facts.asAt).includes(warning)) continue;
      yield { ...said, place: placeOfArea(words, area) };
    }
  }
}
