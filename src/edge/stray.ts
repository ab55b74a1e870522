import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type OwnerState, stateOfTemporary } from "./owner.ts";
import { isPendingName, stateOfPending } from "./pending-set.ts";
import { meetStray } from "./strays-met.ts";

const looked = new Set<string>();

/**
 * Removes the temporary files that runs which were stopped left in a folder, once for each folder. What a running process
 * has is left alone; what another machine left is named after a day, and never removed. `takeStrays` says what was met.
 * Gives the names of the locks that stand there, which are not looked at, each after the guard of its taking over.
 */
export function sweep(folder: string): readonly string[] {
  if (looked.has(folder)) return [];
  looked.add(folder);
  const locks = removeStrays(folder).filter((name) =>
    /^\.scrutiny-[0-9a-f]{16}\.lock(?:\.takeover)?$/.test(name),
  );
  return locks.sort().reverse();
}

function removeStrays(folder: string): readonly string[] {
  const names = namesIn(folder);
  for (const name of names) {
    const path = join(folder, name);
    const owner = stateOfTemporary(name);
    if (owner === "gone" && isRemoved(path)) meetStray({ path, is: "removed" });
    else if (owner !== undefined) nameStray(path, owner);
  }
  return names;
}

/** For whoever only reads, and lists a folder anyway: says what a run that was stopped left there, and removes nothing. */
export function nameIfStray(folder: string, name: string): void {
  if (!name.startsWith(".")) return;
  const owner = stateOfTemporary(name);
  if (owner !== undefined) nameStray(join(folder, name), owner);
  else if (isPendingName(name) && stateOfPending(join(folder, name)) === "gone")
    meetStray({ path: folder, is: "half-written" });
}

function nameStray(path: string, owner: OwnerState): void {
  if (owner === "gone") meetStray({ path, is: "waiting" });
  if (owner === "elsewhere" && isOld(path)) meetStray({ path, is: "left" });
}

/** Names what was left in those folders of a knowledge base that reading it does not list. */
export function nameStraysBeside(root: string): void {
  for (const name of namesIn(root)) nameIfStray(root, name);
  nameStraysBelow(join(root, "reports"));
}

/** Names what was left in a folder and those below it, as deep as reports and their seals are looked for. */
export function nameStraysBelow(folder: string, depth = DEEPEST): void {
  if (depth < 0 || !isFolder(folder)) return;
  for (const name of namesIn(folder)) {
    if (name.startsWith(".")) nameIfStray(folder, name);
    else if (name !== "node_modules") nameStraysBelow(join(folder, name), depth - 1);
  }
}

/** All of `reports/` is five deep. */
const DEEPEST = 6;

/** Sweeps a knowledge base: its own folder, and those below it that this tool writes to. */
export function sweepBase(root: string): void {
  removeStrays(root);
  for (const name of FOLDERS) sweepBelow(join(root, name));
}

const FOLDERS = [
  ".git/hooks",
  "programme",
  "evidence",
  "registers",
  "reports",
  "templates",
  "schemas",
  ".github",
  ".vscode",
];

function sweepBelow(folder: string): void {
  if (!isFolder(folder)) return;
  for (const name of removeStrays(folder)) sweepBelow(join(folder, name));
}

/** A symbolic link to one is none. */
function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** False where it cannot be removed, or another run was faster. */
function isRemoved(path: string): boolean {
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return false;
    rmSync(path, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

const DAY_MS = 86_400_000;

function isOld(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  // clock: how long a file has stood there is no part of any result
  return stat !== undefined && Date.now() - stat.mtimeMs > DAY_MS;
}
