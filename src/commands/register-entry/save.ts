import { editorOf } from "../../edge/editor.ts";
import { freeNumber, type MadeEntry, makeEntry } from "../../edge/new-entry.ts";
import { type Day, dayInWords } from "../../model/day.ts";
import { makeId } from "../../model/id.ts";
import { REGISTERS } from "../../model/register-kinds.ts";
import { FIRST_STATUS } from "../../model/registers.ts";
import { UserError } from "../../model/user-error.ts";
import { entryText } from "../../parse/entry-text.ts";
import type { ExitCode, Session } from "../session.ts";
import { editNew } from "../writing/edit-new.ts";
import type { Gap } from "../writing/gap.ts";
import { foundIn, mustNotIdentify, privacyGuard } from "../writing/privacy-guard.ts";
import { recordTexts } from "../writing/record-texts.ts";
import type { EntryFields, EntryKind } from "./entry-kind.ts";
import { gapsOf, NO_BODY } from "./gaps.ts";
import type { GivenEntry } from "./options.ts";
import type { WholeEntry } from "./whole-entry.ts";

/** An entry that is about to be written. */
export interface MakingEntry {
  readonly session: Session;
  readonly given: GivenEntry;
  readonly kind: EntryKind;
  readonly whole: WholeEntry;
  readonly body: string;
  /** Whether a person answered questions, and may go on in the editor. */
  readonly isAsked: boolean;
}

/**
 * Writes the entry with the next free number of its year, or shows it with `--dry-run`, and says what follows from it and
 * what it lacks. Nothing is written where something in it identifies a person.
 */
export async function saveEntry(making: MakingEntry): Promise<ExitCode> {
  const { session, given, kind, whole, body } = making;
  await mustNameNobody(making);
  const gaps = gapsOf(whole.fields, body, whole.context);
  const made = given.dryRun ? await trial(making) : await makeEntry(toMake(making));
  const path = `${REGISTERS[kind.kind].folder}/${made.id}.md`;
  if (given.json) return sayJson(making, made, path, gaps);
  if (given.dryRun) {
    session.terminal.result(`Would write ${session.shown(path)}:\n\n${textOf(making, made.number)}`);
    sayWhatFollows(making);
    return 0;
  }
  session.terminal.result(session.shown(path));
  const willEdit = making.isAsked && given.edit && given.body === undefined;
  const hasEditor = willEdit && editorOf(session.world) !== undefined;
  sayOpened(making, made);
  sayWhatFollows(making);
  sayGaps(making, path, hasEditor ? gaps.filter(({ reason }) => reason !== NO_BODY) : gaps);
  if (hasEditor) await editNew(session, path);
  return 0;
}

/** Where an entry of that kind will stand, but for its name. */
export function entryPath({ kind }: EntryKind): string {
  return `${REGISTERS[kind].folder}/entry.md`;
}

async function mustNameNobody(making: MakingEntry): Promise<void> {
  const { session, kind, whole, body } = making;
  const guard = await privacyGuard(session, entryPath(kind));
  mustNotIdentify(
    session,
    "the entry",
    foundIn(guard, recordTexts(whole.fields, body), textOf(making, undefined)),
  );
}

function toMake(making: MakingEntry) {
  const { session, kind, whole } = making;
  const { year, base } = whole.context.setting;
  return {
    root: session.root(),
    cwd: session.world.cwd,
    kind: kind.kind,
    year,
    starts: base.policy.value.year.starts,
    reference: whole.fields["reference"] as string | undefined,
    makeId: () => newId(making),
    text: (number: string | undefined) => textOf(making, number),
  };
}

async function trial(making: MakingEntry): Promise<MadeEntry> {
  return { id: newId(making), number: await freeNumber(toMake(making)) };
}

/** An id that no record has. */
function newId({ session, kind, whole }: MakingEntry): string {
  const taken = new Set(whole.context.setting.references.ids);
  const { [kind.day]: day, title } = whole.fields;
  for (;;) {
    const id = makeId(day as Day, String(title), session.world.randomBytes(3));
    if (!taken.has(id)) return id;
  }
}

/** The file's text; the number goes after the title. Throws UserError where it could not be read back. */
function textOf({ kind, whole, body }: MakingEntry, number: string | undefined): string {
  const { letter } = REGISTERS[kind.kind];
  const named: EntryFields = letter === undefined ? {} : { number: number ?? `${letter}1` };
  const { title, ...fields } = whole.fields;
  const made = entryText(kind.kind, { title, ...named, ...fields }, body);
  if ("text" in made) return made.text;
  throw new UserError("wrong-value", `The entry cannot be written. ${made.refused}`);
}

function sayOpened({ session, whole }: MakingEntry, { number }: MadeEntry): void {
  const called = number ?? String(whole.fields["reference"]);
  const { year, base } = whole.context.setting;
  session.terminal.note(`${called} of ${year.label} is open.`);
  if (base.years.get(year.start)?.programme === undefined)
    session.terminal.note(
      `${year.label} has no work programme yet; the number is of that year all the same. To begin one: scrutiny programme new --year ${year.label}`,
    );
}

function sayWhatFollows({ session, kind, whole }: MakingEntry): void {
  const { terminal } = session;
  const { fields, context, filled } = whole;
  const day = fields[kind.day] as Day;
  if (day > context.today) terminal.note(`The day, ${dayInWords(day)}, is still to come.`);
  for (const { label, value, because } of filled) {
    const field = kind.fields.find((one) => one.label === label);
    terminal.note(`${label} ${field?.shown(value, context) ?? ""}, ${because}.`);
  }
  for (const line of kind.deadlines?.(fields, context) ?? []) terminal.note(line);
}

function sayGaps({ session }: MakingEntry, path: string, gaps: readonly Gap[]): void {
  const { terminal } = session;
  const check = `scrutiny check ${session.shown(path)}`;
  if (gaps.length === 0) terminal.note(`Next: ${check}`);
  else {
    terminal.failure("It still lacks:");
    for (const { message } of gaps) terminal.failure(`  ${message}`);
    terminal.failure(`Next: add that in the file, then type: ${check}`);
  }
}

function sayJson(
  { session, kind }: MakingEntry,
  made: MadeEntry,
  path: string,
  gaps: readonly Gap[],
): ExitCode {
  const { id, number = null } = made;
  const status = FIRST_STATUS[kind.kind] ?? null;
  session.terminal.document(`${JSON.stringify({ version: 1, id, number, path, status, gaps }, null, 2)}\n`);
  return 0;
}
