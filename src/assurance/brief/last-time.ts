import type { Day } from "../../model/day.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import type { Note } from "../../model/note.ts";
import type { DiaryEntry } from "../../model/programme.ts";
import { openedOn } from "../../model/registers.ts";
import { supersededBy } from "../notes-of-period.ts";
import { allEntries, type EntryFile } from "../reference.ts";
import type { BriefSubject } from "./who.ts";

/** What the subject's meetings were before a day. */
export interface TimesBefore {
  /** When it was last done: by the diary; for an agency or a group without meetings in it, by the notes. */
  readonly last: Day | undefined;
  /** Lines since then that say that it was not done. */
  readonly notDone: readonly DiaryEntry[];
  /** Ready notes of it, the newest first. */
  readonly notes: readonly RecordFile<Note>[];
}

/** The subject's lines of the diary and its notes before a day. Withdrawn, draft and superseded notes do not count. */
export function timesBefore(base: KnowledgeBase, subject: BriefSubject, on: Day): TimesBefore {
  const lines = [...base.years.values()]
    .flatMap(({ diary }) => diary?.value.entries ?? [])
    .filter((line) => line.activity === subject.id && line.on < on);
  const notes = notesBefore(base, subject, on);
  const done = lines.filter(({ outcome }) => outcome === "done").map((line) => line.on);
  const last = latest(done) ?? notes[0]?.value.date;
  return {
    last,
    notDone: lines.filter((line) => line.outcome !== "done" && (last === undefined || line.on > last)),
    notes,
  };
}

function notesBefore(base: KnowledgeBase, subject: BriefSubject, on: Day): readonly RecordFile<Note>[] {
  const superseded = supersededBy(base.notes, on);
  return base.notes
    .filter(({ id, value }) => value.status === "ready" && value.date < on && !superseded.has(id))
    .filter(({ value }) => isOf(value, subject))
    .sort((a, b) =>
      a.value.date < b.value.date ? 1 : a.value.date > b.value.date ? -1 : a.id < b.id ? -1 : 1,
    );
}

function isOf(note: Note, { id, activity, party }: BriefSubject): boolean {
  if (activity && note.activity === id) return true;
  if (party !== "agency") return false;
  return note.present.includes(id) || note.findings.some((one) => concerns(one, id));
}

/** Whether a finding comes from an agency or is about it. */
export function concerns(finding: Note["findings"][number], agency: string): boolean {
  return finding.agencies.includes(agency) || finding.concerns.includes(agency);
}

/** A register entry that was opened, or had an update, on a day. */
export interface OfThatDay {
  readonly entry: EntryFile;
  readonly what: "opened" | "updated";
  /** What the update says. */
  readonly text: string | undefined;
}

/** What was asked, promised or answered on a day, by the registers. */
export function entriesOfDay(base: KnowledgeBase, day: Day): readonly OfThatDay[] {
  return allEntries(base).flatMap((entry): readonly OfThatDay[] => {
    if (openedOn(entry.kind, entry.record.value) === day) return [{ entry, what: "opened", text: undefined }];
    const update = entry.record.value.updates.findLast(({ on }) => on === day);
    return update ? [{ entry, what: "updated", text: update.text }] : [];
  });
}

function latest(days: readonly Day[]): Day | undefined {
  return [...days].sort().at(-1);
}
