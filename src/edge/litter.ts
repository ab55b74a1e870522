import { rmSync } from "node:fs";

/** What this process would leave behind if it ended now. */
const temporary = new Set<string>();
const locks = new Set<string>();
let isWatched = false;

/**
 * Notes a file that must not outlive the process: a temporary one, or a folder of them, or a lock that it holds. It is removed when the
 * process exits, by `process.exit` in a signal's handler too (a signal without a handler leaves it behind).
 */
export function noteLitter(kind: "temporary" | "lock", path: string): void {
  if (!isWatched) process.on("exit", removeLitter);
  isWatched = true;
  (kind === "lock" ? locks : temporary).add(path);
}

/** The file is gone or has become what it was for. */
export function forgetLitter(path: string): void {
  temporary.delete(path);
  locks.delete(path);
}

/** Temporary files go first: once they are gone no rename can follow, so nobody is let in before our last one. */
function removeLitter(): void {
  for (const path of [...temporary, ...locks]) {
    try {
      rmSync(path, { recursive: true });
    } catch {
      // gone already
    }
  }
}
