import { MAY_BE_UNSEEN, UNSEEN } from "../model/printable.ts";
import type { Outcome, Problem, Severity } from "../model/problem.ts";
import { startOf } from "../model/problem.ts";
import { LARGEST_TEXT } from "./largest-text.ts";
import { lineIndex } from "./lines.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const CONFLICT = /^(?:<{7} |>{7} |={7}$|\|{7}(?: |$))/m;

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
  if (isUtf16(bytes)) {
    const message = "The file is UTF-16 text, and UTF-8 was expected.";
    return fail("not-utf-8", message, "Open it in an editor and save it as UTF-8.");
  }
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { value: undefined, problems: [notUtf8(path, bytes)] };
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
  const mixed = mixedLineEnds(path, text);
  if (mixed) problems.push(mixed);
  text = text.replaceAll("\r\n", "\n");
  const conflict = CONFLICT.exec(text);
  if (conflict) {
    const place = lineIndex(text).place(path, conflict.index, conflict.index + 7);
    problems.push({
      rule: "merge-conflict-marker",
      severity: "error",
      message: "A merge was not finished here: two versions of the text stand one above the other.",
      place,
      hint: path.startsWith("registers/")
        ? `If both only added updates: scrutiny update ${path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/, "")} --merge. Else keep what is right of both and delete the lines of <, = and > signs.`
        : "Keep what is right of both and delete the lines of <, = and > signs.",
      related: [],
    });
    return { value: undefined, problems };
  }
  return { value: text, problems };
}

/** UTF-16 is told by its mark, or by a zero in one half of the first character and not in the other. */
function isUtf16([first, second]: Uint8Array): boolean {
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return marked || (second !== undefined && (first === 0) !== (second === 0));
}

/** The first byte that cannot be read is shown. */
function notUtf8(path: string, bytes: Uint8Array): Problem {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).replaceAll("\r\n", "\n");
  const at = text.indexOf("\ufffd");
  return {
    rule: "not-utf-8",
    severity: "error",
    message: "The file is not UTF-8 text; the first byte that cannot be read stands here.",
    place: lineIndex(text).place(path, at, at + 1),
    hint: "Open it in an editor with the encoding that it has, often Windows-1252, and save it as UTF-8.",
    related: [],
  };
}

/** The first line that does not end as the first line does, where one ends with CRLF and another with LF alone. */
function mixedLineEnds(path: string, text: string): Problem | undefined {
  if (!text.includes("\r\n")) return undefined;
  const isCrlf = (end: number) => text[end - 1] === "\r";
  const first = text.indexOf("\n");
  let line = 1;
  let from = 0;
  for (let end = first; end !== -1; from = end + 1, end = text.indexOf("\n", from), line += 1) {
    if (isCrlf(end) === isCrlf(first)) continue;
    const column = (isCrlf(end) ? end - 1 : end) - from + 1;
    return {
      rule: "mixed-line-ends",
      severity: "info",
      message: `This line ends with ${isCrlf(end) ? "CRLF" : "LF"}, and those above it with ${isCrlf(first) ? "CRLF" : "LF"}.`,
      place: { path, line, column, endLine: line, endColumn: column },
      hint: "Save the file with one kind of line end; with * text=auto in .gitattributes git keeps it so.",
      related: [],
    };
  }
  return undefined;
}

/** The first unseen character of a text that must have none, as a problem at its place; undefined where there is none. */
export function unseenCharacter(path: string, text: string, from: number, to: number): Problem | undefined {
  const stretch = text.slice(from, to);
  const match = MAY_BE_UNSEEN.test(stretch) ? UNSEEN.exec(stretch) : undefined;
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

/** The same below the fields, where a person may have pasted it unknowingly: a warning. */
export function unseenInBody(path: string, text: string, from: number): Problem | undefined {
  const found = unseenCharacter(path, text, from, text.length);
  return found && { ...found, rule: "unseen-character-in-body", severity: "warning" };
}

function whole(path: string, rule: string, severity: Severity, message: string, hint: string): Problem {
  return { rule, severity, message, place: startOf(path), hint, related: [] };
}
