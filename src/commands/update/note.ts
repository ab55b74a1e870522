import { placesNaming } from "../../check/places-naming.ts";
import { type Day, dayInWords, isDay } from "../../model/day.ts";
import type { KnowledgeBase, RecordFile } from "../../model/knowledge-base.ts";
import type { Note } from "../../model/note.ts";
import { UserError } from "../../model/user-error.ts";
import { flowLine } from "../../parse/note-text.ts";
import { type NoteUpdate, updatedNote } from "../../parse/note-update.ts";
import type { Fields } from "../../parse/record-update.ts";
import type { ExitCode, Session } from "../session.ts";
import type { UpdateOptions } from "./options.ts";
import { sayDryRun, sayUpdated, type Updated } from "./said.ts";
import { saveChange } from "./save.ts";
import { mustNameNobody } from "./texts.ts";

/** A note, and what was said about it. */
export interface NoteUpdating {
  readonly session: Session;
  readonly base: KnowledgeBase;
  readonly record: RecordFile<Note>;
  readonly options: UpdateOptions;
  readonly by: string;
  readonly on: Day;
  readonly today: Day;
}

/** Makes a note ready, withdraws it, or writes down that those who were heard were told what came of it. */
export async function updateNote(updating: NoteUpdating): Promise<ExitCode> {
  return writeNoteUpdate(updating, updateOf(updating));
}

/** Writes the update of a note, or shows it with `--dry-run`. */
export async function writeNoteUpdate(updating: NoteUpdating, update: NoteUpdate): Promise<ExitCode> {
  const { session, base, record, options, on } = updating;
  if (record.value.status === "withdrawn") {
    const hint =
      "A note that is withdrawn stays so; write what holds now in a new one: scrutiny new-evidence";
    throw new UserError("withdrawn", "The note is withdrawn already.", hint, 1);
  }
  const json = options.format === "json";
  const updated: Updated = {
    id: record.id,
    number: null,
    path: record.path,
    status: "status" in update ? update.status : record.value.status,
    gaps: [],
    did: didInWords(update, () => citedStill(session, base, record)),
  };
  if ("status" in update && update.status === "ready" && record.value.status === "ready") {
    sayUpdated(session, { ...updated, did: ["The note is ready already; nothing was changed."] }, json);
    return 0;
  }
  await mustNameNobody(session, record.path, update);
  const change = (text: string) => {
    const made = updatedNote(text, record.value as unknown as Fields, update, record.path);
    if ("lacks" in made) throw notComplete(session, record, made.lacks);
    return made;
  };
  if (options.dryRun === true) {
    const made = change(record.text);
    if ("refused" in made)
      throw new UserError(
        "not-edited",
        `${record.path} would be left as it is: ${made.refused}.`,
        undefined,
        1,
      );
    sayDryRun(
      session,
      record.path,
      Object.entries(update).map(([field, value]) => flowLine({ [field]: value }).slice(1, -1)),
      updated,
      json,
    );
    return 0;
  }
  await saveChange(session, {
    path: record.path,
    kept: { record: record.id, update: { on, ...update } },
    change,
  });
  sayUpdated(session, updated, json);
  return 0;
}

function didInWords(update: NoteUpdate, stillCited: () => readonly string[]): readonly string[] {
  if ("told-back" in update)
    return [`Written down: those who were heard were told on ${update["told-back"].on}.`];
  if (update.status === "ready") return ["The note is ready, and counts."];
  return ["The note is withdrawn. It stays as it is, and counts no more.", ...stillCited()];
}

function updateOf(updating: NoteUpdating): NoteUpdate {
  const { ready, withdraw, reason, toldBack: told } = updating.options;
  const { by, on } = updating;
  if ([ready, withdraw, told].filter((one) => one !== undefined).length > 1)
    throw new UserError(
      "wrong-usage",
      "--ready, --withdraw and --told-back are three things: use one of them at a time.",
    );
  if (told !== undefined) return toldBack(updating, told);
  if (ready === true) return { status: "ready" };
  if (withdraw !== true)
    throw new UserError(
      "missing-answer",
      "A note is made ready, or withdrawn, or those who were heard were told.",
      "Type --ready, or --withdraw --reason TEXT, or --told-back DAY --how TEXT.",
    );
  if (reason === undefined)
    throw new UserError(
      "missing-answer",
      "A note that is withdrawn needs a reason.",
      "Give it with --reason TEXT.",
    );
  return { status: "withdrawn", withdrawn: { on, by, reason } };
}

/** Told once: a mistake is mended in the file. Nobody can be told before they were heard, nor on a day to come. */
function toldBack({ session, record, options: { how }, today }: NoteUpdating, text: string): NoteUpdate {
  const { date, "told-back": before } = record.value;
  if (before && "on" in before)
    throw new UserError(
      "exists",
      `The note says that they were told on ${dayInWords(before.on)}.`,
      `A mistake is mended in ${session.shown(record.path)}:${record.place(["told-back"]).line}.`,
      1,
    );
  if (!isDay(text))
    throw new UserError("bad-day", "--told-back takes a day that exists, such as 2025-07-14.");
  if (text > today)
    throw new UserError(
      "bad-day",
      "--told-back: that day is still to come.",
      "Write it down when they were told.",
    );
  if (text < date)
    throw new UserError("bad-day", `--told-back: they were heard on ${dayInWords(date)}, after that day.`);
  if (how === undefined || how.trim() === "")
    throw new UserError("missing-answer", "How they were told is missing.", "Say it with --how TEXT.");
  return { "told-back": { on: text, how: how.trim() } };
}

function notComplete(session: Session, record: RecordFile<Note>, lacks: readonly string[]): UserError {
  const list = lacks.map((one) => `  ${one}`).join("\n");
  return new UserError(
    "not-complete",
    `The note cannot be ready yet. ${session.shown(record.path)} lacks`,
    list,
  );
}

/** Where a note that no longer holds is still named. */
function citedStill(session: Session, base: KnowledgeBase, { id }: RecordFile<Note>): readonly string[] {
  // the diary says that it was made, which still holds
  const places = placesNaming(base, { target: id }).filter(({ path }) => !path.endsWith("/diary.yaml"));
  if (places.length === 0) return [];
  return [
    "It is still named here; say there what holds now:",
    ...places.map(({ path, line, column }) => `  ${session.shown(path)}:${line}:${column}`),
  ];
}
