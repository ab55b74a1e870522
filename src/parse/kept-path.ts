/** Where an update is kept beside its record: `ID.md.kept-7f3a`. `tail` is four letters or digits. */
export function keptPath(path: string, tail: string): string {
  return `${path}.kept-${tail}`;
}

/** The path of the record whose update is kept in a file; undefined where the file keeps none. */
export function recordOfKept(path: string): string | undefined {
  // asked of every path there is
  if (!path.includes(".kept-")) return undefined;
  return /^((?:registers|evidence|programme)\/.+\.md)\.kept-[0-9a-z]{4}$/.exec(path)?.[1];
}
