import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { noteSchema } from "../model/note.ts";
import { UserError } from "../model/user-error.ts";
import type { NoteInput } from "../parse/note-input.ts";
import { isInside } from "./worktree.ts";
import type { World } from "./world.ts";
import { makeFolder, removeFile, replaceFile } from "./write.ts";

/** Answers given so far and not yet saved as a note. */
export interface KeptAnswers extends NoteInput {
  /** When the last of them was given. */
  readonly since: Date;
}

/** The place for answers outside the repository, one for each knowledge base. */
export interface Keeping {
  /** Answers of an earlier run; undefined where there are none. */
  find(): KeptAnswers | undefined;
  /** Keeps these in place of those; false where they cannot be kept. Never throws for the disk. */
  keep(answers: NoteInput): Promise<boolean>;
  forget(): Promise<void>;
}

const DAYS_KEPT = 14;
const MS_A_DAY = 86_400_000;
const LARGEST = 1024 * 1024;

/**
 * Where answers are kept: `$XDG_STATE_HOME` or `~/.local/state`, on Windows `%LOCALAPPDATA%`, in files that only their
 * owner can read, and never inside the knowledge base. Answers older than 14 days are removed. Undefined where the
 * system names no such folder.
 */
export async function keeping(world: World, root: string): Promise<Keeping | undefined> {
  const state = stateFolder(world);
  if (state === undefined) return undefined;
  const folder = join(state, "scrutiny");
  if (isInside(root, folder)) return undefined;
  await removeOld(folder, world.now());
  const path = join(folder, `new-evidence-${world.sha256(resolve(root)).slice(0, 16)}.json`);
  return {
    find: () => read(path),
    async keep({ fields, body }) {
      const text = JSON.stringify({ version: 1, since: world.now().toISOString(), fields, body });
      return quietly(async () => {
        await makeFolder(folder);
        await replaceFile(path, Buffer.from(text), { mode: 0o600 });
      });
    },
    async forget() {
      await quietly(() => removeFile(path));
    },
  };
}

function stateFolder({ platform, env }: World): string | undefined {
  if (platform === "win32") return absolute(env["LOCALAPPDATA"]);
  const home = absolute(env["HOME"]);
  return absolute(env["XDG_STATE_HOME"]) ?? (home && join(home, ".local", "state"));
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && path !== "" && isAbsolute(path) ? path : undefined;
}

function read(path: string): KeptAnswers | undefined {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size > LARGEST) return undefined;
    const kept: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (kept === null || typeof kept !== "object") return undefined;
    const { version, since, fields, body } = kept as Record<string, unknown>;
    const shape = noteSchema.safeParse(fields);
    const when = new Date(String(since));
    if (version !== 1 || typeof body !== "string" || !shape.success || Number.isNaN(when.getTime()))
      return undefined;
    return { fields: shape.data, body, since: when };
  } catch {
    return undefined;
  }
}

async function removeOld(folder: string, now: Date): Promise<void> {
  let names: string[] = [];
  try {
    names = readdirSync(folder).filter((name) => /^new-evidence-[0-9a-f]{16}\.json$/.test(name));
  } catch {
    return;
  }
  for (const name of names) {
    const since = read(join(folder, name))?.since;
    if (since === undefined || now.getTime() - since.getTime() <= DAYS_KEPT * MS_A_DAY) continue;
    await quietly(() => removeFile(join(folder, name)));
  }
}

/** Whether it could be done; what the disk refuses must not stop the questions. */
async function quietly(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
