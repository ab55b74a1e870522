import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import type * as promises from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../model/user-error.ts";
import { forgetLitter, noteLitter } from "./litter.ts";

/** The calls of `node:fs/promises` that a lock rests on. */
export type LockFiles = Pick<typeof promises, "open" | "link" | "unlink" | "lstat" | "readFile">;

/** Who holds a lock: enough to tell on the same machine whether that process is still there. */
interface Owner {
  readonly host: string;
  readonly pid: number;
  /** When the process began, in the system's own count; "" where that is not known. */
  readonly started: string;
  /** The space that process numbers count in, as a container has its own; "" where that is not known. */
  readonly space: string;
  /** Another for each time that a lock is taken. */
  readonly token: string;
}

/** However busy the file is, nobody waits longer, in milliseconds. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Takes the lock: makes the file `path` exclusively, with its owner in it from the first moment. A lock whose owner is
 * gone is taken over. Waits while others come and go, but no longer than `waitMs` for one and the same owner; then
 * throws UserError `locked`, which names the lock file. `what` is the file that the lock is for, as messages call it.
 */
export async function takeLock(
  files: LockFiles,
  path: string,
  { waitMs, what }: { waitMs: number; what: string },
): Promise<void> {
  const begin = performance.now();
  let since = begin;
  let seen: string | undefined;
  for (let pause = 2; ; pause = Math.min(pause * 1.5, 25)) {
    const held = await ownerIn(files, path);
    if (held === undefined && (await makeExclusively(files, path))) return;
    if (held !== undefined && isGone(held) && (await removeDead(files, path))) continue;
    if (held !== seen) since = performance.now();
    seen = held;
    const now = performance.now();
    if (now - since > waitMs || now - begin > LONGEST_WAIT_MS) throw lockedError(path, what);
    await sleep(pause * (0.5 + Math.random()));
  }
}

/** Gives the lock back. On Windows a process that is just reading it may hold it for a moment: it is tried again. */
export async function releaseLock(files: LockFiles, path: string): Promise<void> {
  for (const delay of [5, 10, 20, 40, 80, 0]) {
    const code = await files.unlink(path).then(
      () => "",
      (error: NodeJS.ErrnoException) => error.code ?? "",
    );
    if (!["EPERM", "EACCES", "EBUSY"].includes(code)) break;
    if (delay > 0) await sleep(delay);
  }
  forgetLitter(path);
}

/** Whether an error's code says that this disk has no hard links (FAT, some network drives). */
export function hasNoLinks(code: string): boolean {
  return ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV", "EINVAL", "UNKNOWN"].includes(code);
}

/**
 * Removes a lock whose owner is gone, under a lock on removing: of two that find it, the slower must not remove the
 * new lock of the faster. False where another is at it; the lock is then looked at again.
 */
async function removeDead(files: LockFiles, path: string): Promise<boolean> {
  const guard = `${path}.takeover`;
  if (!(await makeExclusively(files, guard))) return false;
  try {
    const held = await ownerIn(files, path);
    if (held !== undefined && isGone(held)) await files.unlink(path);
    return true;
  } finally {
    await releaseLock(files, guard);
  }
}

/** Written under another name first, so that a lock never stands there without its owner. False where it is taken. */
async function makeExclusively(files: LockFiles, path: string): Promise<boolean> {
  const owner = JSON.stringify(ownerNow());
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  noteLitter("temporary", temporary);
  try {
    await writeNew(files, temporary, owner);
    await files.link(temporary, path).catch((error: NodeJS.ErrnoException) => {
      if (!hasNoLinks(error.code ?? "")) throw error;
      return writeNew(files, path, owner);
    });
    noteLitter("lock", path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await files.unlink(temporary).catch(() => undefined);
    forgetLitter(temporary);
  }
}

async function writeNew(files: LockFiles, path: string, text: string): Promise<void> {
  const file = await files.open(path, "wx", 0o666);
  try {
    await file.writeFile(text);
  } catch (error) {
    await files.unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

/** What the lock file holds; undefined where there is none, "" where it cannot be read just now. */
async function ownerIn(files: LockFiles, path: string): Promise<string | undefined> {
  try {
    return await files.readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    // Windows, while it is being removed
    if (code === "EPERM" || code === "EACCES" || code === "EBUSY") return "";
    throw error;
  }
}

/** Only where that can be known: the same machine, the same space of numbers, and no process of that number and start. */
function isGone(held: string): boolean {
  const owner = parseOwner(held);
  if (owner === undefined || owner.host !== hostname() || owner.space !== processSpace()) return false;
  if (!isRunning(owner.pid)) return true;
  const started = startOf(owner.pid);
  return owner.started !== "" && started !== "" && owner.started !== started;
}

function parseOwner(held: string): Owner | undefined {
  try {
    const owner: Partial<Owner> | null = JSON.parse(held);
    const { host, pid, started, space } = owner ?? {};
    if (typeof host !== "string" || typeof started !== "string" || typeof space !== "string")
      return undefined;
    if (typeof pid !== "number" || !Number.isInteger(pid) || pid <= 0) return undefined;
    return { host, pid, started, space, token: "" };
  } catch {
    return undefined;
  }
}

function ownerNow(): Owner {
  return {
    host: hostname(),
    pid: process.pid,
    started: startOf(process.pid),
    space: processSpace(),
    token: randomBytes(6).toString("hex"),
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Linux: field 22 of /proc/PID/stat, clock ticks after the machine's start; the name before it may hold spaces. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function processSpace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

function lockedError(path: string, what: string): UserError {
  return new UserError(
    "locked",
    `${what} is being changed by another process, which holds ${path}`,
    `Try again in a moment. If no other scrutiny is running, remove that file: ${path}`,
  );
}
