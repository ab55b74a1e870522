import {
  CST,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  Lexer,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";
import type { FieldPath } from "../model/knowledge-base.ts";
import type { Place, Problem } from "../model/problem.ts";
import { type LineIndex, lineIndex } from "./lines.ts";
import { type FindField, plainFinder } from "./plain-places.ts";
import { readPlainYaml } from "./plain-yaml.ts";

/** Deepest nesting of brackets that is read. */
const DEEPEST = 20;
/** Problems told of one file's YAML: enough to mend it by. */
const MOST_PROBLEMS = 50;
/** Spellings that readers of YAML take for different numbers, or for text: `0123`, `0x1F`, `0o17`, `+5`. */
const ODD_NUMBER = /^[-+]?0[\dox]|^\+/;
const BAD_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** A stretch of a text that is YAML. */
export interface YamlText {
  readonly path: string;
  /** The whole file, decoded. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** YAML read as plain data; `value` is undefined where it is no map or has an error. */
export interface YamlRead {
  readonly value: Readonly<Record<string, unknown>> | undefined;
  readonly problems: readonly Problem[];
}

/** Text becomes a place; made once for a file and only when a place is asked for. */
export type Locate = (field: FieldPath, key?: boolean) => Place;

/**
 * Reads YAML 1.2 core: `no` is text, days stay text. Refused, each as a problem at its place: anchors, aliases, tags,
 * merge keys, directives, duplicate keys, keys that are not text, deep nesting, more than one document. Never throws
 * for bad text, and no message quotes a line of the source. What is plain is read in one pass; anything else by the
 * `yaml` package.
 */
export function readYaml(yaml: YamlText): YamlRead {
  const value = readPlainYaml(yaml.text, yaml.from, yaml.to);
  return value ? { value, problems: [] } : readAnyYaml(yaml);
}

/** As `readYaml`, by the `yaml` package whatever the text: what the plain reader is held against. */
export function readAnyYaml(yaml: YamlText): YamlRead {
  const source = yaml.text.slice(yaml.from, yaml.to);
  const told = tellerOf(yaml);
  const refused = textGuard(source);
  if (refused) {
    told.tell({ message: refused.message, from: refused.at, to: refused.at + 1 });
    return { value: undefined, problems: told.problems() };
  }
  try {
    const doc = parse(source);
    for (const { code, pos } of [...doc.errors, ...doc.warnings]) {
      // a tag is refused below, whether it is known or not
      if (code !== "TAG_RESOLVE_FAILED") {
        told.tell({ message: plainYamlMessage(code), from: pos[0], to: pos[1], hint: QUOTE_HINT });
      }
    }
    refuseNodes(doc, told.tell);
    const problems = told.problems();
    if (problems.length > 0) return { value: undefined, problems };
    const value: unknown = doc.toJS({ maxAliasCount: 0 });
    if (value === null) return { value: {}, problems: [] };
    if (isMap(doc.contents) && typeof value === "object")
      return { value: value as Record<string, unknown>, problems: [] };
    told.tell({
      rule: "wrong-type",
      message: "Expected fields, one a line, such as title: …",
      from: 0,
      to: 1,
    });
  } catch {
    const message = "The YAML here is nested too deeply or cannot be read.";
    told.tell({ message, from: 0, to: 1 });
  }
  return { value: undefined, problems: told.problems() };
}

/** Something that is refused, as offsets into the YAML. */
interface Fault {
  /** `yaml-not-read` where it says nothing else. */
  readonly rule?: string;
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly hint?: string;
}

/** Takes faults and gives their problems, one a place; of a file with very many, the first ones and how many more there are. */
function tellerOf(yaml: YamlText) {
  const index = lineIndex(yaml.text);
  const places = new Set<number>();
  const faults: Fault[] = [];
  const problemOf = ({ rule = "yaml-not-read", message, from, to, hint }: Fault): Problem => ({
    rule,
    severity: "error",
    message,
    place: index.place(yaml.path, yaml.from + from, yaml.from + to),
    ...(hint === undefined ? {} : { hint }),
    related: [],
  });
  return {
    tell(fault: Fault) {
      if (places.has(fault.from)) return;
      places.add(fault.from);
      if (faults.length < MOST_PROBLEMS) faults.push(fault);
    },
    problems(): Problem[] {
      const problems = faults.map(problemOf);
      const last = problems.at(-1);
      const more = places.size - faults.length;
      if (more === 0 || !last) return problems;
      return [...problems.slice(0, -1), { ...last, message: `${last.message} ${more} more places follow.` }];
    },
  };
}

function secondTime({ range }: Node): Fault {
  const [from, to] = range ?? [0, 1];
  const message = "This field stands here a second time.";
  return { rule: "duplicate-field", message, from, to, hint: "Keep one of the two." };
}

const QUOTE_HINT = "Text with a colon, a # or a bracket in it goes in double quotes.";

/** Where each field of a YAML text stands. Reads it again on first use: most files are never asked. */
export function yamlLocator(yaml: YamlText): Locate {
  let find: FindField | undefined;
  let index: LineIndex | undefined;
  return (field, key = false) => {
    index ??= lineIndex(yaml.text);
    try {
      find ??= plainFinder(yaml.text, yaml.from, yaml.to) ?? anyFinder(yaml);
      return index.place(yaml.path, ...find(field, key));
    } catch {
      return index.place(yaml.path, yaml.from, yaml.from + 1);
    }
  };
}

/** As `plainFinder`, by the `yaml` package whatever the text: what that one is held against. */
export function anyFinder(yaml: YamlText): FindField {
  const doc = parse(yaml.text.slice(yaml.from, yaml.to));
  return (field, key) => {
    const [from, to] = rangeOf(doc, field, key);
    return [yaml.from + from, yaml.from + to];
  };
}

function parse(source: string): Document<ParsedNode> {
  const { stackTraceLimit } = Error;
  // a file with a quarter of a million faults makes as many errors, and nobody reads where they were made
  Error.stackTraceLimit = 0;
  try {
    const doc = parseDocument(source, {
      version: "1.2",
      schema: "core",
      merge: false,
      // compared here, once each: the package compares each key with all before it
      uniqueKeys: false,
      strict: true,
      prettyErrors: false,
      logLevel: "silent",
    });
    return doc as Document<ParsedNode>;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What is found by looking at the characters alone, before any parser: linear. */
function textGuard(source: string): { message: string; at: number } | undefined {
  let depth = 0;
  let suspect = false;
  let lineStart = true;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (lineStart && character === "%")
      return { message: "A line begins with %, which is not read here.", at };
    if (lineStart && /^(?:\.\.\.|---)(?:\s|$)/.test(source.slice(at, at + 4))) {
      return { message: "A second document begins here, which is not read.", at };
    }
    lineStart = character === "\n";
    if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    else if (lineStart && depth < 0) depth = 0;
    if (depth > DEEPEST) suspect = true;
  }
  return suspect ? tooDeep(source) : undefined;
}

/** The bracket that is too deep. One in a text is no bracket, which the lexer can tell; it does not recurse. */
function tooDeep(source: string): { message: string; at: number } | undefined {
  let depth = 0;
  let at = 0;
  let isText = false;
  for (const token of new Lexer().lex(source)) {
    const kind: CST.TokenType | null = isText ? null : CST.tokenType(token);
    if (kind === "flow-map-start" || kind === "flow-seq-start") depth += 1;
    else if (kind === "flow-map-end" || kind === "flow-seq-end") depth -= 1;
    if (depth > DEEPEST) return { message: `Brackets are nested more than ${DEEPEST} deep.`, at };
    isText = kind === "scalar";
    if (!isText && kind !== "doc-mode" && kind !== "flow-error-end") at += token.length;
  }
  return undefined;
}

/** Anchors, aliases, tags and keys that are no plain text. An explicit tag is refused even where it names a core type. */
function refuseNodes(doc: Document<ParsedNode>, tell: (fault: Fault) => void): void {
  const at = (node: Node, message: string) => {
    const [from, to] = node.range ?? [0, 1];
    tell({ message, from, to });
  };
  visit(doc, {
    Node(_, node) {
      if (isAlias(node)) at(node, "A reference (*) to another place is not read here.");
      else if (node.anchor !== undefined) at(node, "An anchor (&) is not read here.");
      else if (node.tag !== undefined) at(node, "A tag (!) is not read here.");
      else if (isMap(node)) tellRepeated(node, tell);
      else if (isScalar(node) && typeof node.value === "number" && ODD_NUMBER.test(node.source ?? "")) {
        at(node, "This number has a sign, a nought or letters before it; put it in quotes to make it text.");
      }
    },
    Pair(_, { key }) {
      if (!isScalar(key)) at(key as Node, "The name of a field is text, and no list or map.");
      else if (key.value === "<<") at(key, "A merge key (<<) is not read here.");
      else if (typeof key.value !== "string") at(key, "The name of a field is text; put it in quotes.");
      else if (BAD_KEYS.has(key.value)) at(key, "This name of a field is not read here.");
    },
  });
}

/** A field that stands twice in one map; each name is compared once. */
function tellRepeated({ items }: YAMLMap, tell: (fault: Fault) => void): void {
  const seen = new Set<unknown>();
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) tell(secondTime(key));
    seen.add(key.value);
  }
}

function rangeOf(doc: Document<ParsedNode>, field: FieldPath, key: boolean): [number, number] {
  let node: unknown = doc.contents;
  let range: [number, number] = [0, 1];
  for (const [depth, step] of field.entries()) {
    const last = depth === field.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step);
      if (!pair) return range;
      const keyRange = (pair.key as Node).range;
      const valueRange = (pair.value as Node | null)?.range;
      if (keyRange && (key || !valueRange || valueRange[0] === valueRange[1]))
        range = [keyRange[0], keyRange[1]];
      else if (valueRange)
        range = last ? [valueRange[0], valueRange[1]] : firstLine(doc, keyRange, valueRange);
      node = pair.value;
    } else if (node !== null && typeof node === "object" && "items" in node && Array.isArray(node.items)) {
      const item: unknown = node.items[Number(step)];
      const itemRange = (item as Node | undefined)?.range;
      if (!itemRange) return range;
      range = [itemRange[0], itemRange[1]];
      node = item;
    } else return range;
  }
  return range;
}

/** For a map or a list that holds an absent field: the key that it stands under. */
function firstLine(_: unknown, key: Node["range"], value: NonNullable<Node["range"]>): [number, number] {
  return key ? [key[0], key[1]] : [value[0], value[0] + 1];
}

function plainYamlMessage(code: string): string {
  switch (code) {
    case "BAD_INDENT":
      return "The indentation does not fit the lines above.";
    case "TAB_AS_INDENT":
      return "A tab is used to indent; use spaces.";
    case "MISSING_CHAR":
      return "A closing quote, bracket or colon is missing.";
    case "BLOCK_IN_FLOW":
    case "BLOCK_AS_IMPLICIT_KEY":
    case "MULTILINE_IMPLICIT_KEY":
      return "A colon stands where text was expected.";
    case "UNEXPECTED_TOKEN":
      return "Something stands here that does not belong to the line.";
    default:
      return "This is not YAML that can be read.";
  }
}
