/** The two sides of a file that a merge left with conflict markers, and what both came from, where it is known. */
export interface ConflictSides {
  readonly ours: string;
  readonly theirs: string;
  readonly base: string | undefined;
}

/** Where a line of a file with conflict markers belongs. */
type Part = "both" | "ours" | "base" | "theirs";

/** Whether a merge left markers in a text. */
export function hasConflict(text: string): boolean {
  return /^<{7}(?: |\r?$)/m.test(text) && /^={7}\r?$/m.test(text) && /^>{7}(?: |\r?$)/m.test(text);
}

/**
 * Takes a text with conflict markers apart: `<<<<<<<`, `|||||||` (where git was told to show what both came from),
 * `=======`, `>>>>>>>`. Undefined where the markers do not follow each other.
 */
export function sidesOf(text: string): ConflictSides | undefined {
  const sides = { ours: "", theirs: "", base: "" };
  let part: Part = "both";
  let hasBase = true;
  let sawBase = false;
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const next = partAfter(part, line.replace(/\r?\n$/, ""));
    if (next === "wrong") return undefined;
    if (next === undefined) {
      if (part === "both" || part === "ours") sides.ours += line;
      if (part === "both" || part === "theirs") sides.theirs += line;
      if (part === "both" || part === "base") sides.base += line;
      continue;
    }
    if (next === "ours") sawBase = false;
    if (next === "base") sawBase = true;
    if (next === "theirs" && !sawBase) hasBase = false;
    part = next;
  }
  return part === "both" ? { ...sides, base: hasBase ? sides.base : undefined } : undefined;
}

/** The part that begins behind a marker; undefined for a line that is none. */
function partAfter(part: Part, line: string): Part | "wrong" | undefined {
  if (/^<{7}(?: |$)/.test(line)) return part === "both" ? "ours" : "wrong";
  if (part === "both") return undefined;
  if (/^\|{7}(?: |$)/.test(line)) return part === "ours" ? "base" : "wrong";
  if (/^={7}$/.test(line)) return part === "theirs" ? "wrong" : "theirs";
  if (/^>{7}(?: |$)/.test(line)) return part === "theirs" ? "both" : "wrong";
  return undefined;
}
