import type { RootContent } from "mdast";
import { recommendationAges } from "../../assurance/recommendation-ages.ts";
import { recommendationNumbers } from "../../assurance/recommendation-numbers.ts";
import type { StandingEntry } from "../../assurance/registers-of-period.ts";
import type { Day } from "../../model/day.ts";
import { digits } from "../../model/digits.ts";
import { paragraph, table } from "../nodes.ts";
import { countOf, periodWord, STATUS_IN_WORDS, TESTED_IN_WORDS } from "../phrases.ts";
import { longestAndNone, pictured } from "../pictures.ts";
import type { Section } from "../section.ts";

type Standing = StandingEntry<"recommendation">;

/** Recommendations by what the owner says beside what was found, and the open ones by age. */
export const recommendationsByStatus: Section = {
  name: "recommendations-by-status",
  says: "recommendations by the owner's word and the test, and the open ones by age, each as a picture and a table",
  render({ entries, facts: { asAt, period }, isShown }) {
    const shown = entries.recommendation.filter((one) => isShown(one.record.value.marking));
    const above = entries.recommendation.length - shown.length;
    const others = above > 0 ? [paragraph(`Marked above this edition and not counted: ${above}.`)] : [];
    if (shown.length === 0)
      return [paragraph(`No recommendation is shown for this ${periodWord(period)}.`), ...others];
    return [...byStatus(shown, asAt), ...byAge(shown, asAt), ...others];
  },
};

function byStatus(shown: readonly Standing[], asAt: Day): readonly RootContent[] {
  const rows = recommendationNumbers(shown, asAt).status.map((one) => ({
    ...one,
    label: STATUS_IN_WORDS[one.status as keyof typeof STATUS_IN_WORDS],
  }));
  const what = "Recommendations by what their owners say";
  return pictured({
    lead: [`${what}, beside what I found when I tested:`],
    bars: rows.map(({ label, all }) => ({ label, value: all, says: digits(all) })),
    alt: (bars) => longestAndNone(what, bars),
    table: table(
      ["Owner says", "All", ...Object.values(TESTED_IN_WORDS)],
      rows.map((one) =>
        [one.label, one.all, one.embedded, one.doneNotEmbedded, one.notDone, one.notTested].map(String),
      ),
      { caption: `${what}, and what was found`, numeric: [1, 2, 3, 4, 5] },
    ),
  });
}

function byAge(shown: readonly Standing[], asAt: Day): readonly RootContent[] {
  const ages = recommendationAges(shown, asAt);
  const open = ages.reduce((sum, one) => sum + one.open, 0);
  if (open === 0) return [paragraph("None of them is open.")];
  const rows = ages.map((one) => ({ ...one, label: ageInWords(one) }));
  const what = "Open recommendations by age";
  const picture = pictured({
    lead: [`${countOf(open, "recommendation")} open, by the days since each was made:`],
    bars: rows.map((one) => ({ label: one.label, value: one.open, says: digits(one.open) })),
    alt: (bars) => longestAndNone(what, bars),
    table: table(
      ["Age", "Open", "Of them overdue"],
      rows.map((one) => [one.label, digits(one.open), digits(one.overdue)]),
      { caption: what, numeric: [1, 2] },
    ),
  });
  return [...picture, ...completeByWord(shown)];
}

/** An owner's word ends the days overdue, and the test does not: so what was found stands beside it. */
function completeByWord(shown: readonly Standing[]): readonly RootContent[] {
  const said = shown.filter(({ open, entry }) => open && entry.status === "complete");
  if (said.length === 0) return [];
  const found = Object.entries(TESTED_IN_WORDS)
    .map(([view, words]) => {
      const count = said.filter(({ entry }) => (entry.tested?.view ?? "not-tested") === view).length;
      return { count, words: words.toLowerCase() };
    })
    .filter(({ count }) => count > 0)
    .map(({ count, words }) => `${digits(count)} ${words}`);
  const [is, counts] = said.length === 1 ? ["is", "counts"] : ["are", "count"];
  return [
    paragraph(
      `Of those open, ${digits(said.length)} ${is} complete by the owner's word, and so ${counts} as not overdue. What I found when I tested: ${found.join("; ")}.`,
    ),
  ];
}

function ageInWords({ from, to }: { readonly from: number; readonly to: number | undefined }): string {
  if (to === undefined) return `Over ${from - 1} days`;
  return from === 0 ? `Up to ${to} days` : `${from} to ${to} days`;
}
