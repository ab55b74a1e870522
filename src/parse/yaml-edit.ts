import {
  CST,
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { FieldPath } from "../model/knowledge-base.ts";
import { columnOf, endOf, lineEnd, linesAfter, type Splice, spliced } from "./yaml-splice.ts";
import { fieldText, flowText } from "./yaml-value.ts";

/** One change to YAML. `set` replaces or adds a field; `append` adds an item to the list at the path (made where absent or empty). */
export type YamlEdit =
  | { readonly is: "set"; readonly path: FieldPath; readonly value: unknown }
  | { readonly is: "append"; readonly path: FieldPath; readonly value: unknown };

/** How what is new is printed. */
export interface YamlPrint {
  /** The line end of the file. */
  readonly end: string;
  /** Whether all text is put in quotes, for what would not read back without. */
  readonly quoteAll: boolean;
}

/** Lists that stay at the end of a record, in this order: a new field goes above them. */
const LAST_FIELDS = ["updates", "reviews"];

/**
 * YAML with one change made as text, so that every other character stays; undefined where the change does not fit into
 * it as it is laid out. What comes out is to be read back by the caller.
 */
export function editedYaml(source: string, edit: YamlEdit, print: YamlPrint): string | undefined {
  const { contents } = parse(source);
  const [first, ...rest] = edit.path;
  if (typeof first !== "string") return undefined;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    const value = nested(rest, edit.is === "append" ? [edit.value] : edit.value);
    return value === undefined ? undefined : source + atEnd(source, first, value.made, print);
  }
  const done = change({ source, print, isFlow: false }, contents, edit);
  if (done === undefined) return undefined;
  if ("splices" in done) return spliced(source, done.splices);
  let made: string | undefined = source;
  for (const one of done.edits) made = made === undefined ? undefined : editedYaml(made, one, print);
  return made;
}

/** What to splice, or smaller edits that come to the same; undefined where it cannot be done. */
type Change = { readonly splices: readonly Splice[] } | { readonly edits: readonly YamlEdit[] } | undefined;

/** A text, and where in it: inside brackets or not. */
interface Editing {
  readonly source: string;
  readonly print: YamlPrint;
  readonly isFlow: boolean;
}

function change(at: Editing, root: unknown, edit: YamlEdit): Change {
  let node = root;
  let editing = at;
  for (const [depth, step] of edit.path.entries()) {
    const rest = edit.path.slice(depth + 1);
    const isFlow = editing.isFlow || (isCollection(node) && node.flow === true);
    editing = { ...editing, isFlow };
    if (isSeq(node)) {
      node = typeof step === "number" ? node.items[step] : undefined;
      if (node === undefined || (rest.length === 0 && edit.is === "set")) return undefined;
    } else if (isMap(node)) {
      const pair = pairOf(node, step);
      if (!pair) return newField(editing, node, String(step), nested(rest, asList(edit)));
      const isLast = rest.length === 0 || !isCollection(pair.value);
      if (isLast && rest.length > 0) {
        const inner = nested(rest, asList(edit));
        return inner && isEmpty(pair.value) ? fieldValue(editing, pair, inner.made) : undefined;
      }
      if (isLast)
        return edit.is === "append"
          ? appended(editing, pair, edit.value)
          : (fieldValue(editing, pair, edit.value) ?? fieldByField(pair, edit));
      node = pair.value;
    } else return undefined;
  }
  return isSeq(node) && edit.is === "append" ? intoItems(editing, node, edit.value) : undefined;
}

function asList({ is, value }: YamlEdit): unknown {
  return is === "append" ? [value] : value;
}

/** The value under the names that lead to it; undefined where a position in a list does. */
function nested(path: FieldPath, value: unknown): { readonly made: unknown } | undefined {
  let made = value;
  for (const step of path.toReversed()) {
    if (typeof step !== "string") return undefined;
    made = { [step]: made };
  }
  return { made };
}

function newField(
  at: Editing,
  map: YAMLMap,
  key: string,
  value: { readonly made: unknown } | undefined,
): Change {
  if (!value) return undefined;
  if (at.isFlow) {
    const text = `${key}: ${flowText(value.made, at.print.quoteAll)}`;
    return { splices: [intoBrackets(map, text)] };
  }
  const indent = columnOf(at.source, map.range?.[0] ?? 0);
  const lines = indented(fieldLines(key, value.made, at.print), indent);
  const below = LAST_FIELDS.slice(Math.max(0, LAST_FIELDS.indexOf(key) + 1)).filter((one) => one !== key);
  const next = LAST_FIELDS.at(-1) === key ? -1 : map.items.findIndex((item) => below.includes(keyOf(item)));
  if (next === 0) {
    const from = map.range?.[0] ?? 0;
    const text = `${lines.join(at.print.end).trimStart()}${at.print.end}${" ".repeat(indent)}`;
    return { splices: [{ from, to: from, insert: text }] };
  }
  const above = next === -1 ? map.items.at(-1) : map.items[next - 1];
  return { splices: [linesAfter(at.source, endOf(above), lines, at.print.end)] };
}

/** A value in the place of another; undefined where a comment stands inside what would go. */
function fieldValue({ source, print, isFlow }: Editing, pair: Pair, value: unknown): Change {
  const keyEnd = endOf(pair.key);
  const colon = /^[ \t]*:/.exec(source.slice(keyEnd))?.[0].length ?? 0;
  const text = isFlow ? flowText(value, print.quoteAll) : fieldText("k", value, print.quoteAll).slice(3);
  const after = keyEnd + colon;
  if (isEmpty(pair.value)) {
    const mark = colon === 0 ? ": " : " ";
    return { splices: [{ from: after, to: after, insert: mark + text }] };
  }
  const from = (pair.value as Node).range?.[0] ?? after;
  const to = endOf(pair.value);
  const isOnLine = !source.slice(after, from).includes("\n");
  const start = isOnLine ? from : after;
  // a block of text ends behind its line feed
  const stop = source[to - 1] === "\n" ? to - (source[to - 2] === "\r" ? 2 : 1) : to;
  if (hasComment(source, start, stop)) return undefined;
  return { splices: [{ from: start, to: stop, insert: isOnLine ? text : ` ${text}` }] };
}

/** A map over a map in which comments stand: each field by itself. */
function fieldByField({ value: node }: Pair, { path, value }: YamlEdit): Change {
  if (!isMap(node) || value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  const wanted = Object.entries(value);
  if (node.items.some((item) => !wanted.some(([key]) => key === keyOf(item)))) return undefined;
  const was = node.toJSON() as Readonly<Record<string, unknown>>;
  const changed = wanted.filter(([key, one]) => JSON.stringify(one) !== JSON.stringify(was[key]));
  return { edits: changed.map(([key, one]) => ({ is: "set", path: [...path, key], value: one })) };
}

function appended(at: Editing, pair: Pair, value: unknown): Change {
  const { source, print } = at;
  const list = pair.value;
  if (isEmpty(list)) {
    if (at.isFlow || !isFields(value)) return fieldValue(at, pair, [value]);
    const indent = columnOf(source, (pair.key as Node).range?.[0] ?? 0);
    const lines = indented(itemLines(value, print), indent + 2);
    return { splices: [linesAfter(source, endOf(pair.key), lines, print.end)] };
  }
  if (!isSeq(list)) return undefined;
  if (list.flow === true && list.items.length === 0 && !at.isFlow && isFields(value)) {
    // [] goes, and a comment behind it stays on the line of the key
    const [from, to] = list.range ?? [0, 0];
    const blanks = /[ \t]*$/.exec(source.slice(0, from))?.[0].length ?? 0;
    const indent = columnOf(source, (pair.key as Node).range?.[0] ?? 0);
    const lines = indented(itemLines(value, print), indent + 2);
    return {
      splices: [
        { from: from - blanks, to, insert: "" },
        linesAfter(source, lineEnd(source, to), lines, print.end),
      ],
    };
  }
  return intoItems(at, list, value);
}

function intoItems({ source, print }: Editing, list: YAMLSeq, value: unknown): Change {
  if (list.flow === true) return { splices: [intoBrackets(list, flowText(value, print.quoteAll))] };
  const indent = columnOf(source, list.range?.[0] ?? 0);
  return {
    splices: [linesAfter(source, endOf(list), indented(itemLines(value, print), indent), print.end)],
  };
}

function intoBrackets(node: YAMLMap | YAMLSeq, text: string): Splice {
  const last = node.items.at(-1);
  const at = last === undefined ? (node.range?.[0] ?? 0) + 1 : endOf(last);
  return { from: at, to: at, insert: last === undefined ? text : `, ${text}` };
}

function fieldLines(key: string, value: unknown, print: YamlPrint): readonly string[] {
  if (Array.isArray(value) && value.some(isFields))
    return [`${key}:`, ...value.flatMap((one) => indented(itemLines(one, print), 2))];
  return [fieldText(key, value, print.quoteAll)];
}

function itemLines(value: unknown, { quoteAll }: YamlPrint): readonly string[] {
  return [`- ${isFields(value) ? flowText(value, quoteAll) : fieldText("k", value, quoteAll).slice(3)}`];
}

function atEnd(source: string, key: string, value: unknown, print: YamlPrint): string {
  const gap = source === "" || source.endsWith("\n") ? "" : print.end;
  return gap + fieldLines(key, value, print).join(print.end) + print.end;
}

function indented(lines: readonly string[], by: number): readonly string[] {
  return lines.map((line) => " ".repeat(by) + line);
}

function isFields(value: unknown): boolean {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function isEmpty(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null && (node.source ?? "") === "");
}

function pairOf(map: YAMLMap, name: unknown): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}

/** Whether a comment begins in a stretch; asked of the lexer, as a # may be text. */
function hasComment(source: string, from: number, to: number): boolean {
  let at = 0;
  let isText = false;
  for (const token of new Lexer().lex(source)) {
    const kind: CST.TokenType | null = isText ? null : CST.tokenType(token);
    if (!isText && (kind === "doc-mode" || kind === "flow-error-end" || kind === "scalar")) {
      isText = kind === "scalar";
      continue;
    }
    isText = false;
    if (kind === "comment" && at >= from && at < to) return true;
    at += token.length;
  }
  return false;
}

function parse(source: string): Document {
  const options = { version: "1.2", schema: "core", prettyErrors: false, logLevel: "silent" } as const;
  return parseDocument(source, options) as unknown as Document;
}
