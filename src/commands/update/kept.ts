import { basename, join } from "node:path";
import { readInputFile } from "../../edge/input-file.ts";
import { removeFile } from "../../edge/write.ts";
import { type Day, isDay, laterDay } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { noteSchema } from "../../model/note.ts";
import { REGISTER_SCHEMAS } from "../../model/registers.ts";
import { UserError } from "../../model/user-error.ts";
import type { DecisionOutcome } from "../../parse/decision-update.ts";
import { recordOfKept } from "../../parse/kept-path.ts";
import { type KeptUpdate, readKept } from "../../parse/kept-update.ts";
import type { NoteUpdate } from "../../parse/note-update.ts";
import type { EntryUpdate, Fields } from "../../parse/record-update.ts";
import { type NamedRecord, nameOf } from "../named-record.ts";
import type { ExitCode, Session } from "../session.ts";
import { OUTCOMES, writeOutcome } from "./decision.ts";
import { writeUpdate } from "./entry.ts";
import { writeNoteUpdate } from "./note.ts";
import type { UpdateOptions } from "./options.ts";

/** A record with an update that is kept beside it, and what is to become of that. */
export interface KeptUpdating {
  readonly session: Session;
  readonly base: KnowledgeBase;
  readonly named: NamedRecord;
  readonly options: UpdateOptions;
  readonly today: Day;
}

/** Removes an update that was kept beside a record, and prints its path. */
export async function dropKept(updating: KeptUpdating): Promise<ExitCode> {
  const { session, options } = updating;
  const { path } = keptOf(updating, options.drop);
  if (options.dryRun !== true) await removeFile(join(session.root(), path), bounds(session));
  session.terminal.result(session.shown(path));
  session.terminal.note(
    options.dryRun === true ? "Would be removed." : "Removed. The record stays as it is.",
  );
  return 0;
}

/** Makes an update that was kept, over what the record says now; then removes the file that kept it. */
export async function takeKept(updating: KeptUpdating): Promise<ExitCode> {
  const { session, options } = updating;
  const { path, update } = keptOf(updating, options.take);
  const code = await make(updating, update, path);
  if (code === 0 && options.dryRun !== true) {
    await removeFile(join(session.root(), path), bounds(session));
    session.terminal.note(`Removed ${session.shown(path)}, which kept it.`);
  }
  return code;
}

async function make(updating: KeptUpdating, update: KeptUpdate["update"], path: string): Promise<ExitCode> {
  const { session, base, named, options, today } = updating;
  const on = String(update["on"]) as Day;
  const broken = new UserError(
    "unreadable-kept",
    `${session.shown(path)} cannot be read as an update.`,
    `Remove it: scrutiny update ${nameOf(base, named)} --drop`,
    1,
  );
  switch (named.is) {
    case "entry": {
      const { kind, record } = named.entry;
      const last = record.value.updates.at(-1)?.on ?? on;
      const made = { ...update, on: laterDay(on, last) };
      if (!REGISTER_SCHEMAS[kind].shape.updates.unwrap().element.safeParse(made).success) throw broken;
      const by = String(update["by"]);
      return writeUpdate(
        { session, base, file: named.entry, options, by, on, today },
        made as unknown as EntryUpdate,
      );
    }
    case "note": {
      const { on: _, ...rest } = update;
      if (!noteSchema.partial().safeParse(rest).success || !isNoteUpdate(rest)) throw broken;
      return writeNoteUpdate(
        { session, base, record: named.record, options, by: "", on, today },
        rest as unknown as NoteUpdate,
      );
    }
    case "decision": {
      if (!OUTCOMES.some((one) => one === update["is"]) || typeof update["text"] !== "string" || !isDay(on))
        throw broken;
      return writeOutcome(
        { session, base, decision: named.decision, options, on, today },
        update as unknown as DecisionOutcome,
      );
    }
    default:
      return named satisfies never;
  }
}

function isNoteUpdate(fields: Fields): boolean {
  const { status, withdrawn, "told-back": told } = fields;
  if (told !== undefined) return typeof told === "object" && told !== null && "on" in told;
  return status === "ready" || (status === "withdrawn" && withdrawn !== undefined);
}

/** The one update that is kept of the record; where there are several, the one that was named. */
function keptOf(
  { session, base, named }: KeptUpdating,
  which: string | true | undefined,
): KeptUpdate & { readonly path: string } {
  const name = nameOf(base, named);
  const all = base.files.leftOut
    .filter(({ path }) => recordOfKept(path) === pathOf(named))
    .flatMap(({ path }) => {
      const full = join(session.root(), path);
      const kept = readKept(Buffer.from(readInputFile(full, session.shown(path))).toString("utf8"));
      // one that cannot be read is shown as its record's, so that it can be removed
      return kept === undefined || kept.record === name || named.is !== "decision"
        ? [{ path, record: name, update: kept?.update ?? {} }]
        : [];
    });
  const asked = typeof which === "string" ? basename(which) : undefined;
  const found =
    asked === undefined
      ? all
      : all.filter(({ path }) => basename(path) === asked || path.endsWith(`.kept-${asked}`));
  const [one] = found;
  if (one && found.length === 1) return one;
  if (!one)
    throw new UserError(
      "none-kept",
      `No update of ${name} is kept${asked === undefined ? "" : ` as ${asked}`}.`,
      "Updates that were not made are listed by: scrutiny check",
    );
  const names = found.map(({ path }) => `  ${basename(path)}`).join("\n");
  throw new UserError(
    "ambiguous-kept",
    `${found.length} updates of ${name} are kept.`,
    `Name one after the option:\n${names}`,
  );
}

function pathOf(named: NamedRecord): string {
  if (named.is === "entry") return named.entry.record.path;
  return named.is === "note" ? named.record.path : named.decision.words.path;
}

function bounds(session: Session) {
  return { root: session.root(), cwd: session.world.cwd };
}
