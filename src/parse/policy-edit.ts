import { Document, isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import type { Waiver } from "../model/policy.ts";
import { flowLine, hiddenIn } from "./note-text.ts";
import { readYaml } from "./yaml.ts";
import { columnOf, endOf, lineEnd, linesAfter, type Splice, spliced } from "./yaml-splice.ts";

/** A waiver for `scrutiny.yaml`, and the salt of its digest where the file has none. */
export interface WaiverAddition {
  readonly waiver: Waiver;
  readonly salt?: string | undefined;
}

/** The policy with the waiver, and the line, from 1, on which it begins; or why it could not be added, as the end of a sentence. */
export type EditedPolicy = { readonly text: string; readonly line: number } | { readonly refused: string };

/**
 * Adds a waiver at the end of `privacy.waivers`, as text: every character that was there stays, comments, order, style,
 * a byte order mark and CRLF line ends too. The result is read back: it holds what was there and the waiver, or nothing
 * is changed.
 */
export function addWaiver(text: string, addition: WaiverAddition): EditedPolicy {
  const hidden = hiddenIn(addition.waiver);
  if (hidden) return { refused: hidden };
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const source = text.slice(mark.length);
  const before = read(source);
  if (before === undefined) return { refused: "it cannot be read" };
  const end = source.includes("\r\n") ? "\r\n" : "\n";
  const made = spliced(source, splicesOf(source, addition, end));
  const after = read(made);
  if (after === undefined || !isSame(after, withWaiver(before, addition)))
    return { refused: "the waiver does not fit into it as it is laid out" };
  return { text: mark + made, line: lineOfLast(made) };
}

/** The lines of a waiver as they stand in a list. */
export function waiverLines(waiver: Waiver): readonly string[] {
  const doc = new Document(waiver, { version: "1.2", schema: "core" });
  return doc
    .toString({ lineWidth: 0 })
    .trimEnd()
    .split("\n")
    .map((line, index) => `${index === 0 ? "- " : "  "}${line}`);
}

function splicesOf(source: string, { waiver, salt }: WaiverAddition, end: string): readonly Splice[] {
  const { contents } = parse(source);
  if (!isMap(contents) || contents.flow === true) return [];
  const pair = pairOf(contents, "privacy");
  const saltLines = salt === undefined ? [] : [`salt: "${salt}"`];
  const whole = [...saltLines, "waivers:", ...indented(waiverLines(waiver), 2)];
  if (!pair) return [atEnd(source, ["privacy:", ...indented(whole, 2)], end)];
  if (!isMap(pair.value)) return [linesAfter(source, endOf(pair.key), indented(whole, 2), end)];
  const privacy = pair.value;
  if (privacy.flow) return intoFlowMap(privacy, { waiver, salt });
  const indent = columnOf(source, privacy.range?.[0] ?? 0);
  const saltAt = linesAfter(source, endOf(pair.key), indented(saltLines, indent), end);
  const waivers = pairOf(privacy, "waivers");
  const added = waivers
    ? intoList(source, waivers, { waiver, indent, end })
    : [
        linesAfter(
          source,
          endOf(privacy),
          indented(["waivers:", ...indented(waiverLines(waiver), 2)], indent),
          end,
        ),
      ];
  return [...(salt === undefined ? [] : [saltAt]), ...added];
}

interface Listing {
  readonly waiver: Waiver;
  /** How far the key of the list is indented. */
  readonly indent: number;
  readonly end: string;
}

function intoList(source: string, { key, value }: Pair, { waiver, indent, end }: Listing): readonly Splice[] {
  const lines = waiverLines(waiver);
  if (!isSeq(value)) return [linesAfter(source, endOf(key), indented(lines, indent + 2), end)];
  const from = value.range?.[0] ?? 0;
  if (!value.flow) return [linesAfter(source, endOf(value), indented(lines, columnOf(source, from)), end)];
  if (value.items.length > 0) return [intoFlowList(value, waiver)];
  // [] goes, and a comment behind it stays on the line of the key
  const to = value.range?.[1] ?? from;
  const blanks = /[ \t]*$/.exec(source.slice(0, from))?.[0].length ?? 0;
  return [
    { from: from - blanks, to, insert: "" },
    linesAfter(source, lineEnd(source, to), indented(lines, indent + 2), end),
  ];
}

function intoFlowMap(privacy: YAMLMap, { waiver, salt }: WaiverAddition): readonly Splice[] {
  const waivers = pairOf(privacy, "waivers")?.value;
  const isListed = isSeq(waivers) && waivers.flow === true;
  const fresh = [
    ...(salt === undefined ? [] : [`salt: "${salt}"`]),
    ...(isListed ? [] : [`waivers: [${flowLine({ ...waiver })}]`]),
  ];
  const comma = privacy.items.length > 0 ? ", " : "";
  const at = privacy.items.length > 0 ? endOf(privacy.items.at(-1)) : (privacy.range?.[0] ?? 0) + 1;
  return [
    ...(fresh.length > 0 ? [{ from: at, to: at, insert: comma + fresh.join(", ") }] : []),
    ...(isListed ? [intoFlowList(waivers, waiver)] : []),
  ];
}

function intoFlowList(list: YAMLSeq, waiver: Waiver): Splice {
  const comma = list.items.length > 0 ? ", " : "";
  const at = list.items.length > 0 ? endOf(list.items.at(-1)) : (list.range?.[0] ?? 0) + 1;
  return { from: at, to: at, insert: comma + flowLine({ ...waiver }) };
}

function atEnd(source: string, lines: readonly string[], end: string): Splice {
  const gap = source === "" || source.endsWith("\n") ? "" : end;
  return { from: source.length, to: source.length, insert: gap + lines.join(end) + end };
}

function indented(lines: readonly string[], by: number): readonly string[] {
  return lines.map((line) => " ".repeat(by) + line);
}

function pairOf(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name);
}

function parse(source: string): Document {
  const options = { version: "1.2", schema: "core", prettyErrors: false, logLevel: "silent" } as const;
  return parseDocument(source, options) as unknown as Document;
}

function read(source: string): Readonly<Record<string, unknown>> | undefined {
  const text = source.replaceAll("\r\n", "\n");
  return readYaml({ path: "scrutiny.yaml", text, from: 0, to: text.length }).value;
}

function lineOfLast(made: string): number {
  const { contents } = parse(made);
  const privacy = isMap(contents) ? contents.get("privacy") : undefined;
  const list = isMap(privacy) ? privacy.get("waivers") : undefined;
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  const from = isMap(last) ? (last.range?.[0] ?? 0) : 0;
  return made.slice(0, from).split("\n").length;
}

function withWaiver(before: Readonly<Record<string, unknown>>, { waiver, salt }: WaiverAddition): unknown {
  const privacy = (before["privacy"] ?? {}) as Record<string, unknown>;
  const waivers = [...((privacy["waivers"] ?? []) as unknown[]), waiver];
  return { ...before, privacy: { ...privacy, ...(salt === undefined ? {} : { salt }), waivers } };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The value with the fields of each map in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]),
  );
}
