import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stateOfTemporary } from "./owner.ts";

/** A temporary file of a run that is over: removed, or left since nobody here can know whether that run is over. */
export interface Stray {
  /** Absolute. */
  readonly path: string;
  readonly is: "removed" | "left";
}

const looked = new Set<string>();
const met: Stray[] = [];

/**
 * Removes the temporary files that runs which were stopped left in a folder, once for each folder. What a running process
 * has is left alone; what another machine left is named after a day, and never removed. `takeStrays` says what was met.
 * Gives the names of the locks that stand there, which are not looked at.
 */
export function sweep(folder: string): readonly string[] {
  if (looked.has(folder)) return [];
  looked.add(folder);
  return removeStrays(folder).filter((name) => /^\.scrutiny-[0-9a-f]{16}\.lock(?:\.takeover)?$/.test(name));
}

function removeStrays(folder: string): readonly string[] {
  const names = namesIn(folder);
  for (const name of names) {
    const path = join(folder, name);
    const owner = stateOfTemporary(name);
    if (owner === "gone" && isRemoved(path)) met.push({ path, is: "removed" });
    if (owner === "elsewhere" && isOld(path)) met.push({ path, is: "left" });
  }
  return names;
}

/** Sweeps a knowledge base: its own folder, and those below it that this tool writes to. */
export function sweepBase(root: string): void {
  for (const folder of [root, join(root, ".git", "hooks")]) removeStrays(folder);
  for (const name of FOLDERS) sweepBelow(join(root, name));
}

const FOLDERS = [
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
  for (const name of removeStrays(folder)) {
    const path = join(folder, name);
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) sweepBelow(path);
  }
}

/** What was met since this was last asked. */
export function takeStrays(): readonly Stray[] {
  return met.splice(0);
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
