import type * as promises from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../model/user-error.ts";
import { forgetLitter, noteLitter } from "./litter.ts";
import { type Owner, type OwnerState, ownerNow, stateOf, temporaryName } from "./owner.ts";

/** The calls of `node:fs/promises` that a lock rests on. */
export type LockFiles = Pick<typeof promises, "open" | "link" | "unlink" | "lstat" | "readFile" | "rename">;

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
    if (now - since > waitMs || now - begin > LONGEST_WAIT_MS) throw lockedError(path, what, held);
    await sleep(pause * (0.5 + Math.random()));
  }
}

/**
 * Gives the lock back. On Windows a process that is just reading it may hold it for a moment: it is tried again, and once
 * more when the process ends.
 */
export async function releaseLock(files: LockFiles, path: string): Promise<void> {
  for (const delay of [5, 10, 20, 40, 80, 0]) {
    const code = await files.unlink(path).then(
      () => "",
      (error: NodeJS.ErrnoException) => error.code ?? "",
    );
    if (code === "" || code === "ENOENT") return forgetLitter(path);
    if (!["EPERM", "EACCES", "EBUSY"].includes(code)) return;
    if (delay > 0) await sleep(delay);
  }
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
  if (!(await makeExclusively(files, guard))) return removeDeadGuard(files, guard);
  try {
    const held = await ownerIn(files, path);
    if (held !== undefined && isGone(held)) await files.unlink(path);
    return true;
  } finally {
    await releaseLock(files, guard);
  }
}

/** Removes a lock, or the guard of one, whose owner is gone; what cannot be removed stays, and whoever wants it waits. */
export async function removeIfDead(files: LockFiles, path: string): Promise<void> {
  try {
    const held = await ownerIn(files, path);
    if (held === undefined || !isGone(held)) return;
    await (path.endsWith(".takeover") ? removeDeadGuard(files, path) : removeDead(files, path));
  } catch {
    // the next who looks may have more luck
  }
}

/**
 * A process that was killed while it took a lock over leaves its guard. That is given another name first, since of two
 * only one can: it is put back where it turns out to be the next one's. Always false: the lock is looked at again.
 */
async function removeDeadGuard(files: LockFiles, guard: string): Promise<false> {
  if (!isGone((await ownerIn(files, guard)) ?? "")) return false;
  const aside = join(dirname(guard), temporaryName());
  const isMine = await files.rename(guard, aside).then(
    () => true,
    () => false,
  );
  if (!isMine) return false;
  if (!isGone((await ownerIn(files, aside)) ?? "")) await files.link(aside, guard).catch(() => undefined);
  await files.unlink(aside).catch(() => undefined);
  return false;
}

/** Written under another name first, so that a lock never stands there without its owner. False where it is taken. */
async function makeExclusively(files: LockFiles, path: string): Promise<boolean> {
  const owner = JSON.stringify(ownerNow());
  const temporary = join(dirname(path), temporaryName());
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
    await unlinkNoted(files, temporary);
  }
}

/** Removes a temporary file as far as that is possible; where it is not, it is tried again when the process ends. */
export async function unlinkNoted(files: LockFiles, path: string): Promise<void> {
  try {
    await files.unlink(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") return;
  }
  forgetLitter(path);
}

/** Writes all bytes from the file's beginning, however many the system takes at a time. */
export async function writeAll(file: promises.FileHandle, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, from, bytes.byteLength - from, from);
    if (bytesWritten === 0) throw Object.assign(new Error("nothing was written"), { code: "EIO" });
    from += bytesWritten;
  }
}

async function writeNew(files: LockFiles, path: string, text: string): Promise<void> {
  const file = await files.open(path, "wx", 0o666);
  try {
    await writeAll(file, Buffer.from(text));
  } catch (error) {
    await files.unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

/** What the lock file holds; undefined where there is none, "" where it cannot be read just now or is no file. */
async function ownerIn(files: LockFiles, path: string): Promise<string | undefined> {
  try {
    // what a link leads to, or a pipe that nobody writes into, is no lock of ours
    return (await files.lstat(path)).isFile() ? await files.readFile(path, "utf8") : "";
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    // Windows, while it is being removed
    if (code === "EPERM" || code === "EACCES" || code === "EBUSY") return "";
    throw error;
  }
}

/** Who holds it; undefined where the lock does not say. */
function stateIn(held: string): OwnerState | undefined {
  const owner = parseOwner(held);
  return owner && stateOf(owner);
}

const isGone = (held: string): boolean => stateIn(held) === "gone";

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

/** A lock of another machine is never broken: nobody here can know whether its owner is gone. */
function lockedError(path: string, what: string, held: string | undefined): UserError {
  const isElsewhere = held !== undefined && stateIn(held) === "elsewhere";
  const who = isElsewhere ? "a process on another machine" : "another process";
  const where = isElsewhere ? "If no scrutiny is running there" : "If no other scrutiny is running";
  return new UserError(
    "locked",
    `${what} is being changed by ${who}, which holds ${path}`,
    `Try again in a moment. ${where}, remove that file: ${path}`,
  );
}
