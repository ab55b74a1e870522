import { isMap, isScalar, isSeq, type Node } from "yaml";
import type { NoteFields } from "../model/note.ts";
import { noteSchema } from "../model/note.ts";
import { isSame } from "../model/same-value.ts";
import { unseenCharacter } from "./decode.ts";
import { NOTE_LIMITS } from "./front-matter.ts";
import { readRecordFile } from "./record.ts";
import { documentOf, flow, flowText, PRINT, plainScalars, withoutEmpty } from "./yaml-value.ts";

/** What a person gives of a note: the fields that they gave, under their names in the file. */
export type NoteInputFields = { readonly [K in keyof NoteFields]?: NoteFields[K] | undefined };

/** A note's text, or the one reason why these fields cannot stand in a note. */
export type NoteText = { readonly text: string } | { readonly refused: string };

/**
 * Makes the text of an evidence note: front matter in the order of the schema, empty lists and absent fields left out,
 * a finding on one line but where it holds a quote. Text that YAML would misread is quoted. What is printed is read back
 * and compared, so that a note either says what was given or is refused with its reason. `fields` have passed the schema.
 */
export function noteText(fields: NoteInputFields, body: string): NoteText {
  const given = withoutEmpty(fields) as Record<string, unknown>;
  const hidden = hiddenIn(given);
  if (hidden) return { refused: hidden };
  const cleanBody = bodyText(body);
  for (const quoteAll of [false, true]) {
    const text = `---\n${frontMatter(given, quoteAll)}---\n${cleanBody}`;
    const back = readBack(text);
    if ("refused" in back) {
      if (quoteAll) return back;
    } else if (back.body === cleanBody && isSame(withoutEmpty(back.fields), { status: "draft", ...given }))
      return { text };
  }
  return { refused: "Something in it cannot be written so that it reads back as it was typed." };
}

/** One entry of a list on one line, `{on: 2025-07-14, activity: dsp-group, outcome: done}`, as the diary has it. */
export function flowLine(value: Readonly<Record<string, unknown>>): string {
  return flowText(withoutEmpty(value));
}

/** Lists whose entries stand on a line each. */
const A_LINE_EACH = new Set(["findings", "figures", "sources", "passed-on"]);

function frontMatter(given: Readonly<Record<string, unknown>>, quoteAll: boolean): string {
  const doc = documentOf(given);
  if (isMap(doc.contents)) {
    for (const pair of doc.contents.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : "";
      const value = pair.value as Node | null;
      if (isSeq(value) && A_LINE_EACH.has(name)) {
        for (const item of value.items)
          if (!(isMap(item) && item.has("quote"))) flow(item as Node);
          else for (const own of item.items) flow(own.value as Node);
      } else flow(value);
    }
  }
  plainScalars(doc, quoteAll);
  return doc.toString(PRINT);
}

/** Line feeds, one at the end; no white space at the end of the whole. */
function bodyText(body: string): string {
  const text = body.replaceAll("\r\n", "\n").trimEnd();
  return text === "" ? "" : `${text}\n`;
}

function readBack(
  text: string,
): { readonly fields: Record<string, unknown>; readonly body: string } | { readonly refused: string } {
  const bytes = new TextEncoder().encode(text);
  const read = readRecordFile({ path: "note", bytes }, noteSchema, NOTE_LIMITS);
  if (read.value) return { fields: read.value.value, body: read.value.body };
  const first = read.problems.find((one) => one.severity === "error");
  return { refused: `${first?.message ?? "It cannot be read back."}${first?.hint ? ` ${first.hint}` : ""}` };
}

/** The field that holds a character which cannot be seen, in words; undefined where none does. */
export function hiddenIn(value: unknown, path: readonly (string | number)[] = []): string | undefined {
  if (typeof value === "string") {
    const unseen = unseenCharacter("note", value, 0, value.length);
    const name = path.map((step) => (typeof step === "number" ? step + 1 : step)).join(".");
    if (unseen) return `${name}: ${unseen.message} Type it again.`;
    return /\p{Cs}/u.test(value) ? `${name}: half a character stands here. Type it again.` : undefined;
  }
  if (value === null || typeof value !== "object") return undefined;
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  for (const [step, one] of entries) {
    const found = hiddenIn(one, [...path, step]);
    if (found) return found;
  }
  return undefined;
}
