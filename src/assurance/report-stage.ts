import type { Day } from "../model/day.ts";
import type { WordsFile, YearFolder } from "../model/knowledge-base.ts";
import type { ReportStage } from "../model/status-answer.ts";
import { QUARTER_HEADINGS, type QuarterWords, type StatementWords } from "../model/words.ts";
import type { QuarterName } from "../model/year.ts";

/**
 * How far the report of a quarter has come by a day: undefined while its words are not written, then draft, then factual
 * accuracy once a round was sent, then final once it is sealed. `isSealed` says whether a seal stands beside it.
 */
export function reportStage(
  folder: YearFolder | undefined,
  quarter: QuarterName,
  asAt: Day,
  isSealed: boolean,
): ReportStage | undefined {
  if (isSealed) return "final";
  const words = folder?.quarters[quarter];
  if (!words || !isWritten(words, QUARTER_HEADINGS[0])) return undefined;
  const rounds = folder?.accuracy?.value.rounds ?? [];
  const wasSent = rounds.some((one) => one.report === quarter.toLowerCase() && one.sent <= asAt);
  return wasSent ? "factual-accuracy" : "draft";
}

/** Unwritten: the first part (Headline, Opinion) is not there, or a prompt of the template stands in it still. */
export function isWritten(
  { words }: Pick<WordsFile<QuarterWords | StatementWords>, "words">,
  first: string,
): boolean {
  const key = (heading: string) => heading.trim().toLowerCase();
  return words.prompts.length === 0 && words.sections.some((one) => key(one.heading) === key(first));
}
