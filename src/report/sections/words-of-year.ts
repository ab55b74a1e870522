import type { RootContent } from "mdast";
import { dayInWords } from "../../model/day.ts";
import type { ReportInput } from "../input.ts";
import { paragraph } from "../nodes.ts";
import { NOT_YET_WRITTEN, printWords } from "../own-words.ts";
import { withStop } from "../phrases.ts";
import type { Section } from "../section.ts";

/** The scrutineer's words under one heading of the statement; "Not yet written" where there are none. */
function wordsUnder(input: ReportInput, heading: string): readonly RootContent[] {
  const words = printWords(input, input.wordsUnder(heading));
  return words.length > 0 ? words : [paragraph(NOT_YET_WRITTEN)];
}

/** How the lead and the delegated partners led. */
export const leadership: Section = {
  name: "leadership",
  says: "the scrutineer's words on how the lead and delegated partners led",
  render: (input) => wordsUnder(input, "Leadership by lead and delegated partners"),
};

/** How the principles of scrutiny were kept. */
export const principles: Section = {
  name: "principles",
  says: "the scrutineer's words on the principles of scrutiny",
  render: (input) => wordsUnder(input, "Principles of scrutiny"),
};

/** What the scrutineer looks at next. */
export const nextYear: Section = {
  name: "next-year",
  says: "the scrutineer's words on the year to come",
  render: (input) => wordsUnder(input, "Next year"),
};

const SEEN_IN_WORDS = {
  no: "I have not seen the partners' yearly report.",
  draft: "I have seen a draft of the partners' yearly report.",
  final: "I have seen the partners' yearly report.",
} as const;

/** The view on the partners' own yearly report, which is another document. */
export const yearlyReport: Section = {
  name: "yearly-report",
  says: "the view on the partners' yearly report, and when it was published",
  render(input) {
    const known = input.facts.statement?.value["yearly-report"];
    const words = printWords(input, input.wordsUnder("Yearly report"));
    if (!known && words.length === 0)
      return [paragraph("Nothing is on record of the partners' yearly report.")];
    const sentences = known
      ? [
          SEEN_IN_WORDS[known.seen],
          ...(known.published ? [`It was published on ${dayInWords(known.published)}.`] : []),
          ...(known.view ? [withStop(known.view)] : []),
        ]
      : [];
    return [...(sentences.length > 0 ? [paragraph(sentences.join(" "))] : []), ...words];
  },
};
