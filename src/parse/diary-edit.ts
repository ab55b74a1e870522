import { isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import { type DiaryEntry, diarySchema } from "../model/programme.ts";
import { flowLine, hiddenIn } from "./note-text.ts";
import { readYaml, yamlLocator } from "./yaml.ts";
import { lineEnd, type Splice } from "./yaml-splice.ts";

/** The diary with the line at its end and the number of that line, from 1; or why nothing could be added, as the end of a sentence. */
export type EditedDiary = { readonly text: string; readonly line: number } | { readonly refused: string };

/**
 * Adds a line to the entries of a diary, as text: every character that was there stays, comments, order, style, a byte
 * order mark and CRLF line ends too. The line goes after the last entry, so that `merge=union` can join two branches.
 * The result is read back: it holds what was there and the new line, or nothing is changed.
 */
export function addDiaryLine(text: string, entry: DiaryEntry): EditedDiary {
  const hidden = hiddenIn(entry);
  if (hidden) return { refused: hidden };
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const source = text.slice(mark.length);
  const before = readEntries(source);
  if (before === undefined) return { refused: "it cannot be read" };
  const end = source.includes("\r\n") ? "\r\n" : "\n";
  const placed = place(source, flowLine(entry), end);
  if (placed === undefined) return { refused: "its entries are no list" };
  const made = source.slice(0, placed.from) + placed.insert + source.slice(placed.to);
  const after = readEntries(made);
  if (after === undefined || !isBeforeAndOne(before, after, entry)) {
    return { refused: "the line does not fit into it as it is laid out" };
  }
  const at = made.indexOf("{on:", placed.from);
  return { text: mark + made, line: made.slice(0, Math.max(at, placed.from)).split("\n").length };
}

/** A diary that holds one line. */
export function newDiary(entry: DiaryEntry): string {
  return `entries:\n  - ${flowLine(entry)}\n`;
}

/** The entries of a diary with the line, from 1, on which each begins; none where the text is no diary. */
export function diaryEntries(text: string): readonly { readonly entry: DiaryEntry; readonly line: number }[] {
  const lines = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const yaml = { path: "diary.yaml", text: lines, from: 0, to: lines.length };
  const shape = diarySchema.safeParse(readYaml(yaml).value);
  if (!shape.success) return [];
  const place = yamlLocator(yaml);
  return shape.data.entries.map((entry, index) => ({ entry, line: place(["entries", index]).line }));
}

function place(source: string, line: string, end: string): Splice | undefined {
  const { contents } = parseDocument(source, {
    version: "1.2",
    schema: "core",
    prettyErrors: false,
    logLevel: "silent",
  });
  const atEnd = (indent: string, from: number): Splice => ({
    from,
    to: from,
    insert: `${indent}${line}${end}`,
  });
  if (contents === null || !isMap(contents)) {
    const gap = source === "" || source.endsWith("\n") ? "" : end;
    return contents === null ? atEnd(`${gap}entries:${end}  - `, source.length) : undefined;
  }
  const pair = contents.items.find((item) => isScalar(item.key) && item.key.value === "entries");
  if (!pair) {
    const gap = source.endsWith("\n") ? "" : end;
    return contents.flow === true ? undefined : atEnd(`${gap}entries:${end}  - `, source.length);
  }
  const value = pair.value as Node | null;
  if (isSeq(value))
    return value.flow ? intoFlow(source, value, line, end) : afterLast(source, value, line, end);
  if (value !== null && !(isScalar(value) && value.value === null)) return undefined;
  const from = lineEnd(source, (pair.key as Node).range?.[1] ?? 0);
  return newLine(source, from, `  - ${line}`, end);
}

/** `[]` becomes a list of lines; into a list in brackets the line goes after its last entry. */
function intoFlow(
  source: string,
  seq: Node & { items: unknown[] },
  line: string,
  end: string,
): Splice | undefined {
  const range = seq.range;
  if (!range) return undefined;
  const last = seq.items.at(-1) as Node | undefined;
  if (last?.range) return { from: last.range[1], to: last.range[1], insert: `, ${line}` };
  const rest = source.slice(range[1], lineEnd(source, range[1]));
  const from = range[0] - (/[ \t]*$/.exec(source.slice(0, range[0]))?.[0].length ?? 0);
  const closing = source.slice(range[1]).startsWith(end) || source.length > range[1] ? "" : end;
  // a comment behind the brackets stays where it is, on the line of the key
  return { from, to: range[1] + rest.length, insert: `${rest}${end}  - ${line}${closing}` };
}

function afterLast(
  source: string,
  seq: Node & { items: unknown[] },
  line: string,
  end: string,
): Splice | undefined {
  const last = seq.items.at(-1) as Node | undefined;
  if (!seq.range || !last?.range) return undefined;
  const indent = seq.range[0] - (source.lastIndexOf("\n", seq.range[0] - 1) + 1);
  const text = `${" ".repeat(indent)}- ${line}`;
  const to = last.range[1];
  // a block of text ends behind its last line feed
  if (source[to - 1] === "\n") return { from: to, to, insert: `${text}${end}` };
  return newLine(source, lineEnd(source, to), text, end);
}

/** A line of its own after the line that ends at an offset. */
function newLine(source: string, from: number, text: string, end: string): Splice {
  const last = from >= source.length;
  return { from, to: from, insert: last ? `${end}${text}${end}` : `${end}${text}` };
}

function readEntries(source: string): Readonly<Record<string, unknown>> | undefined {
  const text = source.replaceAll("\r\n", "\n");
  return readYaml({ path: "diary.yaml", text, from: 0, to: text.length }).value;
}

function isBeforeAndOne(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  entry: DiaryEntry,
): boolean {
  const entries = before["entries"] ?? [];
  if (!Array.isArray(entries)) return false;
  const wanted = { ...before, entries: [...entries, JSON.parse(JSON.stringify(entry))] };
  const sorted = (value: object) =>
    JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(after) === sorted(wanted);
}
