import type { RecordName } from "../../check/places-naming.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import type { Note } from "../../model/note.ts";
import { openedOn, type RegisterEntry } from "../../model/registers.ts";
import { UserError } from "../../model/user-error.ts";
import { yearOf } from "../../model/year.ts";
import { entryTombstone } from "../../parse/disposed-entry.ts";
import { type Disposal, NO_TITLE, tombstoneText } from "../../parse/disposed-note.ts";
import type { RecordText } from "../../parse/note-text.ts";
import { counted } from "../../render/problems.ts";
import { type NamedRecord, nameOf } from "../named-record.ts";
import type { DisposeOptions } from "./disposing.ts";

/** A record that may be disposed of. */
export interface Going {
  readonly record: RecordFile<Note | RegisterEntry>;
  /** What goes of it, in words. */
  readonly what: string;
  /** What others call it: its id, and its number in its year. */
  readonly names: readonly RecordName[];
  tombstone(disposal: Disposal): RecordText;
}

/** Throws UserError where the record is none that may be disposed of, or was disposed of before. */
export function goingOf(base: KnowledgeBase, named: NamedRecord, options: DisposeOptions): Going {
  if (named.is === "decision")
    throw new UserError(
      "wrong-usage",
      "A decision asked is a line of a report's own words, and goes with them: it is not disposed of by itself.",
      `Take out of ${named.decision.words.path} what must go. What was issued keeps what it prints.`,
    );
  const going = named.is === "note" ? noteGoing(named.record, options) : entryGoing(base, named, options);
  if (going.record.value.disposed === undefined) return going;
  throw new UserError("disposed", "It was disposed of already; nothing was changed.", undefined, 1);
}

function noteGoing(record: RecordFile<Note>, { titleToo }: DisposeOptions): Going {
  const note = record.value;
  const title = titleToo === true ? NO_TITLE : note.title;
  return {
    record,
    names: [{ target: record.id }],
    what: `${counted(note.findings.length, "finding")}, the words and all other fields`,
    tombstone: (disposal) => tombstoneText(note, disposal, title),
  };
}

type NamedEntry = Extract<NamedRecord, { is: "entry" }>;

/** An entry that is open is still asked for: by its due day, its answers and its updates. */
function entryGoing(base: KnowledgeBase, named: NamedEntry, { titleToo }: DisposeOptions): Going {
  const { kind, record } = named.entry;
  const entry: RegisterEntry = record.value;
  if (entry.closed === undefined) {
    const name = nameOf(base, named);
    throw new UserError(
      "not-closed",
      `${name} is open: what is still to be done for it would be lost.`,
      `Close it first: scrutiny update ${name} --text TEXT --close`,
      1,
    );
  }
  const year = yearOf(openedOn(kind, entry), base.policy.value.year.starts);
  const target = "number" in entry ? entry.number : entry.reference;
  const title = titleToo === true ? "An entry that was disposed of" : entry.title;
  return {
    record,
    names: [{ target: record.id }, { target, year }],
    what: "the words of its fields, answers and updates, its text and its stamps",
    tombstone: (disposal) => entryTombstone(kind, entry, { disposal, title }),
  };
}
