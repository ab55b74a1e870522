import { countId, isYearsEnd, reviewsOfYear } from "../../assurance/disclosure/counts-of-period.ts";
import { learningReviewTimes, type StandingEntry, type Timed } from "../../assurance/registers-of-period.ts";
import { dayInWords } from "../../model/day.ts";
import { anchorOf, type ReportInput } from "../input.ts";
import { anchor, type Inline, paragraph } from "../nodes.ts";
import { printWords } from "../own-words.ts";
import { periodWord, REVIEW_DECISION_IN_WORDS, REVIEW_KIND_IN_WORDS } from "../phrases.ts";
import type { Section } from "../section.ts";
import { withheldCount } from "../withheld.ts";

/** The learning reviews with their times and actions; never a case's detail. */
export const learningReviews: Section = {
  name: "learning-reviews",
  says: "learning reviews: times in working days, decisions, actions agreed, complete and tested",
  render(input) {
    const entries = input.entries["learning-review"];
    const words = printWords(input, input.wordsUnder("Learning reviews"));
    if (input.isPublic) return [...words, paragraph(ofTheYear(input))];
    if (entries.length === 0 && words.length === 0)
      return [paragraph(`No learning review is on record for this ${periodWord(input.facts.period)}.`)];
    const shown = entries.filter((one) => input.isShown(one.record.value.marking));
    const others = withheldCount(
      input,
      entries.filter((one) => !shown.includes(one)),
    );
    return [
      ...words,
      ...shown.map((one) => paragraph(...line(input, one))),
      ...(others === undefined ? [] : [paragraph(others)]),
    ];
  },
};

/** For everybody: the year's total and kinds, with the last quarter; a quarter's number would give away a child's. */
function ofTheYear(input: ReportInput): string {
  const { period } = input.facts;
  if (!isYearsEnd(period))
    return "In this edition learning reviews are counted once a year, with the last quarter.";
  const kinds = reviewsOfYear(input.base, input.facts);
  const number = (name: string, value: number) =>
    input.people.inWords(countId(period, `reviews ${name}`), value);
  const all = number(
    "all",
    kinds.reduce((sum, one) => sum + one.count, 0),
  );
  const each = kinds.map(({ kind, count }) => `${REVIEW_KIND_IN_WORDS[kind]} ${number(kind, count)}`);
  return `Learning reviews that began in ${period.year.label}: ${all}${each.length > 0 ? ` (${each.join("; ")})` : ""}.`;
}

function line(input: ReportInput, one: StandingEntry<"learning-review">): readonly Inline[] {
  const { label, entry } = one;
  const deadlines = input.policy.deadlines;
  const times = learningReviewTimes(entry, {
    notification: deadlines?.notification,
    rapidReview: deadlines?.["rapid-review"],
  });
  // only a serious incident is notified, and only then is there a rapid review
  const isRapid = entry.kind === "rapid-review";
  const pieces = [
    ...(isRapid || times.notified ? [timed("notified in", times.notified) ?? "not notified yet"] : []),
    ...(isRapid ? [timed("sent in", times.sent) ?? "rapid review not sent yet"] : []),
    ...(entry.decision
      ? [`decision of ${dayInWords(entry.decision.on)}: ${REVIEW_DECISION_IN_WORDS[entry.decision.is]}`]
      : []),
    ...(entry["panel-reply"] ? [`panel's reply ${dayInWords(entry["panel-reply"])}`] : []),
    ...(entry.published ? [`published ${dayInWords(entry.published)}`] : []),
    ...(entry["briefing-issued"] ? [`briefing issued ${dayInWords(entry["briefing-issued"])}`] : []),
    ...(entry.actions
      ? [
          `actions: ${entry.actions.agreed} agreed, ${entry.actions.complete} complete, ${entry.actions.tested} tested`,
        ]
      : []),
  ];
  return [
    anchor(anchorOf(label), label, entry.title),
    `, ${entry.title}: ${pieces.length > 0 ? pieces.join("; ") : "begun"}.`,
  ];
}

function timed(what: string, time: Timed | undefined): string | undefined {
  if (!time) return undefined;
  const allowed = time.allowed === undefined ? "" : ` (${time.allowed} allowed)`;
  const late = time.late > 0 ? `, ${time.late} late` : "";
  return `${what} ${time.days} working ${time.days === 1 ? "day" : "days"}${allowed}${late}`;
}
