import { join } from "node:path";
import { conflictStages } from "../../edge/conflict-stages.ts";
import { editRecordFile } from "../../edge/edit-record.ts";
import { readInputFile } from "../../edge/input-file.ts";
import { type Prompter, STOPPED } from "../../edge/prompts.ts";
import type { Day } from "../../model/day.ts";
import type { KnowledgeBase } from "../../model/knowledge-base.ts";
import { REGISTER_KINDS, type RegisterKind } from "../../model/register-kinds.ts";
import { UserError } from "../../model/user-error.ts";
import { hasConflict, sidesOf } from "../../parse/conflict-sides.ts";
import { type MergedEntry, mergedEntry, type Side, type TwiceSet } from "../../parse/merge-entry.ts";
import { flowLine } from "../../parse/note-text.ts";
import { namedRecord } from "../named-record.ts";
import type { ExitCode, Session } from "../session.ts";
import { prompterFor } from "../writing/prompter.ts";
import type { UpdateOptions } from "./options.ts";
import { mustNameNobody } from "./texts.ts";

/** An entry whose file a merge left with two sides, as it was named on the command line. */
export interface Merging {
  readonly session: Session;
  readonly base: KnowledgeBase;
  readonly text: string;
  readonly options: UpdateOptions;
  readonly by: string;
  readonly today: Day;
}

/** A file with conflict markers. */
interface Conflicted {
  readonly path: string;
  readonly id: string;
  readonly kind: RegisterKind;
  readonly text: string;
}

/**
 * Joins the two sides of a merge. What both set is asked, or is settled by `--merge ours` or `--merge theirs`; without either
 * it is shown, the file stays, and the exit code is 1.
 */
export async function mergeEntry(merging: Merging): Promise<ExitCode> {
  const { session, options } = merging;
  const sides = sideOption(options.merge);
  const file = conflictedFile(merging);
  const made = await merge(merging, file, sides);
  if (made === STOPPED) return 130;
  if ("refused" in made) throw byHand(session, file, made.refused);
  if ("twiceSet" in made) throw twiceSetError(session, file, made.twiceSet);
  if (made.settled) await mustNameNobody(session, file.path, made.settled);
  if (options.dryRun !== true) await write(session, file, made.text);
  say(merging, file, made);
  return 0;
}

async function merge(
  merging: Merging,
  file: Conflicted,
  side: Side | undefined,
): Promise<MergedEntry | typeof STOPPED> {
  const { session, options, by, today } = merging;
  const { root, world } = { root: session.root(), world: session.world };
  const sides = (await conflictStages({ root, path: file.path, env: world.env })) ?? sidesOf(file.text);
  if (!sides) return { refused: "its conflict markers do not follow each other" };
  const settle = (sideOf: (field: string) => Side | undefined) =>
    mergedEntry(file.kind, sides, { by, on: today, sideOf });
  const made = settle(() => side);
  const prompter = "twiceSet" in made ? await prompterFor(session, asking(options)) : undefined;
  if (!prompter || !("twiceSet" in made)) return made;
  const chosen = await askSides(prompter, file, made.twiceSet);
  return chosen === STOPPED ? STOPPED : settle((field) => chosen.get(field));
}

function asking({ yes, format }: UpdateOptions) {
  return { yes: yes === true, json: format === "json", takesInput: false };
}

async function askSides(
  prompter: Prompter,
  { id }: Conflicted,
  twice: readonly TwiceSet[],
): Promise<ReadonlyMap<string, Side> | typeof STOPPED> {
  prompter.begin(`Join the two sides of ${id}`);
  const chosen = new Map<string, Side>();
  for (const { field, ours, theirs } of twice) {
    const answer = await prompter.choose({
      message: `Both sides set ${field}. Which holds?`,
      choices: [
        { value: "ours", label: `this branch: ${flowLine({ [field]: ours }).slice(1, -1)}` },
        { value: "theirs", label: `the other branch: ${flowLine({ [field]: theirs }).slice(1, -1)}` },
      ],
    });
    if (answer === STOPPED) {
      prompter.end("Stopped; nothing was written.");
      return STOPPED;
    }
    chosen.set(field, answer as Side);
  }
  prompter.end("Joining them.");
  return chosen;
}

function sideOption(merge: UpdateOptions["merge"]): Side | undefined {
  if (merge === true || merge === undefined) return undefined;
  if (merge === "ours" || merge === "theirs") return merge;
  throw new UserError(
    "wrong-value",
    "--merge takes ours or theirs, or nothing.",
    "Type the id first: scrutiny update ID --merge",
  );
}

/** The one entry with conflict markers that is meant: by an id, a part of it, or a number that stands in it. */
function conflictedFile({ session, base, text, today }: Merging): Conflicted {
  const all = conflictedFiles(session, base);
  const typed = text.replace(/^.*\/(?=\d{4}-\d\d-\d\d-)|\.md$/g, "").toLowerCase();
  const number = typed.replace(/^\d{4}[/-]\d{2,4}[- ](?=[a-z])/, "");
  const byNumber = all.filter((one) =>
    new RegExp(`^number: *["']?${escaped(number)}["']? *\\r?$`, "im").test(one.text),
  );
  const byId = all.filter(({ id }) => id.includes(typed));
  const found = byNumber.length > 0 ? byNumber : byId;
  const [one] = found;
  if (one && found.length === 1) return one;
  if (found.length > 1) {
    const names = found.map(({ id }) => `  ${id}`).join("\n");
    throw new UserError(
      "ambiguous-id",
      `${text} may be any of ${found.length} entries with a conflict.`,
      `Name one:\n${names}`,
    );
  }
  // says what is wrong with the name, where it is no record at all
  namedRecord(base, text, today);
  throw new UserError(
    "no-conflict",
    `A merge left no conflict in the file of ${text}.`,
    "Files with conflict markers are listed by: scrutiny check",
  );
}

function conflictedFiles(session: Session, base: KnowledgeBase): readonly Conflicted[] {
  return base.files.leftOut.flatMap(({ path, kind }) => {
    const known = REGISTER_KINDS.find((one) => one === kind);
    if (!known || !path.endsWith(".md")) return [];
    const bytes = readInputFile(join(session.root(), path), session.shown(path));
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const id = path.slice(path.lastIndexOf("/") + 1, -".md".length);
    return hasConflict(text) ? [{ path, id, kind: known, text }] : [];
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

async function write(session: Session, { path, text }: Conflicted, made: string): Promise<void> {
  await editRecordFile({
    root: session.root(),
    cwd: session.world.cwd,
    path,
    change: (now) =>
      now === text ? { text: made } : { refused: "it was changed while its sides were joined" },
  });
}

function say(
  { session, options }: Merging,
  { path, id }: Conflicted,
  made: Extract<MergedEntry, { text: string }>,
): void {
  const { terminal } = session;
  const shown = session.shown(path);
  const status = (made.entry["status"] ?? null) as string | null;
  const number = (made.entry["number"] ?? null) as string | null;
  if (options.format === "json") {
    terminal.document(`${JSON.stringify({ version: 1, id, number, path, status, gaps: [] }, null, 2)}\n`);
    return;
  }
  if (options.dryRun === true) terminal.result(`Would join ${shown}:\n\n${made.text}`);
  else terminal.result(shown);
  terminal.note(`Joined: ${made.added} ${made.added === 1 ? "update" : "updates"} of the other branch.`);
  if (made.settled) terminal.note("An update at the end says what holds of what both set.");
  if (made.lostComments > 0)
    terminal.failure(
      `${made.lostComments} ${made.lostComments === 1 ? "comment" : "comments"} of the other branch ${made.lostComments === 1 ? "was" : "were"} not taken over: look at them with git show.`,
    );
  if (options.dryRun !== true) terminal.note(`Next: look at it, then type: git add ${shown}`);
}

function byHand(session: Session, { path }: Conflicted, refused: string): UserError {
  return new UserError(
    "conflict",
    `${session.shown(path)} was left as it is: ${refused}.`,
    "Join the two sides in your editor, and take the lines of the markers out. Then type: scrutiny check",
    1,
  );
}

function twiceSetError(session: Session, { path, id }: Conflicted, twice: readonly TwiceSet[]): UserError {
  const lines = twice.flatMap(({ field, ours, theirs }) => [
    `  this branch:      ${flowLine({ [field]: ours }).slice(1, -1)}`,
    `  the other branch: ${flowLine({ [field]: theirs }).slice(1, -1)}`,
  ]);
  return new UserError(
    "conflict",
    `${session.shown(path)} was left as it is: both sides set ${twice.map(({ field }) => field).join(" and ")}.`,
    `${lines.join("\n")}\nSay which holds: scrutiny update ${id} --merge ours, or --merge theirs`,
    1,
  );
}
