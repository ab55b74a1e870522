import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
} from "yaml";
import type { FieldPath } from "../model/knowledge-base.ts";
import type { Place, Problem } from "../model/problem.ts";
import { lineIndex } from "./lines.ts";

/** Deepest nesting of brackets that is read. */
const DEEPEST = 20;
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
 * for bad text, and no message quotes a line of the source.
 */
export function readYaml(yaml: YamlText): YamlRead {
  const source = yaml.text.slice(yaml.from, yaml.to);
  const problem = (rule: string, message: string, from: number, to: number, hint?: string): Problem => ({
    rule,
    severity: "error",
    message,
    place: lineIndex(yaml.text).place(yaml.path, yaml.from + from, yaml.from + to),
    ...(hint === undefined ? {} : { hint }),
    related: [],
  });
  const refused = textGuard(source);
  if (refused)
    return {
      value: undefined,
      problems: [problem("yaml-not-read", refused.message, refused.at, refused.at + 1)],
    };
  try {
    const doc = parse(source);
    const problems = [...doc.errors, ...doc.warnings].map((error) => {
      const duplicate = error.code === "DUPLICATE_KEY";
      return duplicate
        ? problem(
            "duplicate-field",
            "This field stands here a second time.",
            error.pos[0],
            error.pos[1],
            "Keep one of the two.",
          )
        : problem("yaml-not-read", plainYamlMessage(error.code), error.pos[0], error.pos[1], QUOTE_HINT);
    });
    problems.push(...refusedNodes(doc, problem));
    if (problems.length > 0) return { value: undefined, problems };
    const value: unknown = doc.toJS({ maxAliasCount: 0 });
    if (value === null) return { value: {}, problems: [] };
    if (!isMap(doc.contents) || typeof value !== "object") {
      return {
        value: undefined,
        problems: [problem("wrong-type", "Expected fields, one a line, such as title: …", 0, 1)],
      };
    }
    return { value: value as Record<string, unknown>, problems: [] };
  } catch {
    const message = "The YAML here is nested too deeply or cannot be read.";
    return { value: undefined, problems: [problem("yaml-not-read", message, 0, 1)] };
  }
}

const QUOTE_HINT = "Text with a colon, a # or a bracket in it goes in double quotes.";

/** Where each field of a YAML text stands. Reads it again on first use: most files are never asked. */
export function yamlLocator(yaml: YamlText): Locate {
  let doc: Document<ParsedNode> | undefined;
  const index = lineIndex(yaml.text);
  return (field, key = false) => {
    try {
      doc ??= parse(yaml.text.slice(yaml.from, yaml.to));
      const [from, to] = rangeOf(doc, field, key);
      return index.place(yaml.path, yaml.from + from, yaml.from + to);
    } catch {
      return index.place(yaml.path, yaml.from, yaml.from + 1);
    }
  };
}

function parse(source: string): Document<ParsedNode> {
  const doc = parseDocument(source, {
    version: "1.2",
    schema: "core",
    merge: false,
    uniqueKeys: true,
    strict: true,
    prettyErrors: false,
    logLevel: "silent",
  });
  return doc as Document<ParsedNode>;
}

/** What is found by looking at the characters alone, before any parser: linear. */
function textGuard(source: string): { message: string; at: number } | undefined {
  let depth = 0;
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
    if (depth > DEEPEST) return { message: `Brackets are nested more than ${DEEPEST} deep.`, at };
  }
  return undefined;
}

function refusedNodes(
  doc: Document<ParsedNode>,
  problem: (rule: string, message: string, from: number, to: number, hint?: string) => Problem,
): Problem[] {
  const found: Problem[] = [];
  const at = (node: Node, message: string) => {
    const [from, to] = node.range ?? [0, 1];
    found.push(problem("yaml-not-read", message, from, to));
  };
  visit(doc, {
    Node(_, node) {
      if (isAlias(node)) at(node, "A reference (*) to another place is not read here.");
      else if (node.anchor !== undefined) at(node, "An anchor (&) is not read here.");
      else if (
        node.tag !== undefined &&
        !/^tag:yaml\.org,2002:(?:str|int|float|bool|null|seq|map)$/.test(node.tag)
      ) {
        at(node, "A tag (!) is not read here.");
      }
    },
    Pair(_, pair) {
      if (!isScalar(pair.key)) return;
      if (pair.key.value === "<<") at(pair.key, "A merge key (<<) is not read here.");
      else if (typeof pair.key.value !== "string")
        at(pair.key, "The name of a field is text; put it in quotes.");
      else if (BAD_KEYS.has(pair.key.value)) at(pair.key, "This name of a field is not read here.");
    },
  });
  visit(doc, {
    Scalar(_, node) {
      // an explicit tag keeps its text in the source even where it names a core type
      if (node.tag !== undefined) at(node, "A tag (!) is not read here.");
    },
    Collection(_, node) {
      if (node.tag !== undefined) at(node, "A tag (!) is not read here.");
    },
  });
  return found.filter(
    (one, index) =>
      found.findIndex(
        (other) => other.place.line === one.place.line && other.place.column === one.place.column,
      ) === index,
  );
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
