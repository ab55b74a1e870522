import { entryGaps } from "../../assurance/entry-gaps.ts";
import type { EntryFile } from "../../assurance/reference.ts";
import { updateCommand } from "../../assurance/todo-command.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { UserError } from "../../model/user-error.ts";
import { flowLine } from "../../parse/note-text.ts";
import { editedRecord } from "../../parse/record-edit.ts";
import {
  type EntryUpdate,
  type Fields,
  isSet,
  settable,
  updatedEntry,
  updateEdits,
  updatesOf,
} from "../../parse/record-update.ts";
import { nameOf } from "../named-record.ts";
import type { ExitCode, Session } from "../session.ts";
import { entryUpdate } from "./entry-change.ts";
import type { UpdateOptions } from "./options.ts";
import { sayDryRun, sayUpdated, type Updated } from "./said.ts";
import { saveChange } from "./save.ts";
import { mustNameNobody } from "./texts.ts";

/** An entry, and what was said about it. */
export interface EntryUpdating {
  readonly session: Session;
  readonly base: KnowledgeBase;
  readonly file: EntryFile;
  readonly options: UpdateOptions;
  readonly by: string;
  readonly on: Day;
  readonly today: Day;
}

/** Appends the update that the options come to, and says what the entry still waits for. */
export async function updateEntry(updating: EntryUpdating): Promise<ExitCode> {
  const text = updating.options.text ?? answerInWords(updating);
  const options = text === undefined ? updating.options : { ...updating.options, text };
  const update = entryUpdate({ ...updating, options });
  if (text === undefined)
    throw new UserError(
      "missing-answer",
      "What happened is missing.",
      "Say it in a sentence with --text TEXT. An answer alone, --response, says it by itself.",
    );
  return writeUpdate({ ...updating, options }, update);
}

/** What an answer says by itself: the words of one to a challenge, what the owner decided of a recommendation. */
function answerInWords({ file, options: { response } }: EntryUpdating): string | undefined {
  if (response === undefined || file.kind === "challenge") return response;
  return file.kind === "recommendation" ? `Answered: ${response.replaceAll("-", " ")}.` : undefined;
}

/** Appends an update, or shows it with `--dry-run`. */
export async function writeUpdate(updating: EntryUpdating, update: EntryUpdate): Promise<ExitCode> {
  const { session, base, file, options } = updating;
  const { kind, record } = file;
  const name = nameOf(base, { is: "entry", entry: file });
  await mustNameNobody(session, record.path, update);
  const entry = record.value as unknown as Fields;
  const json = options.format === "json";
  if (options.dryRun === true) {
    const edits = updateEdits(kind, entry, update);
    const made = editedRecord(record.text, edits, "front-matter");
    if ("refused" in made)
      throw new UserError(
        "not-edited",
        `${record.path} would be left as it is: ${made.refused}.`,
        undefined,
        1,
      );
    const after = updatedEntry(record.text, { kind, base: entry, update });
    const shown = "entry" in after ? after.entry : entry;
    sayDryRun(session, record.path, linesOf(kind, update), updatedOf(updating, shown, update, name), json);
    return 0;
  }
  let after: Fields = entry;
  await saveChange(session, {
    path: record.path,
    kept: { record: name, update },
    change: (text) => {
      const made = updatedEntry(text, { kind, base: entry, update });
      if ("entry" in made) after = made.entry;
      return made;
    },
  });
  sayUpdated(session, updatedOf(updating, after, update, name), json);
  return 0;
}

function linesOf(kind: EntryFile["kind"], update: EntryUpdate): readonly string[] {
  const sets = settable(kind, update).map((field) => flowLine({ [field]: update[field] }).slice(1, -1));
  return [...sets, "updates:", `  - ${flowLine(update)}`];
}

function updatedOf(
  { file, options }: EntryUpdating,
  entry: Fields,
  update: EntryUpdate,
  name: string,
): Updated {
  const now = { ...file, record: { ...file.record, value: entry } } as unknown as EntryFile;
  const gaps = entryGaps(now).map(({ reason, message, options: next }) => ({
    reason,
    message,
    next: next === "" ? undefined : updateCommand(name, next),
  }));
  const status = (entry["status"] ?? null) as string | null;
  return {
    id: file.record.id,
    number: "number" in file.record.value ? file.record.value.number : null,
    path: file.record.path,
    status,
    gaps,
    did: [didInWords(name, entry, update, options), ...keptByLater(file.kind, entry, update)],
  };
}

function didInWords(name: string, entry: Fields, update: EntryUpdate, { status }: UpdateOptions): string {
  const number =
    updatesOf(entry).findIndex((one) => one["on"] === update.on && one["text"] === update.text) + 1;
  const set = update["status"];
  const closed = isSet(update["closed"]) && set !== "closed" ? " It is closed." : "";
  const meant = set !== undefined && set !== status ? ` Its status is now ${String(set)}.` : "";
  return `Added update ${number} to ${name}.${meant}${closed}`;
}

/** Fields that an update of a later day has set: the entry keeps those. */
function keptByLater(kind: EntryFile["kind"], entry: Fields, update: EntryUpdate): readonly string[] {
  const later = updatesOf(entry).filter(({ on }) => (on as Day) > update.on);
  const fields = settable(kind, update).filter((field) => later.some((one) => isSet(one[field])));
  if (fields.length === 0) return [];
  return [
    `The entry keeps its ${fields.join(", ")}: an update of a later day has set ${fields.length === 1 ? "it" : "them"}.`,
  ];
}
