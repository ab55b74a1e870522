import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stateOfTemporary } from "./owner.ts";
import { meetStray } from "./strays-met.ts";

const looked = new Set<string>();

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
    if (owner === "gone" && isRemoved(path)) meetStray({ path, is: "removed" });
    if (owner === "elsewhere" && isOld(path)) meetStray({ path, is: "left" });
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
