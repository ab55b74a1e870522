import type { RootContent } from "mdast";
import type { CountedFinding } from "../../assurance/findings.ts";
import { fromWhom } from "../../assurance/from-whom.ts";
import { threeLines } from "../../assurance/three-lines.ts";
import type { FromCounts, LineCounts } from "../../model/coverage-answer.ts";
import { digits } from "../../model/digits.ts";
import { SAYS } from "../../model/note.ts";
import { paragraph, table } from "../nodes.ts";
import { periodWord, SAYS_IN_WORDS } from "../phrases.ts";
import { longestAndNone, pictured } from "../pictures.ts";
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
  render({ facts: { findings, period } }) {
    if (findings.length === 0) return [paragraph(`No finding is recorded this ${periodWord(period)}.`)];
    return [
      ...counted("Findings by line of evidence", "Line", LINES, findings, threeLines),
      ...counted("Findings by whom or what they come from", "From", FROM, findings, fromWhom),
    ];
  },
};

/** Counts under their words, in the order of the words; what is not stated only where there is some. */
function counted<K extends string>(
  what: string,
  head: string,
  words: Readonly<Record<K, string>>,
  findings: readonly CountedFinding[],
  count: (findings: readonly CountedFinding[]) => Readonly<Record<K, number>>,
): readonly RootContent[] {
  const all = count(findings);
  const sides = SAYS.map((says) => count(findings.filter((one) => one.finding.says === says)));
  const keys = (Object.keys(words) as K[]).filter((one) => one !== "notSaid" || all[one] > 0);
  return pictured({
    lead: [`${what}:`],
    bars: keys.map((one) => ({ label: words[one], value: all[one], says: digits(all[one]) })),
    alt: (shown) => longestAndNone(what, shown),
    table: table(
      [head, "Findings", ...SAYS.map((one) => SAYS_IN_WORDS[one])],
      keys.map((one) => [words[one], ...[all, ...sides].map((by) => digits(by[one]))]),
      { caption: `${what}, and by what they say`, numeric: [1, 2, 3, 4] },
    ),
  });
}
