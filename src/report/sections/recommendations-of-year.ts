import type { RootContent } from "mdast";
import { recommendationDaysOverdue, type StandingEntry } from "../../assurance/registers-of-period.ts";
import type { ReportInput } from "../input.ts";
import { bullets, type Inline, paragraph } from "../nodes.ts";
import { cite } from "../own-words.ts";
import { countOf, TESTED_IN_WORDS, withStop } from "../phrases.ts";
import { differencesOf, recommendationTable } from "../recommendation-table.ts";
import type { Section } from "../section.ts";

type Standing = StandingEntry<"recommendation">;

/** What became of the recommendations of earlier years: answered, done, tested, and what they changed. */
export const lastYearsRecommendations: Section = {
  name: "last-years-recommendations",
  says: "recommendations of earlier years: answer, owner's word, test, difference; not accepted with the reason",
  render(input) {
    const own = input.entries.recommendation.filter((one) => one.entry.date < input.facts.period.from);
    return listed(input, own, {
      caption: "Recommendations of earlier years",
      none: "No recommendation of an earlier year was open or moved this year.",
    });
  },
};

/** The recommendations made in the year. */
export const thisYearsRecommendations: Section = {
  name: "this-years-recommendations",
  says: "recommendations of the year: answer, owner's word, test, difference; not accepted with the reason",
  render(input) {
    const own = input.entries.recommendation.filter((one) => one.entry.date >= input.facts.period.from);
    return listed(input, own, {
      caption: "Recommendations of this year",
      none: "No recommendation was made this year.",
    });
  },
};

function listed(
  input: ReportInput,
  entries: readonly Standing[],
  { caption, none }: { readonly caption: string; readonly none: string },
): readonly RootContent[] {
  if (entries.length === 0) return [paragraph(none)];
  return [
    ...recommendationTable(input, entries, caption),
    ...undone(input, entries),
    ...differencesOf(input, entries),
  ];
}

/** What was accepted and is not done, and what was not accepted: said apart, as a table hides it. */
function undone(input: ReportInput, all: readonly Standing[]): readonly RootContent[] {
  const entries = all.filter((one) => input.isShown(one.record.value.marking));
  const isNotEmbedded = (one: Standing) => one.entry.tested?.view === "done-not-embedded";
  const notDone = entries.filter((one) => !isNotEmbedded(one)).flatMap((one) => whyNotDone(input, one));
  const notEmbedded = entries.filter(isNotEmbedded).flatMap((one) => whyNotDone(input, one));
  const notAccepted = entries.flatMap(({ record, entry }): readonly (readonly Inline[])[] => {
    const last = entry.responses.at(-1);
    if (last?.decision !== "not-accepted") return [];
    return [
      [cite(input, [record.id], true), `: ${last.reason ? withStop(last.reason) : "no reason on record."}`],
    ];
  });
  return [
    ...(notDone.length > 0 ? [paragraph("Accepted and not done:"), bullets(notDone)] : []),
    ...(notEmbedded.length > 0
      ? [paragraph("Accepted, done and not embedded in practice:"), bullets(notEmbedded)]
      : []),
    ...(notAccepted.length > 0 ? [paragraph("Not accepted:"), bullets(notAccepted)] : []),
  ];
}

function whyNotDone(input: ReportInput, { record, entry }: Standing): readonly (readonly Inline[])[] {
  const accepted = entry.responses.at(-1)?.decision.startsWith("accepted") === true;
  if (!accepted) return [];
  const label = cite(input, [record.id], true);
  const view = entry.tested?.view;
  if (view === "not-done" || view === "done-not-embedded")
    return [[label, `, ${entry.title}: found ${TESTED_IN_WORDS[view].toLowerCase()} when it was tested.`]];
  const overdue = recommendationDaysOverdue(entry, input.facts.asAt);
  if (overdue > 0) return [[label, `, ${entry.title}: ${countOf(overdue, "day")} overdue.`]];
  return [];
}
