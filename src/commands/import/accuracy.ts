import { editRecordFile } from "../../edge/edit-record.ts";
import type { Day } from "../../model/day.ts";
import { dayInWords } from "../../model/day.ts";
import type { RecordFile, YearFolder } from "../../model/knowledge-base.ts";
import type { Accuracy } from "../../model/programme.ts";
import { accuracySchema } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";
import { type Period, periodInWords, QUARTERS, quarterOf, wholeYear } from "../../model/year.ts";
import { flowLine } from "../../parse/note-text.ts";
import { editedRecord } from "../../parse/record-edit.ts";
import { readComments, type WordComment } from "../../parse/word/word-comments.ts";
import { quarterOption, yearOption } from "../chosen-period.ts";
import type { Given } from "./given.ts";
import { rowGuard } from "./guarded.ts";
import type { Addition, Plan, Refusal, Writing } from "./plan.ts";

type Round = Accuracy["rounds"][number];
type Comment = Round["comments"][number];

/** A round, and where it stands. */
interface RoundAt {
  readonly folder: YearFolder;
  readonly record: RecordFile<Accuracy>;
  readonly round: Round;
  /** Position in the list of rounds, from 0. */
  readonly index: number;
}

const MOST_IN_PLACE = 200;

/**
 * The comments of a Word document as comments of a round of factual accuracy: numbered after those that are there, undecided,
 * each with its place. Those that came with an earlier import are left. Throws UserError where there is no round for them.
 */
export async function planAccuracy(given: Given): Promise<Plan> {
  const { file, session } = given;
  const read = readComments(file.path, file.bytes);
  const at = roundOf(given, read.opening);
  const title = `Comments on facts of ${periodInWords(periodOf(at))}`;
  const said = saidOf(read.trackedChanges, read.comments.length);
  const guard = await rowGuard(session, at.record.path);
  const additions: Addition[] = [];
  const comments: Comment[] = [];
  const refused: Refusal[] = [];
  const standing: { place: string; what: string }[] = [];
  const left = new Set(at.round.comments);
  let number = Math.max(0, ...at.round.comments.map((one) => one.number));
  for (const [index, word] of read.comments.entries()) {
    const place = `comment ${index + 1}`;
    const made = commentOf(given, word, number + 1);
    if ("refused" in made) {
      refused.push({ place, ...made.refused });
      continue;
    }
    const known = sameIn(left, made.comment);
    if (known) {
      left.delete(known);
      standing.push({ place, what: `It is comment ${known.number} of the round.` });
      continue;
    }
    const { comment } = made;
    const guarded = guard([
      { where: "the comment", text: comment.says },
      { where: "the place", text: comment.place },
      { where: "the author", text: comment.by },
    ]);
    if (guarded.refused !== undefined) {
      refused.push({ place, reason: guarded.refused });
      continue;
    }
    number += 1;
    comments.push(comment);
    const resolved = word.isResolved ? " It is marked as resolved in Word." : "";
    const undated = word.on === undefined ? " It has no date in Word; it gets today's." : "";
    additions.push({
      place,
      does: `Comment ${comment.number} by ${comment.by}, ${dayInWords(comment.on)}, at ${comment.place}: ${comment.says}${resolved}${undated}`,
      lines: [`- ${flowLine(comment)}`],
      id: null,
      number: String(comment.number),
      path: at.record.path,
      warnings: guarded.warnings,
    });
  }
  const writings: Writing[] = comments.length === 0 ? [] : [writingOf(given, at, comments, additions)];
  return { title, as: "accuracy", writings, refused, standing, said };
}

/** All comments go in at once, under the lock of the file; its round must be as it was read. */
function writingOf(
  { session }: Given,
  { record, index }: RoundAt,
  comments: readonly Comment[],
  additions: readonly Addition[],
): Writing {
  const { path } = record;
  const edits = comments.map(
    (value) => ({ is: "append", path: ["rounds", index, "comments"], value }) as const,
  );
  return {
    additions,
    async run() {
      const change = (text: string) => {
        if (text.replaceAll("\r\n", "\n") !== record.text.replaceAll("\r\n", "\n"))
          return { refused: "it was changed while the comments were read; import them again" };
        return editedRecord(text, edits, "yaml");
      };
      await editRecordFile({ root: session.root(), cwd: session.world.cwd, path, change });
      return { path };
    },
  };
}

function commentOf(
  { options, today }: Given,
  word: WordComment,
  number: number,
): { readonly comment: Comment } | { readonly refused: Omit<Refusal, "place"> } {
  const by = word.author === "" || /^author$/i.test(word.author) ? options.by : word.author;
  if (by === undefined)
    return {
      refused: {
        reason: "Its author was taken out of the file.",
        hint: "Say with --by who made the comments that name nobody.",
      },
    };
  if (word.text === "") return { refused: { reason: "It is empty." } };
  const on: Day = word.on ?? today;
  if (on > today) return { refused: { reason: `It is dated ${dayInWords(on)}, which is still to come.` } };
  const says =
    word.answers === undefined ? word.text : `In answer to ${word.answers || "a comment"}: ${word.text}`;
  const comment = { number, by, on, place: placeOf(word), says };
  const shape = accuracySchema.shape.rounds
    .unwrap()
    .element.shape.comments.unwrap()
    .element.safeParse(comment);
  if (shape.success) return { comment };
  const [issue] = shape.error.issues;
  const field = { by: "Its author", says: "Its text", place: "Its place" }[String(issue?.path[0])] ?? "It";
  return { refused: { reason: `${field}: ${issue?.message ?? "cannot be written"}.` } };
}

/** `Leadership: “The chair cancelled”`, cut to what a record takes. */
function placeOf({ heading, words }: WordComment): string {
  const unseen = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
  const clean = (text: string) => text.replace(unseen, "");
  const where = clean(heading ?? "");
  const room = MOST_IN_PLACE - Math.min(where.length, 80) - 5;
  const quoted = cut(clean(words), room);
  if (quoted === "" || quoted === where)
    return where === "" ? "No place in the text" : cut(where, MOST_IN_PLACE);
  return where === "" ? `“${quoted}”` : `${cut(where, 80)}: “${quoted}”`;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** The comment of the round that says the same, by the same person on the same day; at the same place first. */
function sameIn(left: ReadonlySet<Comment>, comment: Comment): Comment | undefined {
  const plain = (text: string) => text.replace(/\s+/g, " ").trim();
  const same = [...left].filter(
    (one) => one.by === comment.by && one.on === comment.on && plain(one.says) === plain(comment.says),
  );
  return same.find((one) => one.place === comment.place) ?? same[0];
}

function saidOf(trackedChanges: number, comments: number): readonly string[] {
  return [
    ...(comments === 0 ? ["There is no comment in the file."] : []),
    ...(trackedChanges > 0
      ? [
          `${trackedChanges} tracked ${trackedChanges === 1 ? "change is" : "changes are"} not taken in: only comments are. Look at ${trackedChanges === 1 ? "it" : "them"} in Word.`,
        ]
      : []),
  ];
}

/** The round that the options name, else that of the report that the document says it is, else the one that is open. */
function roundOf(given: Given, opening: string): RoundAt {
  const period = periodAsked(given);
  const open = roundsOf(given).filter(({ round }) => round.closed === undefined);
  if (period === undefined) {
    const named = open.filter((at) => saysPeriod(opening, at));
    const found = named.length > 0 ? named : open;
    const [only] = found;
    if (only && found.length === 1) return only;
    throw new UserError(
      "missing-answer",
      open.length === 0
        ? "No round of factual accuracy is open."
        : "It is not clear which report the comments are about.",
      open.length === 0
        ? "Write the round into programme/YEAR/accuracy.yaml first: report, sent, to and due."
        : "Say it with --quarter Q2, or with --year 2025/26 for the statement.",
    );
  }
  const own = roundsOf(given).filter((at) => isSamePeriod(periodOf(at), period));
  const last = own.findLast(({ round }) => round.closed === undefined);
  if (last) return last;
  const path = `programme/${period.year.folder}/accuracy.yaml`;
  throw new UserError(
    own.length === 0 ? "no-round" : "closed",
    own.length === 0
      ? `There is no round of factual accuracy of ${periodInWords(period)} in ${path}.`
      : `The round of factual accuracy of ${periodInWords(period)} is closed.`,
    own.length === 0
      ? `Write it there first: report: ${period.quarter?.toLowerCase() ?? "statement"}, sent, to and due.`
      : `To take in more comments, take its closed day out of ${path}.`,
    1,
  );
}

function periodAsked({ base, today, options }: Given): Period | undefined {
  if (options.quarter !== undefined)
    return quarterOption(base, today, { quarter: options.quarter, year: options.year }).period;
  return options.year === undefined
    ? undefined
    : wholeYear(yearOption(options.year, base.policy.value.year.starts));
}

function roundsOf({ base }: Given): readonly RoundAt[] {
  return [...base.years.values()].flatMap((folder) => {
    const record = folder.accuracy;
    return record ? record.value.rounds.map((round, index) => ({ folder, record, round, index })) : [];
  });
}

function periodOf({ folder, round }: Pick<RoundAt, "folder" | "round">): Period {
  const quarter = QUARTERS.find((one) => one.toLowerCase() === round.report);
  return quarter ? quarterOf(folder.year, quarter) : wholeYear(folder.year);
}

function isSamePeriod(a: Period, b: Period): boolean {
  return a.year.start === b.year.start && a.quarter === b.quarter;
}

/** Whether the beginning of the document names the report of a round: its quarter, or the statement of its year. */
function saysPeriod(opening: string, at: RoundAt): boolean {
  const { quarter, year } = periodOf(at);
  const text = opening.replace(/\s+/g, " ").toLowerCase();
  const names = quarter
    ? `(?:quarter |q)${quarter.slice(1)}(?: of|,)? ${year.label}`
    : `statement.*${year.label}`;
  return new RegExp(names).test(text);
}
