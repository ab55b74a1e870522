/** What is read without the `yaml` package: maps, lists, text, whole numbers, true and false, nothing. */
type PlainValue = string | number | boolean | null | readonly PlainValue[] | PlainMap;
type PlainMap = { [key: string]: PlainValue };

/** Brackets in brackets, at most. */
const DEEPEST = 8;
const KEY = /^[A-Za-z][A-Za-z0-9_.-]*$/;
const BAD_KEYS = new Set(["constructor", "prototype"]);
/** Names of fields that were looked at: the same few stand in every file. */
const KEYS_SEEN = new Set<string>();
const MOST_KEYS_SEEN = 1000;
/** What may begin plain text; all that means something to YAML there is left to its own reader. */
const BEGINS_TEXT = /[^\s\-?:,[\]{}#&*!|>'"%@`~=<]/;
const WORDS_WITH_MEANING = /^(?:null|true|false)$/i;
const LIKE_A_NUMBER = /^[-+.\d][-+.\da-fA-FxXoO_]*(?:[eE][-+]?\d+|[iI][nN][fF]|[nN][aA][nN])?$/;
const SIMPLE_NUMBER = /^(?:0|[1-9]\d{0,8})(?:\.\d{1,5})?$/;
/** A SHA-256 digest is text, whatever it begins with, once a letter stands in it that no number in base 10 has. */
const DIGEST = /^(?=.*[a-df])[0-9a-f]{64}$/;
const PART_OF_A_DATE = /^(?:\d{4}-\d\d(?:-\d\d)?|\d\d-\d\d)$/;

/** Where the reading stands: on a line with something on it, or at the end. */
interface Reading {
  readonly text: string;
  readonly to: number;
  /** Columns before the line's first character, and where that stands; the line's end, trailing spaces aside. */
  indent: number;
  start: number;
  end: number;
  next: number;
  isAtEnd: boolean;
  /** Where the value read last begins and ends; and where what it ends ends with it, which is behind its line. */
  valueFrom: number;
  valueTo: number;
  blockTo: number;
  readonly marks: Marks | undefined;
}

/** Where a field's name and its value stand; an item of a list has no name. A value that is nothing has no length. */
export interface Mark {
  readonly name: readonly [from: number, to: number] | undefined;
  readonly value: readonly [from: number, to: number];
}

/** Where all stands that maps and lists hold, by the map or the list. */
export type Marks = Map<object, Map<string | number, Mark>>;

/** Given back in the place of a value: this is for the `yaml` package. */
const DECLINED = Symbol("declined");
type Declined = typeof DECLINED;

/**
 * Reads front matter of plain shape in one pass: block maps and lists, and values on one line, in brackets or quotes
 * too. Gives undefined for anything that could mean something else (anchors, tags, escapes, text over several lines, a
 * comment behind a value, a field twice, numbers in odd spellings): the `yaml` package then reads it, and says what is
 * wrong. What it does give is what that package gives; `docs/decisions/0017` has the reason and the measure. Where
 * `marks` are given they are filled, and the places in them are that package's too; a little more is then left to it.
 */
export function readPlainYaml(
  text: string,
  from: number,
  to: number,
  marks?: Marks,
): Record<string, unknown> | undefined {
  if (hasOne("\t", text, from, to) || hasOne("\r", text, from, to)) return undefined;
  const line = { indent: 0, start: from, end: from, next: from, isAtEnd: false };
  const at: Reading = { text, to, ...line, valueFrom: from, valueTo: from, blockTo: from, marks };
  nextLine(at);
  if (at.isAtEnd) return {};
  const value = at.indent === 0 ? blockMap(at, 0) : DECLINED;
  return value === DECLINED || !at.isAtEnd ? undefined : value;
}

function mark(marks: Marks, holder: object, step: string | number, stands: Mark): void {
  const known = marks.get(holder);
  if (known) known.set(step, stands);
  else marks.set(holder, new Map([[step, stands]]));
}

function hasOne(character: string, text: string, from: number, to: number): boolean {
  const found = text.indexOf(character, from);
  return found !== -1 && found < to;
}

/** Goes to the next line that is neither empty nor a comment. */
function nextLine(at: Reading): void {
  const { text, to } = at;
  while (at.next < to) {
    const from = at.next;
    let end = text.indexOf("\n", from);
    if (end === -1 || end > to) end = to;
    at.next = end + 1;
    let start = from;
    while (start < end && text[start] === " ") start += 1;
    if (start === end || text[start] === "#") continue;
    while (text[end - 1] === " ") end -= 1;
    at.indent = start - from;
    at.start = start;
    at.end = end;
    return;
  }
  at.isAtEnd = true;
  at.indent = -1;
}

function blockMap(at: Reading, indent: number): PlainMap | Declined {
  const map: PlainMap = {};
  while (at.indent === indent) {
    const colon = keyEnd(at);
    if (colon === undefined) return DECLINED;
    const key = at.text.slice(at.start, colon);
    if (Object.hasOwn(map, key)) return DECLINED;
    const from = at.start;
    const value = colon + 1 === at.end ? valueBelow(at, indent) : valueOnLine(at, colon + 2);
    if (value === DECLINED) return DECLINED;
    map[key] = value;
    if (at.marks) mark(at.marks, map, key, { name: [from, colon], value: [at.valueFrom, at.valueTo] });
  }
  return at.indent > indent ? DECLINED : map;
}

/** Where the colon of a key stands that begins the line; undefined where there is none. */
function keyEnd({ text, start, end }: Reading): number | undefined {
  const colon = text.indexOf(":", start);
  if (colon === -1 || colon >= end) return undefined;
  if (colon + 1 < end && text[colon + 1] !== " ") return undefined;
  return isKey(text.slice(start, colon)) ? colon : undefined;
}

function isKey(text: string): boolean {
  if (KEYS_SEEN.has(text)) return true;
  const isOne = KEY.test(text) && !WORDS_WITH_MEANING.test(text) && !BAD_KEYS.has(text);
  if (isOne && KEYS_SEEN.size < MOST_KEYS_SEEN) KEYS_SEEN.add(text);
  return isOne;
}

/** What stands under a key with nothing behind it: deeper, or a list in the column of the key. */
function valueBelow(at: Reading, indent: number): PlainValue | Declined {
  const behind = at.end;
  nextLine(at);
  const from = at.start;
  if (at.indent < indent || (at.indent === indent && !isItem(at))) {
    // where nothing ends is for the package to say, where blanks, empty lines or a comment follow
    const line = at.isAtEnd ? at.to : at.start - at.indent;
    const isBlankBehind = behind < at.to && at.text[behind] === " ";
    if (at.marks && (isBlankBehind || line > behind + 1)) return DECLINED;
    at.valueFrom = behind;
    at.valueTo = behind;
    at.blockTo = behind;
    return null;
  }
  const value = isItem(at) ? blockList(at, at.indent) : blockMap(at, at.indent);
  at.valueFrom = from;
  at.valueTo = at.blockTo;
  return value;
}

function isItem({ text, start, end }: Reading): boolean {
  return text[start] === "-" && (start + 1 === end || text[start + 1] === " ");
}

function blockList(at: Reading, indent: number): readonly PlainValue[] | Declined {
  const list: PlainValue[] = [];
  while (at.indent === indent && isItem(at)) {
    let start = at.start + 1;
    while (start < at.end && at.text[start] === " ") start += 1;
    at.indent += start - at.start;
    at.start = start;
    const isMap = keyEnd(at) !== undefined;
    const value = isMap ? blockMap(at, at.indent) : valueOnLine(at, start);
    if (value === DECLINED) return DECLINED;
    if (at.marks) {
      const stands = isMap ? ([start, at.blockTo] as const) : ([at.valueFrom, at.valueTo] as const);
      mark(at.marks, list, list.length, { name: undefined, value: stands });
    }
    list.push(value);
  }
  return at.indent > indent ? DECLINED : list;
}

/** A value that ends with its line; goes on to the next line. */
function valueOnLine(at: Reading, from: number): PlainValue | Declined {
  const { text, end } = at;
  let start = from;
  while (start < end && text[start] === " ") start += 1;
  const first = text[start];
  if (start === end || first === undefined) return DECLINED;
  let value: PlainValue | Declined;
  if (first === "[" || first === "{" || first === '"' || first === "'") {
    const flow: Flow = { text, end, at: start, to: start, marks: at.marks };
    value = flowValue(flow, 1);
    if (flow.at !== end) return DECLINED;
  } else value = plain(text.slice(start, end));
  at.valueFrom = start;
  at.valueTo = end;
  at.blockTo = Math.min(at.next, at.to);
  nextLine(at);
  return value;
}

/** Text without quotes, or what its characters mean. */
function plain(text: string): PlainValue | Declined {
  const first = text.charCodeAt(0);
  const isLetter = (first >= 97 && first <= 122) || (first >= 65 && first <= 90);
  if (!isLetter && !BEGINS_TEXT.test(text[0] as string)) return DECLINED;
  if (text.includes(": ") || text.includes(" #") || text.endsWith(":") || !hasFewBrackets(text))
    return DECLINED;
  if (isLetter) return text.length > 5 || !WORDS_WITH_MEANING.test(text) ? text : meant(text);
  if (PART_OF_A_DATE.test(text) || !LIKE_A_NUMBER.test(text) || DIGEST.test(text)) return text;
  return SIMPLE_NUMBER.test(text) ? Number(text) : DECLINED;
}

/** None, or one pair: nesting is counted over the whole text, brackets in words too. */
function hasFewBrackets(text: string): boolean {
  return !/[[\]{}]/.test(text) || /^[^[\]{}]*\[[^[\]{}]*\][^[\]{}]*$/.test(text);
}

function meant(word: string): PlainValue | Declined {
  if (word === "true") return true;
  if (word === "false") return false;
  return word === "null" ? null : DECLINED;
}

/** A value in brackets or quotes, all on one line. */
interface Flow {
  readonly text: string;
  readonly end: number;
  at: number;
  /** Where the value read last ends. */
  to: number;
  readonly marks: Marks | undefined;
}

function flowValue(flow: Flow, depth: number): PlainValue | Declined {
  if (depth > DEEPEST) return DECLINED;
  switch (flow.text[flow.at]) {
    case "[":
      return flowList(flow, depth);
    case "{":
      return flowMap(flow, depth);
    case '"':
    case "'":
      return quoted(flow);
    default:
      return flowPlain(flow);
  }
}

function flowList(flow: Flow, depth: number): readonly PlainValue[] | Declined {
  const list: PlainValue[] = [];
  while (inside(flow, "]", list.length === 0)) {
    if (flow.text[flow.at] === "]") break;
    const from = flow.at;
    const value = flowValue(flow, depth + 1);
    if (value === DECLINED) return DECLINED;
    if (flow.marks) mark(flow.marks, list, list.length, { name: undefined, value: [from, flow.to] });
    list.push(value);
  }
  return closed(flow, "]") ? list : DECLINED;
}

function flowMap(flow: Flow, depth: number): PlainMap | Declined {
  const map: PlainMap = {};
  let isFirst = true;
  while (inside(flow, "}", isFirst)) {
    if (flow.text[flow.at] === "}") break;
    isFirst = false;
    const colon = flow.text.indexOf(": ", flow.at);
    if (colon === -1 || colon >= flow.end) return DECLINED;
    const key = flow.text.slice(flow.at, colon);
    if (!isKey(key) || Object.hasOwn(map, key)) return DECLINED;
    const name = [flow.at, colon] as const;
    flow.at = colon + 2;
    skipSpaces(flow);
    const from = flow.at;
    const value = flowValue(flow, depth + 1);
    if (value === DECLINED) return DECLINED;
    map[key] = value;
    if (flow.marks) mark(flow.marks, map, key, { name, value: [from, flow.to] });
  }
  return closed(flow, "}") ? map : DECLINED;
}

/** Steps behind the opening bracket or a comma; false where neither stands here. */
function inside(flow: Flow, close: "]" | "}", isFirst: boolean): boolean {
  skipSpaces(flow);
  const character = flow.text[flow.at];
  const opening = close === "]" ? "[" : "{";
  if (flow.at >= flow.end || character !== (isFirst ? opening : ",")) return false;
  flow.at += 1;
  skipSpaces(flow);
  return flow.at < flow.end;
}

function closed(flow: Flow, bracket: "]" | "}"): boolean {
  if (flow.at >= flow.end || flow.text[flow.at] !== bracket) return false;
  flow.at += 1;
  flow.to = flow.at;
  return true;
}

function skipSpaces(flow: Flow): void {
  while (flow.at < flow.end && flow.text[flow.at] === " ") flow.at += 1;
}

/** Text in quotes, without escapes. */
function quoted(flow: Flow): string | Declined {
  const mark = flow.text[flow.at] as string;
  const close = flow.text.indexOf(mark, flow.at + 1);
  if (close === -1 || close >= flow.end) return DECLINED;
  const text = flow.text.slice(flow.at + 1, close);
  if (flow.text[close + 1] === mark || text.includes("\\") || !hasFewBrackets(text)) return DECLINED;
  flow.at = close + 1;
  flow.to = flow.at;
  return text;
}

function flowPlain(flow: Flow): PlainValue | Declined {
  let end = flow.at;
  while (end < flow.end && !endsFlowText(flow.text.charCodeAt(end))) end += 1;
  const text = flow.text.slice(flow.at, end).trimEnd();
  flow.to = flow.at + text.length;
  flow.at = end;
  return text === "" ? DECLINED : plain(text);
}

/** A comma, a bracket or a brace; by its code, as every character in brackets is asked. */
function endsFlowText(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}
