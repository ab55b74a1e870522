import type { RootContent } from "mdast";
import type { RecordReview } from "../assurance/confirmation.ts";
import type { UsedNote } from "../assurance/notes-of-period.ts";
import type { ReviewState } from "../model/review-answer.ts";
import type { ReportInput } from "./input.ts";
import { type Inline, paragraph } from "./nodes.ts";
import { citeNote } from "./own-words.ts";
import { andList, countOf } from "./phrases.ts";

/** How many of the notes used the scrutineer has confirmed as they stand, and which not; nothing before the first review. */
export function notesConfirmed({ facts, confirmation, policy }: ReportInput): readonly RootContent[] {
  const { used } = facts.notes;
  if (!confirmation || used.length === 0) return [];
  const states = new Map(confirmation.map(({ record, review }) => [record.path, review.state]));
  const of = (state: ReviewState) => used.filter(({ record }) => states.get(record.path) === state);
  const waiting = of("not-yet");
  const count = `${of("confirmed").length} of ${countOf(used.length, "note")} used`;
  return [
    paragraph(
      `Confirmed by the ${policy.scrutineerTitle} as they stand here: ${count}.`,
      ...(waiting.length === used.length ? [] : named(" Not yet confirmed: ", waiting)),
      ...named(" Changed since confirmed: ", of("changed-since")),
    ),
  ];
}

/** What the scrutineer has confirmed, of all that the report rests on; nothing before the first review. */
export function basisConfirmed({
  confirmation: all,
  facts,
  policy,
  isPublic,
}: ReportInput): string | undefined {
  // the entries that everybody sees can be counted: the rest would be the number of learning reviews
  const confirmation = isPublic ? all?.filter(({ kind }) => kind !== "learning-review") : all;
  if (!confirmation) return undefined;
  const isWords = ({ kind }: RecordReview) => kind.endsWith("-words");
  const notes = confirmation.filter(({ kind }) => kind === "note");
  const entries = confirmation.filter((one) => one.kind !== "note" && !isWords(one));
  const words = confirmation.find(
    (one) => one.record.path === facts.own?.path && one.notCounting === undefined,
  );
  const pieces = [
    ...ofThem(notes, "note", "notes"),
    ...ofThem(entries, "register entry", "register entries"),
  ];
  const waiting = count([...notes, ...entries], "not-yet");
  const changed = count([...notes, ...entries], "changed-since");
  const sentences = [
    ...(pieces.length > 0
      ? [`Confirmed by the ${policy.scrutineerTitle} as they stand here: ${andList(pieces)}.`]
      : []),
    ...(waiting > 0 ? [`Not yet confirmed: ${waiting}.`] : []),
    ...(changed > 0 ? [`Changed since confirmed: ${changed}.`] : []),
    ...(words ? [OWN_WORDS_IN_WORDS[words.review.state]] : []),
  ];
  return sentences.length === 0 ? undefined : sentences.join(" ");
}

const OWN_WORDS_IN_WORDS = {
  confirmed: "The scrutineer's own words are confirmed.",
  "not-yet": "The scrutineer's own words are not yet confirmed.",
  "changed-since": "The scrutineer's own words have changed since they were confirmed.",
} as const satisfies Record<ReviewState, string>;

/** The notes' numbers, after what is said of them: `4, 7 to 12, 15`. */
function named(what: string, notes: readonly UsedNote[]): readonly Inline[] {
  const runs: number[][] = [];
  for (const { number } of notes) {
    const last = runs.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  const pieces = runs.flatMap((run, index) => [index === 0 ? what : ", ", ...inRun(run)]);
  return pieces.length === 0 ? [] : [...pieces, "."];
}

function inRun(run: readonly number[]): readonly Inline[] {
  const [first = 0, last = 0] = [run[0], run.at(-1)];
  if (first === last) return [citeNote(first, true)];
  return [citeNote(first, true), run.length > 2 ? " to " : ", ", citeNote(last, true)];
}

function ofThem(records: readonly RecordReview[], one: string, several: string): readonly string[] {
  if (records.length === 0) return [];
  return [`${count(records, "confirmed")} of ${countOf(records.length, one, several)}`];
}

function count(records: readonly RecordReview[], state: ReviewState): number {
  return records.filter(({ review }) => review.state === state).length;
}
