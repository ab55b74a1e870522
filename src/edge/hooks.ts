import { lstatSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "../model/user-error.ts";
import { type InRepository, mustBeRepository } from "./git.ts";
import { type GitPlace, runGit, textOf } from "./git-run.ts";
import { baseOf, HOOKS, type HookName, type HookSetting, hookScript, isOurs, KEPT } from "./hook-script.ts";
import { isInside } from "./worktree.ts";
import { createFile, makeFolder, moveBeside, removeFile, replaceFile, type WriteOptions } from "./write.ts";

/** Where git looks for hooks, and how ours are made there. */
export interface HookFolder extends HookSetting {
  /** Absolute. */
  readonly path: string;
  /** Whether it lies in the work tree, where it can be committed. */
  readonly isInWorkTree: boolean;
}

/**
 * What is to be done with a hook: `make` it, make it and `chain` it behind one that is there, `renew` ours, leave ours
 * as it `stands`; `remove` ours, `restore` what was there before, `leave` what is not ours, or there is `none`.
 */
export type HookStep = "make" | "chain" | "renew" | "stands" | "remove" | "restore" | "leave" | "none";

/** A hook, and what is to be done with it. */
export interface PlannedHook {
  readonly name: HookName;
  /** Absolute. */
  readonly path: string;
  readonly step: HookStep;
}

/**
 * The folder that git runs hooks from: that of the repository, also from a linked work tree, or that of
 * `core.hooksPath`. Throws UserError `shared-hooks` where it serves other repositories too, `no-hooks` where it is
 * turned off.
 */
export async function hookFolder(where: InRepository): Promise<HookFolder> {
  const { top, prefix } = await mustBeRepository(where);
  const place = { folder: where.root, ...(where.env && { env: where.env }) };
  const answer = await runGit(place, ["rev-parse", "--git-common-dir"]);
  const common = resolve(where.root, textOf(answer, "rev-parse"));
  const configured = await hooksPath(place, top);
  const isHusky = basename(configured ?? "") === "_" && basename(dirname(configured ?? "")) === ".husky";
  // husky writes its own folder anew on each install; what it runs stands above it
  const path = configured === undefined ? join(common, "hooks") : isHusky ? dirname(configured) : configured;
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() === false && !stat.isSymbolicLink()) {
    const message = `core.hooksPath is ${path}, which is no folder, so git runs no hooks here`;
    throw new UserError("no-hooks", message, "To have hooks again: git config --unset core.hooksPath");
  }
  const base = prefix === "" ? "." : prefix.replace(/\/$/, "");
  return { path, base, isHusky, isInWorkTree: isInside(top, path) && !isInside(common, path) };
}

/** The repository's own setting. The hooks of all repositories of a person are not ours to change. */
async function hooksPath(place: GitPlace, top: string): Promise<string | undefined> {
  const args = ["config", "--show-scope", "-z", "--type=path", "--get-all", "core.hooksPath"];
  const words = (await runGit(place, args)).stdout.toString("utf8").split("\0");
  const set = words.flatMap((scope, at) =>
    // `command` is how git is told here that it runs no hook itself
    at % 2 === 0 && scope !== "" && scope !== "command" ? [{ scope, path: words[at + 1] ?? "" }] : [],
  );
  const last = set.at(-1);
  if (last === undefined || last.path === "") return undefined;
  if (last.scope === "local" || last.scope === "worktree") return resolve(top, last.path);
  throw new UserError(
    "shared-hooks",
    `your own git configuration has the hooks of all repositories in ${last.path}, and nothing is written there`,
    "Give this repository its own, which then takes the place of those: git config core.hooksPath .git/hooks",
  );
}

/** What `hooks install` will do. Throws UserError `exists` where a hook cannot be kept, or is for another base. */
export function installPlan(folder: HookFolder): readonly PlannedHook[] {
  return HOOKS.map((name) => {
    const path = join(folder.path, name);
    const text = textAt(path);
    if (text === undefined) return { name, path, step: "make" as const };
    if (!isOurs(text)) return { name, path, step: keepable(path) };
    mustBeForSame(baseOf(text), folder, path);
    const stands = text === hookScript(name, folder) && ((lstatSync(path).mode & 0o111) !== 0 || WINDOWS);
    return { name, path, step: stands ? ("stands" as const) : ("renew" as const) };
  });
}

/** What `hooks remove` will do. */
export function removePlan(folder: HookFolder): readonly PlannedHook[] {
  return HOOKS.map((name) => {
    const path = join(folder.path, name);
    const text = textAt(path);
    const isKept = isThere(path + KEPT);
    if (text !== undefined && !isOurs(text)) return { name, path, step: "leave" as const };
    if (isKept) return { name, path, step: "restore" as const };
    return { name, path, step: text === undefined ? ("none" as const) : ("remove" as const) };
  });
}

/** Does what a plan says. What stood there before keeps its bytes and its mode, and a symbolic link stays one. */
export async function carryOut(folder: HookFolder, plan: readonly PlannedHook[], cwd: string): Promise<void> {
  const options: WriteOptions = { root: folder.path, cwd, mode: 0o755 };
  if (plan.some(({ step }) => step === "make")) await makeFolder(folder.path, { cwd });
  for (const { name, path, step } of plan) {
    const bytes = Buffer.from(hookScript(name, folder));
    if (step === "make") await createFile(path, bytes, options);
    else if (step === "renew") await replaceFile(path, bytes, options);
    else if (step === "chain") await chain(path, bytes, options);
    else if (step === "remove") await removeFile(path, options);
    else if (step === "restore") await moveBeside(path + KEPT, basename(path), options);
  }
}

async function chain(path: string, bytes: Uint8Array, options: WriteOptions): Promise<void> {
  await moveBeside(path, basename(path) + KEPT, options);
  try {
    await createFile(path, bytes, options);
  } catch (error) {
    await moveBeside(path + KEPT, basename(path), options);
    throw error;
  }
}

function keepable(path: string): "chain" {
  if (!isThere(path + KEPT)) return "chain";
  throw new UserError(
    "exists",
    `${path} is not ours, and ${basename(path)}${KEPT} is kept there already`,
    "Keep what you need of the two, and move one of them out of the way.",
    1,
  );
}

function mustBeForSame(base: string | undefined, folder: HookFolder, path: string): void {
  if (base === undefined || base === folder.base) return;
  throw new UserError(
    "exists",
    `${path} is set up for the knowledge base in ${base}, and looks at the whole repository already`,
    `To set it up for ${folder.base}, type scrutiny hooks remove first.`,
    1,
  );
}

const WINDOWS = process.platform === "win32";

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** What stands there as text; "" for what cannot be read, which is not ours. */
function textAt(path: string): string | undefined {
  if (!isThere(path)) return undefined;
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
