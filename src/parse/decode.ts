import type { Outcome, Problem, Severity } from "../model/problem.ts";
import { startOf } from "../model/problem.ts";
import { lineIndex } from "./lines.ts";

/** No file that holds text may be larger, in bytes. */
export const LARGEST_TEXT = 1024 * 1024;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const CONFLICT = /^(?:<{7} |>{7} |={7}$)/m;
// control characters but tab and line feed, soft hyphen, bidirectional controls, characters without a shape; joiners
// only where they join nothing but ASCII
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|(?<=[ -~])[\u200c\u200d]|[\u200c\u200d](?=[ -~])/;

/**
 * Decodes a file: UTF-8 or nothing, CRLF read as LF, a byte order mark skipped (with a problem of severity info).
 * `value` is undefined where the file cannot be read as text.
 */
export function decode(path: string, bytes: Uint8Array): Outcome<string | undefined> {
  const fail = (rule: string, message: string, hint: string): Outcome<undefined> => ({
    value: undefined,
    problems: [whole(path, rule, "error", message, hint)],
  });
  if (bytes.length > LARGEST_TEXT) {
    return fail("file-too-large", "The file is larger than 1 MiB.", "Keep large material as an attachment.");
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return fail("not-utf-8", "The file is not UTF-8 text.", "Open it in an editor and save it as UTF-8.");
  }
  const problems: Problem[] = [];
  if (text.startsWith("\ufeff")) {
    text = text.slice(1);
    problems.push(
      whole(
        path,
        "byte-order-mark",
        "info",
        "The file begins with a byte order mark.",
        "Save it as UTF-8 without one.",
      ),
    );
  }
  text = text.replaceAll("\r\n", "\n");
  const conflict = CONFLICT.exec(text);
  if (conflict) {
    const place = lineIndex(text).place(path, conflict.index, conflict.index + 7);
    problems.push({
      rule: "merge-conflict-marker",
      severity: "error",
      message: "A merge was not finished here: two versions of the text stand one above the other.",
      place,
      hint: "Keep what is right of both and delete the lines of <, = and > signs.",
      related: [],
    });
    return { value: undefined, problems };
  }
  return { value: text, problems };
}

/** The first unseen character of a text that must have none, as a problem at its place; undefined where there is none. */
export function unseenCharacter(path: string, text: string, from: number, to: number): Problem | undefined {
  const match = UNSEEN.exec(text.slice(from, to));
  if (!match) return undefined;
  const offset = from + match.index;
  const code = (text.codePointAt(offset) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return {
    rule: "unseen-character",
    severity: "error",
    message: `A character that cannot be seen stands here (U+${code}).`,
    place: lineIndex(text).place(path, offset, offset + 1),
    hint: "Delete it, or type the line again.",
    related: [],
  };
}

function whole(path: string, rule: string, severity: Severity, message: string, hint: string): Problem {
  return { rule, severity, message, place: startOf(path), hint, related: [] };
}
