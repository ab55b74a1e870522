import { lstatSync } from "node:fs";
import { resolve } from "node:path";

/** Where a path that was typed may count from. */
export interface Standing {
  /** Absolute: the folder of `-C`, which the program works as if started in; else `cwd`. */
  readonly start: string;
  /** Absolute: where the user stands, which paths are printed relative to. */
  readonly cwd: string;
}

/**
 * Absolute path of a file or folder that the user named. It counts from the folder of `-C`; where nothing is there, and
 * something is from where the user stands, that is meant: so a path that was printed can be typed again.
 */
export function namedPath(path: string, { start, cwd }: Standing): string {
  const [first, second] = [resolve(start, path), resolve(cwd, path)];
  return isThere(first) || !isThere(second) ? first : second;
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
