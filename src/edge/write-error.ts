import { relative } from "node:path";
import { UserError } from "../model/user-error.ts";

/** How messages name a path: relative to `cwd`, where the user stands, with `/`; without it, as it was given. */
export interface Naming {
  readonly cwd?: string;
}

/** The path as a message names it. */
export function shownPath(path: string, { cwd }: Naming): string {
  return cwd === undefined ? path : (relative(cwd, path) || ".").replaceAll("\\", "/");
}

/** The code of a system's error, `ENOSPC`; "" for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Runs a piece of writing; what the system refuses becomes UserError `cannot-write`, a sentence and a cure. */
export async function inPlainWords<T>(path: string, naming: Naming, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof UserError || !/^E[A-Z0-9]+$|^UNKNOWN$/.test(code)) throw error;
    const [reason, cure] = REASONS[code] ?? [`the system answered ${code}`, "Run the command again."];
    throw new UserError("cannot-write", `${shownPath(path, naming)} cannot be written: ${reason}`, cure);
  }
}

const RIGHT = "Ask for the right to write there, or choose another folder.";
const DISK = "Check the disk or the network drive, then run the command again.";
const CLOSE = "Close it in other programs (Word, Excel, a PDF viewer), then run the command again.";
const SPACE = "Free some space, then run the command again.";
const MOVE_FILE = "Move that file out of the way.";
const FEWER = "Close other programs, then run the command again.";

const REASONS: Readonly<Record<string, readonly [reason: string, cure: string]>> = {
  ENOSPC: ["there is no space left on the disk", SPACE],
  EDQUOT: ["your share of the disk is used up", SPACE],
  EFBIG: ["the disk takes no file of that size", "Choose a folder on another disk."],
  EIO: ["the disk reported an error", DISK],
  ESTALE: ["the network drive has gone away", DISK],
  EACCES: ["you have no right to write there", RIGHT],
  EPERM: ["you have no right to write there", RIGHT],
  EROFS: ["the disk is read-only", "Choose another folder, or make the disk writable."],
  ENOENT: ["it or its folder is not there", "Make the folder, then run the command again."],
  ENOTDIR: ["a part of its path is a file, not a folder", MOVE_FILE],
  EEXIST: ["a part of its path is a file, not a folder", MOVE_FILE],
  EISDIR: ["a folder has that name", "Move that folder out of the way."],
  ELOOP: ["symbolic links in its path lead in a circle", "Put a folder in their place."],
  ENAMETOOLONG: [
    "its name or path is too long",
    "Choose a shorter title, or a folder nearer to the top of the disk.",
  ],
  EBUSY: ["another program has it open", CLOSE],
  ETXTBSY: ["another program has it open", CLOSE],
  EMFILE: ["too many files are open", FEWER],
  ENFILE: ["too many files are open", FEWER],
};
