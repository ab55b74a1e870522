import { lstatSync, readFileSync } from "node:fs";

/** What stands at a path: nothing, a file of the same bytes, or anything else. */
export type Standing = "none" | "same" | "other";

/** Looks at what stands where a file is to be written; what cannot be read is something else. */
export function standingAt(path: string, bytes: Uint8Array): Standing {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return "none";
  if (!stat.isFile() || stat.size !== bytes.length) return "other";
  try {
    return readFileSync(path).equals(bytes) ? "same" : "other";
  } catch {
    return "other";
  }
}
