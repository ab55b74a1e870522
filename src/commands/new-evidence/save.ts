import { join } from "node:path";
import { references } from "../../assurance/reference.ts";
import { addToDiary, diaryPath } from "../../edge/diary.ts";
import { createFile, makeFolder } from "../../edge/write.ts";
import { type Day, dayInWords, laterDay } from "../../model/day.ts";
import { makeId } from "../../model/id.ts";
import type { DiaryEntry } from "../../model/programme.ts";
import { UserError } from "../../model/user-error.ts";
import { flowLine, type NoteInputFields, noteText } from "../../parse/note-text.ts";
import type { ExitCode, Session } from "../session.ts";
import { editNew } from "../writing/edit-new.ts";
import type { Gap } from "../writing/gap.ts";
import { foundIn, mustNotIdentify, privacyGuard } from "../writing/privacy-guard.ts";
import { recordTexts } from "../writing/record-texts.ts";
import type { Setting } from "../writing/setting.ts";
import { lacking, worthAdding } from "./completeness.ts";
import type { Given } from "./options.ts";

/** A note that is about to be written, or has been. */
export interface Making {
  readonly session: Session;
  readonly given: Given;
  readonly today: Day;
  readonly setting: Setting;
  readonly fields: NoteInputFields;
  readonly body: string;
}

/** The day that decides a note's period and its line in the diary. */
export function periodOf(fields: NoteInputFields, today: Day): Day {
  return fields.until ?? fields.date ?? today;
}

/**
 * Writes the note and its line in the diary, or shows them with `--dry-run`, and says what the note still lacks. The note
 * is written first: a diary that cannot take its line costs exit 1, never the note. Throws UserError where the note is
 * asked to be ready and is not complete.
 */
export async function saveNote(making: Making, isAsked: boolean): Promise<ExitCode> {
  const { session, given, setting, fields, body, today } = making;
  const { terminal } = session;
  await mustNameNobody(making);
  const day = periodOf(fields, today);
  const gaps = lacking(fields);
  if (fields.status === "ready" && gaps.length > 0) {
    const list = gaps.map((gap) => `  ${gap.message}`).join("\n");
    throw new UserError(
      "not-complete",
      "The note cannot be ready: it lacks",
      `${list}\nLeave out --status ready to save a draft.`,
    );
  }
  const made = noteText(fields, body);
  if ("refused" in made) throw new UserError("wrong-value", `The note cannot be written. ${made.refused}`);
  if (laterDay(day, today) !== today) terminal.note(`The day, ${dayInWords(day)}, is still to come.`);
  const written = given.dryRun ? newId(making) : await createNote(making, made.text);
  const path = `evidence/${setting.year.folder}/${written}.md`;
  const done = { on: day, activity: fields.activity ?? "", outcome: "done" } as const;
  const entry: DiaryEntry = { ...done, ...given.diary, note: written };
  if (given.dryRun) return showOnly(making, { path, text: made.text, entry, gaps, id: written });
  const diary = await diaryLine(making, entry);
  if (given.json) {
    sayJson(making, written, path, gaps);
    return diary;
  }
  terminal.result(session.shown(path));
  sayRest(making, path, gaps);
  if (isAsked && given.edit && given.input === undefined) await editNew(session, path);
  return diary;
}

/** Looks at all that would be written; the diary's line has no words of its own. */
async function mustNameNobody({ session, setting, fields, body }: Making): Promise<void> {
  const guard = await privacyGuard(session, notePath(setting));
  const made = noteText(fields, body);
  const whole = "text" in made ? made.text : "";
  mustNotIdentify(session, "the note", foundIn(guard, recordTexts(fields, body), whole));
}

/** Where a note of that year will stand, but for its name. */
export function notePath({ year }: Setting): string {
  return `evidence/${year.folder}/note.md`;
}

/** An id that no record has. */
function newId({ session, fields, setting }: Making): string {
  const taken = new Set(references(setting.base).ids);
  for (;;) {
    const id = makeId(fields.date as Day, fields.title ?? "", session.world.randomBytes(3));
    if (!taken.has(id)) return id;
  }
}

const MOST_TRIES = 50;

/** Makes the file under a name that nothing has, and gives its id. */
async function createNote(making: Making, text: string): Promise<string> {
  const { session, setting } = making;
  const options = { root: session.root(), cwd: session.world.cwd };
  const folder = join(session.root(), "evidence", setting.year.folder);
  await makeFolder(folder, options);
  for (let tries = 1; ; tries += 1) {
    const id = newId(making);
    try {
      await createFile(join(folder, `${id}.md`), Buffer.from(text), options);
      return id;
    } catch (error) {
      if (!(error instanceof UserError && error.code === "exists") || tries === MOST_TRIES) throw error;
    }
  }
}

/** Adds the diary's line; 1 where the diary could not take it, as the note stands and the diary needs a person. */
async function diaryLine({ session, setting }: Making, entry: DiaryEntry): Promise<ExitCode> {
  const { terminal, world } = session;
  const path = session.shown(diaryPath(setting.year));
  try {
    const change = await addToDiary({
      root: session.root(),
      cwd: world.cwd,
      year: setting.year,
      entry,
      again: false,
    });
    if (change.is === "added") {
      terminal.note(`Added a line to ${path}:${change.line}`);
      return 0;
    }
    const without = change.entry.note === undefined ? `; write there: note: ${entry.note}` : "";
    const outcome = change.entry.outcome === "done" ? "" : `, as ${change.entry.outcome}`;
    terminal.failure(
      `${path}:${change.line} has a line of this activity and day already${outcome}, so none was added${without}`,
    );
    if (change.entry.outcome === "done" && change.entry.note !== undefined) {
      terminal.note(
        `Was it done twice that day? Type: scrutiny done ${entry.activity} --on ${entry.on} --again`,
      );
    }
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    terminal.failure(`The note is saved; its line in the diary is not. ${error.message}`);
    terminal.failure(
      `${error.hint ?? ""} Then type: scrutiny done ${entry.activity} --on ${entry.on}`.trim(),
    );
    return 1;
  }
}

/** What it still lacks, what would help, and what to type next. */
function sayRest({ session, fields }: Making, path: string, gaps: readonly Gap[]): void {
  const { terminal } = session;
  if (gaps.length > 0) {
    terminal.failure(`A draft. Before it can be ready it needs:`);
    for (const gap of gaps) terminal.failure(`  ${gap.message}`);
  } else if (fields.status === "draft")
    terminal.note(`A draft, and complete. When you stand by it, type: scrutiny update ${idOf(path)} --ready`);
  const worth = worthAdding(fields);
  if (worth.length > 0) terminal.note("Worth adding:");
  for (const one of worth) terminal.note(`  ${one}`);
  const next = `open the file, then type: scrutiny check ${session.shown(path)}`;
  terminal.note(`Next: ${gaps.length > 0 ? `scrutiny finish ${idOf(path)}` : next}`);
}

interface Shown {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  readonly entry: DiaryEntry;
  readonly gaps: readonly Gap[];
}

function showOnly(making: Making, { id, path, text, entry, gaps }: Shown): ExitCode {
  const { session, setting, given } = making;
  const { terminal } = session;
  if (given.json) {
    sayJson(making, id, path, gaps);
    return 0;
  }
  terminal.result(`Would write ${session.shown(path)}:\n\n${text}`);
  terminal.result(`Would add to ${session.shown(diaryPath(setting.year))}:\n\n  - ${flowLine(entry)}`);
  return 0;
}

function sayJson({ session, fields }: Making, id: string, path: string, gaps: readonly Gap[]): void {
  const answer = { version: 1, id, number: null, path, status: fields.status ?? "draft", gaps };
  session.terminal.document(`${JSON.stringify(answer, null, 2)}\n`);
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "");
}
