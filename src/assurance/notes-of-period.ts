import type { Citation } from "../model/citation.ts";
import { type Day, laterDay } from "../model/day.ts";
import { parseId } from "../model/id.ts";
import type { KnowledgeBase, LeftOutFile, RecordFile } from "../model/knowledge-base.ts";
import { type Note, periodDay } from "../model/note.ts";
import { compareText } from "../model/problem.ts";
import { holds, type Period, parseYear, yearOf } from "../model/year.ts";

/** A note that counts in a period, with its line in the evidence index. */
export interface UsedNote {
  readonly record: RecordFile<Note>;
  /** Its line in the evidence index, from 1: used notes by date, then id. */
  readonly number: number;
  /** `cited-later`: dated after the period and cited up to the cut-off. `cited-earlier`: from an earlier period. */
  readonly why: "in-period" | "cited-later" | "cited-earlier";
}

/** A note of the period that does not count, and the one reason. */
export interface LeftOutNote {
  readonly path: string;
  readonly id: string;
  readonly record: RecordFile<Note> | undefined;
  readonly reason: "draft" | "withdrawn" | "superseded" | "unreadable" | "later";
  /** The superseding note's id; the rule that an unreadable one breaks. */
  readonly detail: string | undefined;
}

/** The notes of a period: found = used + left out. */
export interface NotesOfPeriod {
  readonly used: readonly UsedNote[];
  readonly leftOut: readonly LeftOutNote[];
}

/**
 * Which notes count (`model.md`): a note is used when its day lies in the period, or it is cited in the period's words,
 * it is ready, it is not later than the as-at day, and no ready note dated by then supersedes it.
 */
export function notesOfPeriod(
  base: KnowledgeBase,
  period: Period,
  asAt: Day,
  citations: readonly Citation[],
): NotesOfPeriod {
  const cited = new Set(citations.map((one) => one.target));
  const superseded = supersededBy(base.notes, asAt);
  const used: { record: RecordFile<Note>; why: UsedNote["why"] }[] = [];
  const leftOut: LeftOutNote[] = [];
  for (const record of base.notes) {
    const day = periodDay(record.value);
    const inPeriod = holds(period, day);
    if (!inPeriod && !cited.has(record.id)) continue;
    const reason = whyNotUsed(record, asAt, superseded);
    if (reason) {
      if (inPeriod || reason.reason !== "later")
        leftOut.push({ path: record.path, id: record.id, record, ...reason });
    } else {
      used.push({ record, why: inPeriod ? "in-period" : day > period.to ? "cited-later" : "cited-earlier" });
    }
  }
  for (const file of base.files.leftOut) {
    if (file.kind === "note" && mayLieIn(file, period, base.policy.value.year.starts))
      leftOut.push(unreadable(file));
  }
  used.sort(
    (a, b) => compareText(a.record.value.date, b.record.value.date) || compareText(a.record.id, b.record.id),
  );
  leftOut.sort((a, b) => compareText(a.path, b.path));
  return { used: used.map((one, index) => ({ ...one, number: index + 1 })), leftOut };
}

function whyNotUsed(
  record: RecordFile<Note>,
  asAt: Day,
  superseded: ReadonlyMap<string, string>,
): Pick<LeftOutNote, "reason" | "detail"> | undefined {
  if (record.value.status === "withdrawn") return { reason: "withdrawn", detail: undefined };
  if (record.value.status === "draft") return { reason: "draft", detail: undefined };
  if (laterDay(record.value.date, periodDay(record.value)) > asAt)
    return { reason: "later", detail: undefined };
  const by = superseded.get(record.id);
  return by === undefined ? undefined : { reason: "superseded", detail: by };
}

/** The id of the ready note, dated by the day, that supersedes each superseded one. */
export function supersededBy(notes: readonly RecordFile<Note>[], asAt: Day): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const record of notes) {
    if (record.value.status !== "ready" || periodDay(record.value) > asAt) continue;
    for (const old of record.value.supersedes) if (old !== record.id) found.set(old, record.id);
  }
  return found;
}

/** An unreadable note lies where its name says; where its name is no id, anywhere in its folder's year. */
function mayLieIn(file: LeftOutFile, period: Period, starts: string): boolean {
  const day = parseId(idOf(file.path))?.day;
  if (day) return holds(period, day);
  const year = parseYear(file.path.split("/")[1] ?? "", starts);
  return year ? year.start === yearOf(period.from, starts).start : true;
}

function unreadable(file: LeftOutFile): LeftOutNote {
  return { path: file.path, id: idOf(file.path), record: undefined, reason: "unreadable", detail: file.rule };
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "");
}
