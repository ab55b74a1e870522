/** What a waiver with a digest may name as its path: everywhere. */
export const EVERYWHERE = "*";

/** Folders and files of records: always looked at for what identifies a person. */
export const ALWAYS_SCANNED = ["programme", "evidence", "registers", "reports", "scrutiny.yaml"] as const;

/** Whether a file is one that a waiver's path names: the file itself, a folder that ends in `/`, or `*`. */
export function isCoveredBy(file: string, path: string): boolean {
  if (path === EVERYWHERE) return true;
  return path.endsWith("/") ? file.startsWith(path) : file === path;
}
