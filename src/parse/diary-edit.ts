import { type DiaryEntry, diarySchema } from "../model/programme.ts";
import { flowLine } from "./note-text.ts";
import { editedRecord } from "./record-edit.ts";
import { readYaml, yamlLocator } from "./yaml.ts";

/** The diary with the line at its end and the number of that line, from 1; or why nothing could be added, as the end of a sentence. */
export type EditedDiary = { readonly text: string; readonly line: number } | { readonly refused: string };

/**
 * Adds a line to the entries of a diary, as text: every character that was there stays, comments, order, style, a byte
 * order mark and CRLF line ends too. The line goes after the last entry, so that `merge=union` can join two branches.
 * The result is read back: it holds what was there and the new line, or nothing is changed.
 */
export function addDiaryLine(text: string, entry: DiaryEntry): EditedDiary {
  const edited = editedRecord(text, [{ is: "append", path: ["entries"], value: entry }], "yaml");
  if ("refused" in edited) return edited;
  const line = edited.text.indexOf("{on:", firstDifference(text, edited.text));
  return { text: edited.text, line: edited.text.slice(0, Math.max(0, line)).split("\n").length };
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

/** Where two texts part. */
function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
