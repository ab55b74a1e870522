import type { FieldPath } from "../model/knowledge-base.ts";
import { isSame } from "../model/same-value.ts";
import { DATA_LIMITS, ENTRY_LIMITS, splitFrontMatter } from "./front-matter.ts";
import { hiddenIn } from "./note-text.ts";
import { readYaml } from "./yaml.ts";
import { editedYaml, type YamlEdit } from "./yaml-edit.ts";
import { withoutEmpty } from "./yaml-value.ts";

/** One change to a front matter or YAML file. `set` replaces or adds a field; `append` adds an item to the list at the path (made where absent or empty). */
export type RecordEdit = YamlEdit;

/** The text with the edits, or why they could not be made, as the end of a sentence. */
export type EditedRecord = { readonly text: string } | { readonly refused: string };

/**
 * The text with the edits made in their order: every other character stays, comments, order, quoting, a byte order mark
 * and CRLF line ends too. Absent fields and empty lists inside a value are left out. The result is read back: it holds
 * what was there and the edits, or nothing is changed. Whether it still fits its schema is for the caller to ask.
 */
export function editedRecord(
  text: string,
  edits: readonly RecordEdit[],
  kind: "front-matter" | "yaml",
): EditedRecord {
  const hidden = edits.map(({ path, value }) => hiddenIn(value, path)).find((one) => one !== undefined);
  if (hidden) return { refused: hidden };
  const cut = stretchOf(text, kind);
  if ("refused" in cut) return cut;
  const yaml = text.slice(cut.from, cut.to);
  const before = read(yaml);
  if (before === undefined) return { refused: "it cannot be read" };
  const wanted = edits.map((edit) => ({ ...edit, value: withoutEmpty(edit.value) }));
  const expected = wanted.reduce<unknown>((value, edit) => applied(value, edit, edit.path), before);
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  for (const quoteAll of [false, true]) {
    const made = wanted.reduce<string | undefined>(
      (source, edit) => (source === undefined ? undefined : editedYaml(source, edit, { end, quoteAll })),
      yaml,
    );
    if (made === undefined || !isSame(read(made), expected)) continue;
    const whole = text.slice(0, cut.from) + made + text.slice(cut.to);
    return tooLong(whole, kind) ?? { text: whole };
  }
  return { refused: "the change does not fit into it as it is laid out" };
}

/** Where the YAML stands, by offsets into the text as it is. */
function stretchOf(
  text: string,
  kind: "front-matter" | "yaml",
): { readonly from: number; readonly to: number } | { readonly refused: string } {
  const mark = text.startsWith("\ufeff") ? 1 : 0;
  if (kind === "yaml") return { from: mark, to: text.length };
  const first = /^---\r?\n/.exec(text.slice(mark));
  if (!first) return { refused: "it does not begin with a line of three hyphens" };
  const from = mark + first[0].length;
  const last = /^---\r?$/m.exec(text.slice(from));
  if (!last) return { refused: "its front matter has no closing line of three hyphens" };
  return { from, to: from + last.index };
}

function tooLong(text: string, kind: "front-matter" | "yaml"): EditedRecord | undefined {
  const lines = linesOf(text.replace(/^\ufeff/, ""));
  if (kind === "yaml")
    return lines.length > DATA_LIMITS.characters ? { refused: "it would be too long to be read" } : undefined;
  const { problem } = splitFrontMatter("record", lines, ENTRY_LIMITS);
  return problem && { refused: `with it ${lowerFirst(problem.message).replace(/\.$/, "")}` };
}

function read(yaml: string): unknown {
  const text = linesOf(yaml);
  return readYaml({ path: "record", text, from: 0, to: text.length }).value;
}

function linesOf(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** What the edit makes of the data; the same data where the path leads nowhere, which is then refused. */
function applied(value: unknown, edit: RecordEdit, path: FieldPath): unknown {
  const [step, ...rest] = path;
  if (step === undefined && edit.is === "set") return edit.value;
  if (step === undefined) return Array.isArray(value ?? []) ? [...((value ?? []) as []), edit.value] : value;
  if (Array.isArray(value))
    return value.map((one, index) => (index === step ? applied(one, edit, rest) : one));
  if (value !== null && value !== undefined && typeof value !== "object") return value;
  const fields = (value ?? {}) as Readonly<Record<string, unknown>>;
  const known = Object.hasOwn(fields, step) ? fields[step] : undefined;
  return { ...fields, [step]: applied(known, edit, rest) };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
