import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import type { Schema } from "../model/schema.ts";
import { UserError } from "../model/user-error.ts";
import { isInside } from "./worktree.ts";
import type { World } from "./world.ts";
import { makeFolder, removeFile, replaceFile } from "./write.ts";

/** What was answered: fields of a record, and its body. */
export interface Answers<F> {
  readonly fields: F;
  readonly body: string;
  /** Lines that were begun and not answered, by their question. */
  readonly begun?: Readonly<Record<string, string>> | undefined;
}

/** Answers given so far and not yet saved as a record. */
export interface KeptAnswers<F> extends Answers<F> {
  /** When the last of them was given. */
  readonly since: Date;
}

/** The place for answers outside the repository, one for each command and knowledge base. */
export interface Keeping<F> {
  /** Answers of an earlier run; undefined where there are none. */
  find(): KeptAnswers<F> | undefined;
  /** Keeps these in place of those; false where they cannot be kept. Never throws for the disk. */
  keep(answers: Answers<F>): Promise<boolean>;
  forget(): Promise<void>;
}

/** Whose answers are kept: a command by its name, `new-evidence`, and what its fields must be to be offered again. */
export interface AnswersOf<F> {
  readonly command: string;
  /** The one record that they belong to, where the command is about one. */
  readonly record?: string;
  readonly fields: Schema<F>;
}

const DAYS_KEPT = 14;
const MS_A_DAY = 86_400_000;
const LARGEST = 1024 * 1024;

/**
 * Where answers are kept: `$XDG_STATE_HOME` or `~/.local/state`, on Windows `%LOCALAPPDATA%`, in files that only their
 * owner can read, and never inside the knowledge base. Answers older than 14 days are removed. Undefined where the
 * system names no such folder.
 */
export async function keeping<F>(
  world: World,
  root: string,
  of: AnswersOf<F>,
): Promise<Keeping<F> | undefined> {
  const state = stateFolder(world);
  if (state === undefined) return undefined;
  const folder = join(state, "scrutiny");
  if (isInside(root, folder)) return undefined;
  await removeOld(folder, world.now());
  const place = of.record === undefined ? resolve(root) : join(resolve(root), of.record);
  const path = join(folder, `${of.command}-${world.sha256(place).slice(0, 16)}.json`);
  return {
    find: () => read(path, of),
    async keep({ fields, body, begun }) {
      const text = JSON.stringify({ version: 1, since: world.now().toISOString(), fields, body, begun });
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

function read<F>(path: string, of: AnswersOf<F>): KeptAnswers<F> | undefined {
  const kept = contentOf(path);
  const shape = of.fields.safeParse(kept?.fields);
  return kept && shape.success ? { ...kept, fields: shape.data } : undefined;
}

function contentOf(path: string): KeptAnswers<unknown> | undefined {
  try {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile() || stat.size > LARGEST) return undefined;
    const kept: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (kept === null || typeof kept !== "object") return undefined;
    const { version, since, fields, body, begun } = kept as Record<string, unknown>;
    const when = new Date(String(since));
    if (version !== 1 || typeof body !== "string" || Number.isNaN(when.getTime())) return undefined;
    return { fields, body, since: when, begun: textsOf(begun) };
  } catch {
    return undefined;
  }
}

function textsOf(begun: unknown): Readonly<Record<string, string>> {
  const all = begun !== null && typeof begun === "object" ? Object.entries(begun) : [];
  return Object.fromEntries(all.filter((one): one is [string, string] => typeof one[1] === "string"));
}

async function removeOld(folder: string, now: Date): Promise<void> {
  let names: string[] = [];
  try {
    names = readdirSync(folder).filter((name) => /^(?:new-[a-z-]+|finish)-[0-9a-f]{16}\.json$/.test(name));
  } catch {
    return;
  }
  for (const name of names) {
    const since = contentOf(join(folder, name))?.since;
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
