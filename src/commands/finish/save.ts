import { editRecordFile } from "../../edge/edit-record.ts";
import { isSame } from "../../model/same-value.ts";
import { UserError } from "../../model/user-error.ts";
import { readNote } from "../../parse/note.ts";
import { flowLine, type NoteInputFields } from "../../parse/note-text.ts";
import { editedRecord, type RecordEdit } from "../../parse/record-edit.ts";
import { lacking, worthAdding } from "../new-evidence/completeness.ts";
import type { ExitCode, Session } from "../session.ts";
import { foundIn, mustNotIdentify, privacyGuard } from "../writing/privacy-guard.ts";
import { recordTexts } from "../writing/record-texts.ts";
import { type Draft, draftOf } from "./draft.ts";
import { draftEdits } from "./edits.ts";
import type { FinishOptions } from "./options.ts";

/** A draft, and what it is to be. */
export interface Finishing {
  readonly session: Session;
  readonly draft: Draft;
  readonly fields: NoteInputFields;
  readonly options: FinishOptions;
}

/** Writes what was given into the draft's file, or shows it with `--dry-run`; every other character of it stays. */
export async function saveFinished({ session, draft, fields, options }: Finishing): Promise<ExitCode> {
  const { record } = draft;
  const { edits, staying } = draftEdits(draft.fields, fields);
  const text = edited(session, draft, record.text, edits);
  const guard = await privacyGuard(session, record.path);
  mustNotIdentify(session, "the note", foundIn(guard, recordTexts(fields, draft.body), text));
  if (!options.dryRun && edits.length > 0)
    await editRecordFile({
      root: session.root(),
      cwd: session.world.cwd,
      path: record.path,
      change(now) {
        const standing = draftOf(record, now);
        // what was answered holds for the note that was read
        if (!standing || !isSame(standing.fields, draft.fields)) throw changedSince(session, draft);
        return { text: edited(session, draft, now, edits) };
      },
    });
  sayFinished({ session, draft, fields, options }, edits, staying);
  return 0;
}

function edited(session: Session, { record }: Draft, text: string, edits: readonly RecordEdit[]): string {
  const made = editedRecord(text, edits, "front-matter");
  const path = session.shown(record.path);
  const left = (why: string) =>
    new UserError(
      "not-edited",
      `${path} was left as it is: ${why}.`,
      `Open it and write it there: ${path}`,
      1,
    );
  if ("refused" in made) throw left(made.refused);
  const { value, problems } = readNote({ path: record.path, bytes: new TextEncoder().encode(made.text) });
  const [error] = problems.filter(({ severity }) => severity === "error");
  if (!value || error) throw left(error?.message.replace(/\.$/, "") ?? "it could not be read any more");
  return made.text;
}

function changedSince(session: Session, { record }: Draft): UserError {
  return new UserError(
    "conflict",
    `Somebody has changed ${session.shown(record.path)} since you read it. It was left as it is.`,
    `Look at it, then type again: scrutiny finish ${record.id}`,
    1,
  );
}

function sayFinished(
  { session, draft, fields, options }: Finishing,
  edits: readonly RecordEdit[],
  staying: readonly string[],
): void {
  const { terminal } = session;
  const { record } = draft;
  const path = session.shown(record.path);
  const status = fields.status ?? "draft";
  const gaps = lacking(fields);
  if (options.json) {
    const answer = { version: 1, id: record.id, number: null, path: record.path, status, gaps };
    terminal.document(`${JSON.stringify(answer, null, 2)}\n`);
    return;
  }
  if (options.dryRun) terminal.result(`Would change ${path}:\n\n${edits.map(inWords).join("\n")}`);
  else terminal.result(path);
  for (const field of staying) terminal.failure(`${field} stays: take it out in the file.`);
  if (gaps.length > 0) terminal.failure("Still a draft. Before it can be ready it needs:");
  for (const gap of gaps) terminal.failure(`  ${gap.message}`);
  const said = options.dryRun ? WOULD_BE : READY;
  if (gaps.length === 0) terminal.note(said[status === "ready" ? "ready" : "draft"]);
  const worth = worthAdding(fields);
  if (worth.length > 0) terminal.note("Worth adding:");
  for (const one of worth) terminal.note(`  ${one}`);
  if (draft.fields.activity === undefined && fields.activity !== undefined)
    terminal.note(
      `If the diary has no line of it: scrutiny done ${fields.activity} --on ${fields.until ?? fields.date ?? record.value.date}`,
    );
  if (!options.dryRun)
    terminal.note(`Next: scrutiny ${gaps.length > 0 ? `finish ${record.id}` : `check ${path}`}`);
}

const READY = {
  ready: "The note is ready, and counts.",
  draft: "A draft, and complete.",
} as const;

const WOULD_BE = {
  ready: "The note would be ready, and count.",
  draft: "It would stay a draft, and be complete.",
} as const;

/** `finding 2: about: learning.cascade`. */
function inWords({ is, path, value }: RecordEdit): string {
  const [first, index] = path;
  const line = (field: string, what: unknown) => flowLine({ [field]: what }).slice(1, -1);
  if (is === "append") return `  a finding: ${flowLine(value as Record<string, unknown>)}`;
  if (first === "findings") return `  finding ${Number(index) + 1}: ${line(String(path.at(-1)), value)}`;
  return `  ${line(String(first), value)}`;
}
