import type { RootContent } from "mdast";
import { fromWhom } from "../../assurance/from-whom.ts";
import { threeLines } from "../../assurance/three-lines.ts";
import type { FromCounts, LineCounts } from "../../model/coverage-answer.ts";
import { longestAndNone, pictured, tableOfNumbers } from "../pictures.ts";
import type { Section } from "../section.ts";

const LINES = {
  line1: "Line 1: an agency's own account",
  line2: "Line 2: partnership oversight",
  line3: "Line 3: independent",
  notSaid: "Not stated",
} as const satisfies Record<keyof LineCounts, string>;

const FROM = {
  children: "Children",
  parentsCarers: "Parents and carers",
  practitioners: "Practitioners",
  leaders: "Leaders",
  agencyAccount: "An agency's own account",
  data: "Data",
  document: "Documents",
  seen: "Seen by the scrutineer",
  notSaid: "Not stated",
} as const satisfies Record<keyof FromCounts, string>;

/** Findings by the three lines, and by whom or what they come from. */
export const evidenceBySource: Section = {
  name: "evidence-by-source",
  says: "findings by line of evidence and by whom or what they come from, each as a picture and a table",
  render({ facts: { findings } }) {
    if (findings.length === 0) return [];
    return [
      ...counted("Findings by line of evidence", "Line", LINES, threeLines(findings)),
      ...counted("Findings by whom or what they come from", "From", FROM, fromWhom(findings)),
    ];
  },
};

/** Counts under their words, in the order of the words; what is not stated only where there is some. */
function counted<K extends string>(
  what: string,
  head: string,
  words: Readonly<Record<K, string>>,
  counts: Readonly<Record<K, number>>,
): readonly RootContent[] {
  const bars = (Object.keys(words) as K[])
    .filter((one) => one !== "notSaid" || counts[one] > 0)
    .map((one) => ({ label: words[one], value: counts[one], says: String(counts[one]) }));
  return pictured({
    lead: [`${what}:`],
    bars,
    alt: (shown) => longestAndNone(what, shown),
    table: tableOfNumbers(
      what,
      [head, "Findings"],
      bars.map(({ label, says }) => [label, says]),
      [1],
    ),
  });
}
