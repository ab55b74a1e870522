import type { Problem } from "../model/problem.ts";
import { unseenCharacter } from "./decode.ts";
import { lineIndex } from "./lines.ts";

/** How long front matter may be: bytes of UTF-16 text are counted as characters, which is never stricter than said. */
export interface FrontMatterLimits {
  readonly characters: number;
  readonly lines: number;
}

/** A note's front matter is written by hand; a register entry's and the own words' grow with updates and stamps. */
export const NOTE_LIMITS: FrontMatterLimits = { characters: 8 * 1024, lines: 400 };
export const ENTRY_LIMITS: FrontMatterLimits = { characters: 64 * 1024, lines: 4000 };
/** For files that are YAML as a whole. */
export const DATA_LIMITS: FrontMatterLimits = { characters: 256 * 1024, lines: 16_000 };

/** Where in a file the front matter and the body stand, as offsets. */
export interface SplitFile {
  readonly yamlFrom: number;
  readonly yamlTo: number;
  readonly bodyFrom: number;
}

/**
 * Finds the front matter: the first line is exactly `---`, and so is a later one. Anything else (`---js` and the like)
 * is a problem, so that no engine but YAML is ever asked.
 */
export function splitFrontMatter(
  path: string,
  text: string,
  limits: FrontMatterLimits,
): { value: SplitFile | undefined; problem: Problem | undefined } {
  const at = (from: number, to: number, rule: string, message: string, hint: string) => ({
    value: undefined,
    problem: {
      rule,
      severity: "error" as const,
      message,
      place: lineIndex(text).place(path, from, to),
      hint,
      related: [],
    },
  });
  const firstEnd = lineEnd(text, 0);
  if (text.slice(0, firstEnd) !== "---") {
    const hint = "The first line of the file is three hyphens and nothing else.";
    return at(0, firstEnd, "no-front-matter", "The file does not begin with a line of three hyphens.", hint);
  }
  const yamlFrom = firstEnd + 1;
  for (let from = yamlFrom, line = 0; from <= text.length; from = lineEnd(text, from) + 1, line += 1) {
    const to = lineEnd(text, from);
    if (from - yamlFrom > limits.characters || line > limits.lines) {
      const most = `${limits.characters / 1024} KiB or ${limits.lines} lines`;
      return at(
        from,
        to,
        "front-matter-too-long",
        `The front matter is longer than ${most}.`,
        "Shorten it, or make two notes.",
      );
    }
    if (to - from === 3 && text.startsWith("---", from)) {
      const value = { yamlFrom, yamlTo: from, bodyFrom: Math.min(to + 1, text.length) };
      const unseen = unseenCharacter(path, text, yamlFrom, from);
      return { value: unseen ? undefined : value, problem: unseen };
    }
  }
  const hint = "Close the front matter with a line of three hyphens.";
  return at(0, 3, "no-front-matter", "The front matter has no closing line of three hyphens.", hint);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
