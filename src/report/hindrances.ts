import type { RecordReview } from "../assurance/confirmation.ts";
import { dayInWords } from "../model/day.ts";
import type { Place, Problem } from "../model/problem.ts";
import type { Accuracy } from "../model/programme.ts";
import type { ReportSource } from "./input.ts";

/** Something that keeps a report from being final, where it stands, and what mends it. */
export interface Hindrance {
  readonly message: string;
  readonly place: Place | undefined;
  readonly cure: string;
}

/** What is asked of a report before it is final. */
export interface FinalAsked {
  readonly source: Pick<ReportSource, "base" | "facts">;
  /** Problems of the records that it rests on. */
  readonly problems: readonly Problem[];
  /** The stamps of all that it rests on. */
  readonly reviews: readonly RecordReview[];
  /** The last round of factual accuracy of this report. */
  readonly round: Accuracy["rounds"][number] | undefined;
  /** Whether the words are written: a headline or an opinion, and no prompt of the template left. */
  readonly isWritten: boolean;
}

/** Warnings that are errors in a final report: a claim that cites nothing, and one that cites a draft. */
const ERRORS_IN_A_FINAL = new Set(["claim-without-evidence", "citation-of-draft-note"]);

/**
 * All that stands in the way of a final report, in the order in which to mend it: the words, the problems, the evidence
 * that is cited and not ready or not confirmed, the round of factual accuracy. Agreement of those scrutinised is never
 * asked for.
 */
export function hindrances(asked: FinalAsked): readonly Hindrance[] {
  return [
    ...unwritten(asked),
    ...asked.problems
      .filter((one) => one.severity === "error" || ERRORS_IN_A_FINAL.has(one.rule))
      .map((one) => ({
        message: one.message,
        place: one.place,
        cure: one.hint ?? `scrutiny explain ${one.rule}`,
      })),
    ...unconfirmed(asked),
    ...accuracyOpen(asked),
  ];
}

function unwritten({ source: { facts }, isWritten }: FinalAsked): readonly Hindrance[] {
  if (isWritten) return [];
  const { year, quarter } = facts.period;
  const name = quarter ? `${quarter.toLowerCase()}.md` : "statement.md";
  const path = `programme/${year.folder}/${name}`;
  return [
    {
      message: `The words are not written: ${facts.own ? `${path} has no ${quarter ? "headline" : "opinion"}, or a prompt of the template` : `there is no ${path}`}.`,
      place: undefined,
      cure: `scrutiny words ${quarter ? `--quarter ${quarter} ` : ""}--year ${year.label}`,
    },
  ];
}

/** Cited notes and the words themselves bear the scrutineer's stamp on the text that is printed. */
function unconfirmed({ source: { facts }, reviews }: FinalAsked): readonly Hindrance[] {
  const cited = new Set(facts.own?.words.citations.map((one) => one.target));
  return reviews
    .filter(
      ({ kind, record }) => record.path === facts.own?.path || (kind === "note" && cited.has(record.id)),
    )
    .filter(({ review }) => review.state !== "confirmed")
    .map(({ kind, record, name, review }) => {
      const what = kind === "note" ? "The note" : "The words";
      const state =
        review.state === "not-yet" ? "not yet confirmed" : "changed since the scrutineer confirmed";
      return {
        message:
          review.state === "not-yet"
            ? `${what} ${kind === "note" ? "is" : "are"} ${state}.`
            : `${what} ${state}.`,
        place: record.place([]),
        cure: `Read it, then: scrutiny review ${name} --role scrutineer`,
      };
    });
}

function accuracyOpen({ source: { facts }, round }: FinalAsked): readonly Hindrance[] {
  const path = `programme/${facts.period.year.folder}/accuracy.yaml`;
  if (!round)
    return [
      {
        message: "There was no round of factual accuracy of this report.",
        place: undefined,
        cure: `Make the draft with --stage factual-accuracy, send it, and write the round into ${path}.`,
      },
    ];
  if (round.closed !== undefined) return [];
  return [
    {
      message: `The round of factual accuracy sent on ${dayInWords(round.sent)} is not closed.`,
      place: undefined,
      cure: `Decide each comment in ${path}, then add closed: with the day.`,
    },
  ];
}
