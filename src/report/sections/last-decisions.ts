import { allDecisions, type DecisionFile } from "../../assurance/reference.ts";
import { dayInShort, dayInWords } from "../../model/day.ts";
import { partyShort } from "../../model/policy.ts";
import { quarterBefore, quarterOf } from "../../model/year.ts";
import { anchorOf, type ReportInput } from "../input.ts";
import { anchor, type Cell, type Inline, paragraph, strong, table } from "../nodes.ts";
import { OUTCOME_IN_WORDS } from "../phrases.ts";
import type { Section } from "../section.ts";

/** What came of the decisions asked last quarter, and of older ones that still have no outcome or were deferred. */
export const lastDecisions: Section = {
  name: "last-decisions",
  says: "what came of last quarter's decisions, and of older ones still open",
  render(input) {
    const rows = decisionsToTell(input).map((one) => row(input, one));
    if (rows.length === 0) return [paragraph("No decision was asked last quarter.")];
    return [table(["No.", "Decision", "Of whom", "By", "What came of it"], rows)];
  },
};

function decisionsToTell(input: ReportInput): readonly DecisionFile[] {
  const { period } = input.facts;
  const before = quarterBefore(period, input.policy.year.starts);
  return allDecisions(input.base).filter((one) => {
    const asked = quarterOf(one.year, one.quarter);
    if (asked.from >= period.from) return false;
    if (asked.from === before.from) return true;
    const outcome = outcomeByThen(input, one);
    // an older one is told once more in the quarter in which its outcome came
    return outcome === undefined || outcome.is === "deferred" || outcome.on >= period.from;
  });
}

function outcomeByThen({ facts }: ReportInput, { decision }: DecisionFile) {
  return decision.outcome && decision.outcome.on <= facts.asAt ? decision.outcome : undefined;
}

function row(input: ReportInput, one: DecisionFile): readonly Cell[] {
  const { decision, year } = one;
  const label = year.start === input.facts.period.year.start ? decision.id : `${year.label} ${decision.id}`;
  return [
    anchor(anchorOf(label), label),
    decision.text,
    decision.of.map((id) => partyShort(input.policy, id)).join(", "),
    decision.by ? dayInWords(decision.by) : "–",
    whatCame(input, one),
  ];
}

function whatCame(input: ReportInput, one: DecisionFile): readonly Inline[] {
  const { asAt } = input.facts;
  const outcome = outcomeByThen(input, one);
  if (outcome)
    return [strong(OUTCOME_IN_WORDS[outcome.is]), `, ${dayInShort(outcome.on, asAt)}. ${outcome.text}`];
  const late = one.decision.by !== undefined && one.decision.by < asAt;
  return [strong("No outcome recorded"), late ? ", and the day has passed." : ". The day has not come."];
}
