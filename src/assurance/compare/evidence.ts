import type { ChangedNote, ComparedNote, Comparison, WithdrawnNote } from "../../model/diff-answer.ts";
import type { RecordFile } from "../../model/knowledge-base.ts";
import { type Note, periodDay } from "../../model/note.ts";
import { compareText } from "../../model/problem.ts";
import { supersededBy } from "../notes-of-period.ts";
import { fieldChanges } from "./fields.ts";
import { type Compared, ofPeriods, type State } from "./state.ts";

type Evidence = Comparison["evidence"];
type NoteFile = RecordFile<Note>;

/**
 * The notes that came, that say something else, and that count no more. Of two periods: those that count in the later
 * one and not in the earlier, and those that were superseded or withdrawn between the two.
 */
export function comparedEvidence(compared: Compared): Evidence {
  const found = ofPeriods(compared) ? betweenPeriods(compared) : betweenStates(compared);
  return {
    added: byDay(found.added),
    changed: byDay(found.changed),
    withdrawn: byDay(found.withdrawn),
  };
}

function betweenStates(compared: Compared): Evidence {
  const { before, after, mask } = compared;
  const was = new Map(before.base.notes.map((one) => [one.id, one]));
  const is = new Map(after.base.notes.map((one) => [one.id, one]));
  const added = after.base.notes.filter(({ id }) => !was.has(id)).map((one) => noteOf(one, mask));
  const withdrawn = [
    ...withdrawnBetween(compared, was),
    ...before.base.notes.filter(({ id }) => !is.has(id)).map((one) => goneNote(one, compared)),
  ];
  const isGone = new Set(withdrawn.map(({ id }) => id));
  const changed = after.base.notes.flatMap((one) => {
    const old = was.get(one.id);
    return old && old.text !== one.text && !isGone.has(one.id) ? changedNote(old, one, mask) : [];
  });
  return { added, changed, withdrawn };
}

function withdrawnBetween({ before, after, mask }: Compared, was: ReadonlyMap<string, NoteFile>) {
  const then = supersededBy(before.base.notes, before.asAt);
  const now = supersededBy(after.base.notes, after.asAt);
  return after.base.notes.flatMap((one): WithdrawnNote[] => {
    const old = was.get(one.id);
    if (old === undefined || old.value.status === "withdrawn") return [];
    if (one.value.status === "withdrawn")
      return [withdrawnNote(one, "withdrawn", one.value.withdrawn?.reason, mask)];
    const by = now.get(one.id);
    return by === undefined || then.has(one.id) ? [] : [withdrawnNote(one, "superseded", by, mask)];
  });
}

/** Its file is not there, or nobody can read it. */
function goneNote(one: NoteFile, { after, mask }: Compared): WithdrawnNote {
  const left = after.base.files.leftOut.find(({ path }) => path === one.path);
  return withdrawnNote(one, left ? "unreadable" : "removed", left?.rule, mask);
}

function changedNote(old: NoteFile, one: NoteFile, mask: Compared["mask"]): ChangedNote[] {
  const fields = fieldChanges(old, one, mask);
  return fields.length === 0 ? [] : [{ ...noteOf(one, mask), fields }];
}

function betweenPeriods({ before, after, mask }: Compared): Evidence {
  const used = (state: State) => state.facts?.notes.used.map(({ record }) => record) ?? [];
  const earlier = new Set(used(before).map(({ id }) => id));
  const added = used(after).filter(({ id }) => !earlier.has(id));
  const now = supersededBy(after.base.notes, after.asAt);
  const superseded = used(before).filter(({ id }) => now.has(id));
  const withdrawn = after.base.notes.filter(({ value }) => {
    const on = value.withdrawn?.on;
    return value.status === "withdrawn" && on !== undefined && on > before.asAt && on <= after.asAt;
  });
  return {
    added: added.map((one) => noteOf(one, mask)),
    changed: [],
    withdrawn: [
      ...superseded.map((one) => withdrawnNote(one, "superseded", now.get(one.id), mask)),
      ...withdrawn.map((one) => withdrawnNote(one, "withdrawn", one.value.withdrawn?.reason, mask)),
    ],
  };
}

function withdrawnNote(
  one: NoteFile,
  how: WithdrawnNote["how"],
  why: string | undefined,
  mask: Compared["mask"],
): WithdrawnNote {
  return { ...noteOf(one, mask), how, why: why === undefined ? undefined : mask(why) };
}

function noteOf({ id, path, value }: NoteFile, mask: Compared["mask"]): ComparedNote {
  return {
    id,
    title: mask(value.title),
    date: periodDay(value),
    path,
    status: value.status,
    findings: value.findings.map(({ says, about, finding }) => ({ says, about, text: mask(finding) })),
  };
}

function byDay<T extends ComparedNote>(notes: readonly T[]): readonly T[] {
  return [...notes].sort((a, b) => compareText(a.date, b.date) || compareText(a.id, b.id));
}
