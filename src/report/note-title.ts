import type { UsedNote } from "../assurance/notes-of-period.ts";
import { stretchInWords } from "../model/day.ts";
import type { ReportInput } from "./input.ts";
import { periodWord } from "./phrases.ts";

/** A note's title in the evidence index, with the time that it is about and, where it is of another period, that it is. */
export function noteTitle(
  { facts }: Pick<ReportInput, "facts">,
  { record: { value }, why }: UsedNote,
): string {
  const covers = value.covers ? ` (about ${stretchInWords(value.covers.from, value.covers.to)})` : "";
  switch (why) {
    case "in-period":
      return `${value.title}${covers}`;
    case "cited-later":
      return `${value.title}${covers} (received after the ${periodWord(facts.period)})`;
    case "cited-earlier":
      return `${value.title}${covers} (from an earlier ${periodWord(facts.period)})`;
    default:
      return why satisfies never;
  }
}
