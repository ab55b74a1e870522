import { learningReviewTimes, type StandingEntry, type Timed } from "../../assurance/registers-of-period.ts";
import { dayInWords } from "../../model/day.ts";
import { anchorOf, type ReportInput } from "../input.ts";
import { anchor, type Inline, paragraph } from "../nodes.ts";
import { printWords } from "../own-words.ts";
import { REVIEW_DECISION_IN_WORDS } from "../phrases.ts";
import type { Section } from "../section.ts";

/** The learning reviews with their times and actions; never a case's detail. */
export const learningReviews: Section = {
  name: "learning-reviews",
  says: "learning reviews: times in working days, decisions, actions agreed, complete and tested",
  render(input) {
    const entries = input.entries["learning-review"];
    const words = printWords(input, input.wordsUnder("Learning reviews"));
    if (entries.length === 0 && words.length === 0)
      return [paragraph("No learning review is on record for this quarter.")];
    return [...words, ...entries.map((one) => paragraph(...line(input, one)))];
  },
};

function line(
  input: ReportInput,
  { label, entry, record }: StandingEntry<"learning-review">,
): readonly Inline[] {
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
  const title = input.isShown(record.value.marking) ? `, ${entry.title}` : "";
  return [anchor(anchorOf(label), label), `${title}: ${pieces.length > 0 ? pieces.join("; ") : "begun"}.`];
}

function timed(what: string, time: Timed | undefined): string | undefined {
  if (!time) return undefined;
  const allowed = time.allowed === undefined ? "" : ` (${time.allowed} allowed)`;
  const late = time.late > 0 ? `, ${time.late} late` : "";
  return `${what} ${time.days} working ${time.days === 1 ? "day" : "days"}${allowed}${late}`;
}
