import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/model/problem.ts";
import { LARGEST_TEXT } from "../../src/parse/largest-text.ts";
import { readNote } from "../../src/parse/note.ts";
import { readYaml } from "../../src/parse/yaml.ts";
import { copyOf, run } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { knowledgeBase, laidOver, TINY } from "../support/knowledge-base.ts";

const PATH = "evidence/2025-26/2025-07-10-a-note-k7f3.md";
const GOOD = `---
title: A good note
date: 2025-07-10
activity: dsp-group
status: ready
findings:
  - {about: leadership.edi, says: working-well, finding: It was said.}
---
Words.
`;

function note(text: string | Uint8Array) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return readNote({ path: PATH, bytes });
}

const where = ({ rule, place }: Problem) => `${place.line}:${place.column} ${rule}`;
const errors = (problems: readonly Problem[]) =>
  problems.filter((one) => one.severity === "error").map(where);

/** Twice, as a cache once let the twin of a broken text pass. */
function errorsTwice(text: string | Uint8Array): readonly string[] {
  const first = errors(note(text).problems);
  expect(errors(note(text).problems)).toEqual(first);
  return first;
}

function yaml(text: string) {
  return readYaml({ path: "x.yaml", text, from: 0, to: text.length });
}

const RUNS = "{title: 'x', date: (globalThis.ranFromNote = true)}";

describe("front matter that asks for another language", () => {
  it.each([
    "---js",
    "---javascript",
    "---json",
    "---JS",
    "--- js",
    "---\tjs",
    "---coffee",
    "---toml",
    "---yaml",
    "--- yaml",
    "---constructor",
    "---__proto__",
    "---toString",
    "---hasOwnProperty",
    "--- ",
    "---\u00a0",
    "---\u200b",
    "----",
    "-- -",
    " ---",
    "\n---",
    "\u2014",
    "+++",
    ";;;",
    "---js\r",
    "---#",
    "---:",
    "---!js",
    "%YAML 1.2",
  ])("%j is no front matter, and nothing runs", (opening) => {
    for (const text of [GOOD.replace("---", opening), `${opening}\n${RUNS}\n---\n`]) {
      for (const spelling of [text, text.replaceAll("\n", "\r\n"), `\ufeff${text}`]) {
        expect(errorsTwice(spelling)).toEqual(["1:1 no-front-matter"]);
      }
    }
    expect(globalThis).not.toHaveProperty("ranFromNote");
  });

  it("is refused where a note is handed in, in all spellings too", async () => {
    for (const opening of ["---js", "--- js", "---json", "---constructor", "---coffee", "---toml"]) {
      const folder = copyOf(WORKED_EXAMPLE, { "given.md": `${opening}\n${RUNS}\n---\nWords.\n` });
      const ran = await run(folder, ["new-evidence", "--input", "given.md", "--dry-run"]);
      expect(ran.code).toBe(2);
      expect(ran.err).toContain("three hyphens");
      expect(globalThis).not.toHaveProperty("ranFromNote");
    }
  });

  it("is words where it stands in the body", () => {
    const body = `Words.\n\n---js\n${RUNS}\n---\n\n---\ntitle: Another\n---\n`;
    const read = note(GOOD.replace("Words.\n", body));
    expect(read.problems).toEqual([]);
    expect(read.value?.value.title).toBe("A good note");
    expect(read.value?.body).toBe(body);
    expect(globalThis).not.toHaveProperty("ranFromNote");
  });
});

describe("YAML that is more than fields", () => {
  it.each([
    ["an anchor", "a: &x b", "1:7"],
    ["an anchor on a list", "a: &x [b]", "1:7"],
    ["an anchor on a key", "&x a: b", "1:4"],
    ["an anchor on nothing", "a: &x", "1:6"],
    ["an alias", "a: *x", "1:4"],
    ["a core tag", "a: !!str b", "1:10"],
    ["a tag on nothing", "a: !!null", "1:10"],
    ["a verbatim tag", "a: !<tag:yaml.org,2002:str> b", "1:29"],
    ["a tag of code", 'a: !!js/function "function () {}"', "1:18"],
    ["a tag on a map", "a: !x {b: c}", "1:7"],
    ["the lone tag", "a: ! b", "1:6"],
    ["a tag on a key", "!!str a: b", "1:7"],
    ["a merge key", "a: {<<: {b: c}}", "1:5"],
    ["a merge key in quotes", 'a: {"<<": {b: c}}', "1:5"],
    ["a directive", "%YAML 1.1\na: b", "1:1"],
    ["a directive of tags", "%TAG ! tag:x,2000:\na: b", "1:1"],
    ["a document's start", "---\na: b", "1:1"],
    ["a second document", "a: b\n---\nc: d", "2:1"],
    ["a document's end", "a: b\n...\nc: d", "2:1"],
    ["a key that is a number", "1: a", "1:1"],
    ["a key that is true", "true: a", "1:1"],
    ["a key that is nothing", "~: a", "1:1"],
    ["an empty key", "{: a}", "1:2"],
    ["a NUL in it", 'a: "\\0"', undefined],
  ])("%s is refused at its place", (_, text, place) => {
    const read = yaml(text);
    if (place === undefined) return void expect(read.value).toEqual({ a: "\0" });
    expect(read.value).toBeUndefined();
    expect(where(read.problems[0] as Problem)).toBe(`${place} yaml-not-read`);
  });

  it.each(["? [a, b]\n: c", "? {a: b}\n: c", "{[a]: b}", "{{a: b}: c}", "? - a\n: b", "[a]: b"])(
    "a key that is a list or a map is refused: %j",
    (text) => expect(errors(yaml(text).problems).length).toBeGreaterThan(0),
  );

  it.each([
    "__proto__: {isAdmin: true}",
    "constructor: {prototype: {isAdmin: true}}",
    "prototype: {isAdmin: true}",
    '"__proto__": {isAdmin: true}',
    "'__proto__': {isAdmin: true}",
    '"\\x5f_proto__": {isAdmin: true}',
    '"\\u005f_proto__": {isAdmin: true}',
    '"__proto\\\n  __": {isAdmin: true}',
    "? __proto__\n: {isAdmin: true}",
    "a: {b: {__proto__: {isAdmin: true}}}",
    "a:\n  - __proto__: {isAdmin: true}",
    "a:\n  b:\n    __proto__:\n      isAdmin: true",
    "__proto__:",
    "a: [{__proto__: {isAdmin: true}}]",
  ])("a name of Object.prototype is refused: %j", (text) => {
    const read = yaml(text);
    expect(read.value).toBeUndefined();
    expect(errors(read.problems)[0]).toMatch(/yaml-not-read$/);
    expect({}).not.toHaveProperty("isAdmin");
  });

  it("prose with a colon in it is a key to YAML, and is not quoted", () => {
    const { problems } = note(
      GOOD.replace("status: ready", "status: ready\nZebedee Quillfeather said: that it was late"),
    );
    expect(errors(problems)).toEqual(["6:1 unknown-field"]);
    expect(JSON.stringify(problems)).not.toContain("Zebedee");
  });

  it("what every object inherits is no field of a record", () => {
    for (const key of ["toString", "hasOwnProperty", "valueOf", "__defineGetter__", "isPrototypeOf"]) {
      expect(errorsTwice(GOOD.replace("status: ready", `status: ready\n${key}: x`))).toEqual([
        "6:1 unknown-field",
      ]);
    }
  });

  it.each([
    ["in a block", "a: 1\nb: 2\na: 3", "3:1"],
    ["in brackets", "{a: 1, b: 2, a: 3}", "1:14"],
    ["in quotes", 'a: 1\n"a": 2', "2:1"],
    ["by an escape", 'a: 1\n"\\x61": 2', "2:1"],
    ["deeper", "x:\n  - a: 1\n    a: 1", "3:5"],
  ])("a field that stands twice is refused, %s", (_, text, place) => {
    const read = yaml(text);
    expect(read.value).toBeUndefined();
    expect(errors(read.problems)).toEqual([`${place} duplicate-field`]);
  });
});

describe("text that would overload a reader ends quickly and is told", () => {
  const DATA = 255 * 1024;
  const fill = (unit: string, length = DATA) => unit.repeat(Math.floor(length / unit.length));
  const numbered = (unit: (n: number) => string, count: number) =>
    Array.from({ length: count }, (_, n) => unit(n)).join("");

  // generous: a guard against hanging, no measure
  it.each<[string, string]>([
    ["tags", `entries:\n${"  - !a x\n".repeat(15_999)}`],
    ["anchors", `a: [${fill("&a b,")}]`],
    ["aliases", `a: [${fill("*a,")}]`],
    ["ten aliases of ten", numbered((n) => `a${n}: &a${n} [${fill(`*a${n - 1},`, 40)}]\n`, 400)],
    ["fields twice", "a: 1\n".repeat(15_900)],
    ["brackets", `a: ${"[".repeat(20_000)}`],
    ["brackets and braces", `a: ${"[{a: ".repeat(20_000)}`],
    ["hyphens", fill("- ")],
    ["question marks", fill("? ")],
    ["colons", fill(": ")],
    ["closing braces", fill("}", 60_000)],
    ["commas", `a: [${fill(",", 60_000)}`],
    ["quotes", `a: ${fill('"', 60_000)}`],
    ["tabs", fill("\ta: b\n", 60_000)],
    ["stairs", numbered((n) => `${" ".repeat(n)}a:\n`, 700)],
    ["wrong escapes", `a: "${fill("\\q")}"`],
    ["no colon", fill("@\n")],
  ])("%s", { timeout: 30_000 }, (_, text) => {
    const read = yaml(text);
    expect(read.problems.length).toBeLessThanOrEqual(50);
    const told = read.problems.length > 0;
    // what is neither told nor refused is at least no map of thousands
    expect(told || JSON.stringify(read.value).length < 10_000).toBe(true);
  });

  // the reader of YAML would compare each name with all before it
  it("twenty thousand fields that are not known: the first two hundred are told", () => {
    const diary = `entries: []\n${numbered((n) => `k${n}:\n`, 20_000)}`;
    const base = knowledgeBase(laidOver(TINY, [["programme/2025-26/diary.yaml", diary]]));
    expect(base.problems.filter((one) => one.rule === "unknown-field")).toHaveLength(200);
  });

  it("names in braces", () => {
    expect(Object.keys(yaml(`{${numbered((n) => `k${n},`, 40_000)}}`).value ?? {})).toHaveLength(40_000);
  });

  it("a note's fields are bounded by length and by lines, a file by its size", () => {
    const field = (lines: string) => GOOD.replace("status: ready", `${lines}status: ready`);
    expect(errorsTwice(field(`# ${"x".repeat(8200)}\n`))).toEqual(["6:1 front-matter-too-long"]);
    expect(errorsTwice(field("#\n".repeat(400)))).toEqual(["403:1 front-matter-too-long"]);
    expect(errorsTwice(`${GOOD}${"x".repeat(LARGEST_TEXT)}`)).toEqual(["1:1 file-too-large"]);
    expect(errorsTwice(GOOD.replace("Words.", "x".repeat(LARGEST_TEXT - GOOD.length)))).toEqual([]);
  });
});

describe("characters that cannot be seen", () => {
  it.each([
    "\u0000",
    "\u0001",
    "\u0007",
    "\u0008",
    "\u000b",
    "\u000c",
    "\r",
    "\u001b",
    "\u007f",
    "\u0085",
    "\u009b",
    "\u00ad",
    "\u061c",
    "\u180e",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u2028",
    "\u2029",
    "\u202a",
    "\u202b",
    "\u202c",
    "\u202d",
    "\u202e",
    "\u2060",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
    "\ufeff",
    "\ufff9",
    "\ufffb",
  ])("%j is refused among the fields", (character) => {
    const read = note(GOOD.replace("A good", `A ${character}good`));
    expect(errors(read.problems)).toEqual(["2:10 unseen-character"]);
    expect(read.problems[0]?.message).not.toContain(character);
  });

  it("joiners stay where a script needs them", () => {
    expect(errors(note(GOOD.replace("A good", "می\u200cخواهم")).problems)).toEqual([]);
  });
});
