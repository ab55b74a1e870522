import type { RootContent } from "mdast";
import type { DecisionFile } from "../../assurance/reference.ts";
import { dayInWords } from "../../model/day.ts";
import { partyShort } from "../../model/policy.ts";
import { decisionsToTell, outcomeByThen } from "../decisions-to-tell.ts";
import { anchorOf, named, type ReportInput } from "../input.ts";
import { anchor, type Cell, type Inline, paragraph, strong, table } from "../nodes.ts";
import { OUTCOME_IN_WORDS, withoutStop } from "../phrases.ts";
import type { Section } from "../section.ts";
import { shortDay } from "../short-day.ts";

/** What came of the decisions asked last quarter; older ones that still wait, or whose outcome came now, in a sentence. */
export const lastDecisions: Section = {
  name: "last-decisions",
  says: "what came of last quarter's decisions, and of older ones still open",
  render(input) {
    const { last, older } = decisionsToTell(input);
    const header = ["No.", "Decision", "Of whom", "By", "What came of it"];
    const blocks: RootContent[] =
      last.length > 0
        ? [
            table(
              header,
              last.map((one) => row(input, one)),
              { caption: "What came of last quarter's decisions" },
            ),
          ]
        : [paragraph("No decision of last quarter is on record.")];
    return older.length > 0 ? [...blocks, paragraph(...olderOnes(input, older))] : blocks;
  },
};

function olderOnes(input: ReportInput, older: readonly DecisionFile[]): readonly Inline[] {
  const pieces = older.flatMap((one, index): Inline[] => {
    const outcome = outcomeByThen(input, one);
    const came = outcome
      ? `${OUTCOME_IN_WORDS[outcome.is].toLowerCase()}, ${shortDay(input, outcome.on)}`
      : "no outcome recorded";
    const label = labelFor(input, one);
    const end = index === older.length - 1 ? "." : "; ";
    const { text } = one.decision;
    return [anchor(anchorOf(label), label, text), `, ${lowerFirst(withoutStop(text))}: ${came}${end}`];
  });
  return ["Older decisions: ", ...pieces];
}

function labelFor(input: ReportInput, { decision, year }: DecisionFile): string {
  return year.start === input.facts.period.year.start ? decision.id : `${year.label} ${decision.id}`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text;
}

function row(input: ReportInput, one: DecisionFile): readonly Cell[] {
  const { decision } = one;
  const label = labelFor(input, one);
  return [
    ...named(label, decision.text),
    decision.of.map((id) => partyShort(input.policy, id)).join(", "),
    decision.by ? dayInWords(decision.by) : "–",
    whatCame(input, one),
  ];
}

function whatCame(input: ReportInput, one: DecisionFile): readonly Inline[] {
  const { asAt } = input.facts;
  const outcome = outcomeByThen(input, one);
  if (outcome)
    return [strong(OUTCOME_IN_WORDS[outcome.is]), `, ${shortDay(input, outcome.on)}. ${outcome.text}`];
  const late = one.decision.by !== undefined && one.decision.by < asAt;
  return [strong("No outcome recorded"), late ? ", and the day has passed." : ". The day has not come."];
}
