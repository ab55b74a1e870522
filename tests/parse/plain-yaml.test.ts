import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FindField, plainFinder } from "../../src/parse/plain-places.ts";
import { readPlainYaml } from "../../src/parse/plain-yaml.ts";
import { anyFinder, readAnyYaml, readYaml } from "../../src/parse/yaml.ts";

/** How many made texts each property reads; `RUNS=1000000` for a long run. */
const numRuns = Number(process.env["RUNS"] ?? 20_000);

const whole = (text: string) => ({ path: "x.yaml", text, from: 0, to: text.length });
const plainly = (text: string) => readPlainYaml(text, 0, text.length);

/** What the plain reader gives, where it gives anything, is what the `yaml` package gives, without a problem. */
function isTheSame(text: string): boolean {
  const value = plainly(text);
  if (value === undefined) return false;
  expect({ value, problems: [] }).toEqual(readAnyYaml(whole(text)));
  const find = plainFinder(text, 0, text.length);
  if (find) expect(placesOf(value, find)).toEqual(placesOf(value, anyFinder(whole(text))));
  return true;
}

/** Where each field, its name and what is absent stands, by the path. */
function placesOf(value: unknown, find: FindField): Record<string, unknown> {
  const places = pathsOf(value).flatMap((path) =>
    [true, false].map((key) => [`${JSON.stringify(path)} ${key}`, find(path, key)] as const),
  );
  return Object.fromEntries(places);
}

/** The paths of all that a value holds, and of a field and an entry that it has not. */
function pathsOf(value: unknown, above: readonly (string | number)[] = []): (string | number)[][] {
  const absent = [
    [...above, "absent"],
    [...above, 99],
  ];
  if (value === null || typeof value !== "object") return [[...above], ...absent];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const below = steps.flatMap((step) =>
    pathsOf((value as Record<string | number, unknown>)[step], [...above, step]),
  );
  return [[...above], ...absent, ...below];
}

describe("the plain reader", () => {
  it.each([
    ["nothing", "", {}],
    ["a comment", "# a\n", {}],
    ["text", "a: b c\n", { a: "b c" }],
    ["text with a colon and a sharp in it", "a: http://x.test/#b\n", { a: "http://x.test/#b" }],
    ["a day and a month, as text", "a: 2025-07-10\nb: 2025-07\n", { a: "2025-07-10", b: "2025-07" }],
    [
      "a time of day and a telephone number with spaces",
      "a: 12:30\nb: 07700 900123\n",
      { a: "12:30", b: "07700 900123" },
    ],
    ["a half, and a day of the year as text", "a: 0.5\nb: 04-01\nc: 1.10\n", { a: 0.5, b: "04-01", c: 1.1 }],
    ["no and yes, as text", "a: no\nb: yes\n", { a: "no", b: "yes" }],
    [
      "whole numbers, true, false and nothing",
      "a: 12\nb: true\nc: false\nd: null\ne:\n",
      { a: 12, b: true, c: false, d: null, e: null },
    ],
    ["quotes", "a: \"b: c\"\nd: 'e # f'\n", { a: "b: c", d: "e # f" }],
    [
      "brackets",
      "a: [b, 1, [c], {d: e f, g: [h]}]\ni: []\nj: {}\n",
      { a: ["b", 1, ["c"], { d: "e f", g: ["h"] }], i: [], j: {} },
    ],
    [
      "a list under its key, and in its column",
      "a:\n  - b\nc:\n- d\n- e: f\n  g: h\n",
      { a: ["b"], c: ["d", { e: "f", g: "h" }] },
    ],
    ["maps in maps", "a:\n  b:\n    c: d\n  e: f\n", { a: { b: { c: "d" }, e: "f" } }],
    [
      "comments and empty lines between fields",
      "a: b\n\n  # c\nd:\n# e\n  f: g\n",
      { a: "b", d: { f: "g" } },
    ],
  ])("reads %s", (_, text, value) => {
    expect(plainly(text)).toEqual(value);
    expect(isTheSame(text)).toBe(true);
  });

  it.each([
    ["an anchor", "a: &b c\n"],
    ["a reference", "a: *b\n"],
    ["a tag", "a: !!str b\n"],
    ["a merge key", "<<: {a: b}\n"],
    ["a directive", "%YAML 1.1\na: b\n"],
    ["a second document", "a: b\n---\nc: d\n"],
    ["an escape", 'a: "b\\nc"\n'],
    ["text over two lines", "a: b\n  c\n"],
    ["text over two lines that looks like a field", "a: b\n  c: d\n"],
    ["folded text", "a: >-\n  b\n"],
    ["a comment behind a value", "a: b # c\n"],
    ["a field that stands twice", "a: b\na: c\n"],
    ["a field that stands twice in brackets", "a: {b: c, b: d}\n"],
    ["a field of the prototype", "constructor: a\n"],
    ["another one", "__proto__: {a: b}\n"],
    ["a key that is no text", "true: a\n"],
    ["a key that is a number", "1: a\n"],
    ["a key in quotes", '"a": b\n'],
    ["a leading zero", "a: 0123\n"],
    ["a point at the end", "a: 1.\n"],
    ["an exponent", "a: 1e3\n"],
    ["a number in base 16", "a: 0x1F\n"],
    ["a number too long for its digits", "a: 12345678901234567\n"],
    ["a sign", "a: -1\n"],
    ["True in another case", "a: True\n"],
    ["~", "a: ~\n"],
    ["not a number", "a: .nan\n"],
    ["a tab", "a:\tb\n"],
    ["a list of lists", "a:\n  - - b\n"],
    ["an odd indentation", "a:\n   b: c\n  d: e\n"],
    ["a text alone", "a\n"],
    ["a list alone", "- a\n"],
    ["a bracket that is not closed", "a: [b\n"],
    ["a quote that is not closed", 'a: "b\n'],
    ["nine brackets", `a: ${"[".repeat(9)}${"]".repeat(9)}\n`],
  ])("leaves %s to the yaml package", (_, text) => {
    expect(plainly(text)).toBeUndefined();
  });

  it.each([
    ["begins with digits", "6f23c0b411f16a04".repeat(4)],
    ["has one letter", `${"0".repeat(63)}a`],
    ["begins like a number in base 8 or 16", `0b${"0".repeat(62)}`],
  ])("reads a digest as text that %s, as the yaml package does", (_, digest) => {
    expect(digest).toHaveLength(64);
    const text = `reviews:\n  - {by: A. Marlow, digest: ${digest}}\nsha256: ${digest}\n`;
    expect(plainly(text)).toEqual({ reviews: [{ by: "A. Marlow", digest }], sha256: digest });
    expect(isTheSame(text)).toBe(true);
  });

  it.each([`${"1".repeat(62)}e5`, "1".repeat(64)])("leaves a number that looks like a digest: %s", (text) => {
    expect(plainly(`a: ${text}\n`)).toBeUndefined();
  });

  it.each(["a:\n  b: \nd: e\n", "a:\n  b:\n\nd: e\n", "a:\n  b:\n# c\nd: e\n", "a:\n  b: ", "a:\n  b:\n\n"])(
    "leaves to the yaml package where nothing ends in %j",
    (text) => {
      expect(isTheSame(text)).toBe(true);
      expect(plainFinder(text, 0, text.length)).toBeUndefined();
    },
  );

  it.each([
    "a:\n  b:\nd: e\n",
    "a:\n  b:\n",
    "a:\n  b:",
    "a:\n  - b: c  \n  # d\n  - e: 'f'\n\n",
    "a:\n- b\n\nc: {d: [e, f g], h: 1 }\n",
  ])("finds the places in %j", (text) => {
    expect(plainFinder(text, 0, text.length)).toBeDefined();
  });

  it("reads only its stretch of the text", () => {
    const text = "---\na: b\n---\nc: [d\n\t";
    expect(readPlainYaml(text, 4, 9)).toEqual({ a: "b" });
  });

  it("serves nearly every record of the example: else check is three times as slow", () => {
    const folder = fileURLToPath(new URL("../../examples/fernshire/evidence/2025-26/", import.meta.url));
    const notes = readdirSync(folder)
      .filter((name) => name.endsWith(".md"))
      .map((name) => readFileSync(`${folder}${name}`, "utf8"));
    const served = notes.filter((note) => plainFinder(note, 4, note.indexOf("\n---\n", 4) + 1) !== undefined);
    expect(served.length / notes.length).toBeGreaterThan(0.9);
  });
});

describe("the plain reader and the yaml package agree", () => {
  const pieces = fc.constantFrom(
    ...["a", "title", "b: ", "- ", "  ", "\n", "\n  ", "\n- ", "\n  - ", "[", "]", "{", "}", ", ", ": ", ":"],
    ...[
      "#",
      " #",
      '"',
      "'",
      "''",
      "\\",
      "1",
      "01",
      "1.0",
      "0x1",
      "1e3",
      "2025-01-02",
      "true",
      "null",
      "Null",
    ],
    ...[
      "~",
      "no",
      "&a",
      "*a",
      "!x",
      "|",
      ">-",
      "%",
      "---",
      "...",
      "?",
      "@",
      "`",
      "=",
      "<<",
      ".inf",
      ".",
      "-1",
    ],
    ...[
      "+1",
      "é",
      "\u00a0",
      "\u3000",
      "😀",
      " ",
      "_",
      "a b",
      "x, y",
      "(z)",
      "key: v",
      "\nkey: v",
      "\nq: {a: 1}",
    ],
    ...[
      "\n# c",
      "1_000",
      "1:2",
      "12:30",
      "-",
      "constructor",
      "__proto__",
      "__proto__: 1",
      "\r",
      "\t",
      "\u0085",
    ],
  );
  const values = fc.oneof(
    fc.constantFrom(
      "a b",
      "1",
      "2025-01-02",
      "true",
      "",
      "[a, b]",
      "{a: 1, b: [c]}",
      '"q: x"',
      "'s # t'",
      "null",
    ),
    fc.constantFrom(
      "0",
      "x: y",
      "-5",
      "1.5",
      "[]",
      "{}",
      "a:b",
      "a#b",
      "http://x.test/z",
      '"a" b',
      "~",
      "[a,b]",
    ),
    fc.constantFrom(
      "[ a , b ]",
      "{a: 1,}",
      "[a, ]",
      "007",
      "1 ",
      "(x)",
      "£5",
      "“q”",
      "[a: b]",
      "{a: {b: c}}",
    ),
    fc.constantFrom(
      "  x  y",
      "it's",
      'a "b"',
      "- a",
      "a]",
      "a [b] c",
      "'[b'",
      "}",
      "a,b",
      "{a:1}",
      "{a: }",
      "[,]",
      "['a''b']",
    ),
    fc.string({ maxLength: 8 }),
  );
  const line = fc
    .tuple(
      fc.constantFrom("", "", "  ", "    ", "  - ", "- ", "      ", "    - ", " "),
      fc.constantFrom("a", "b", "c", "title", "x.y", "Q1", "on"),
      fc.constantFrom(": ", ": ", ": ", ":", " : "),
      values,
    )
    .map((parts) => parts.join(""))
    .chain((text) => fc.constantFrom(text, text, text, text, "# c", "", `${text} # c`, "- x", "  - y z"));
  const lines = fc.array(line, { minLength: 1, maxLength: 9 }).map((all) => all.join("\n"));
  const soup = fc.array(pieces, { minLength: 1, maxLength: 25 }).map((all) => all.join(""));
  // values of a knowledge base, laid out in the ways in which people and editors lay them out
  const tree = fc.letrec((tie) => ({
    leaf: fc.constantFrom("word", "two words", "2025-07-10", "3", '"a: b"', "'c'", "true", "x-y.z"),
    flow: fc.array(tie("leaf"), { maxLength: 3 }).map((all) => `[${all.join(", ")}]`),
    pairs: fc
      .uniqueArray(fc.constantFrom("k", "l", "m"), { maxLength: 3 })
      .chain((keys) =>
        fc.tuple(...keys.map((key) => fc.oneof(tie("leaf"), tie("flow")).map((of) => `${key}: ${of}`))),
      )
      .map((all) => `{${all.join(", ")}}`),
    value: fc.oneof(tie("leaf"), tie("flow"), tie("pairs")),
  })).value as fc.Arbitrary<string>;
  const laidOut = fc
    .uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 5 })
    .chain((keys) =>
      fc.tuple(
        ...keys.map((key) =>
          fc.oneof(
            tree.map((value) => `${key}: ${value}`),
            fc
              .array(tree, { minLength: 1, maxLength: 3 })
              .map((all) => `${key}:\n${all.map((of) => `  - ${of}`).join("\n")}`),
            fc
              .array(tree, { minLength: 1, maxLength: 3 })
              .map((all) => `${key}:\n${all.map((of) => `- x: ${of}\n  y: z`).join("\n")}`),
            fc.tuple(tree, tree).map(([x, y]) => `${key}:\n  x: ${x}\n  # between\n  y: ${y}`),
          ),
        ),
      ),
    )
    .map((parts) => parts.join("\n"));

  it.each([
    ["pieces of YAML in any order", soup, 0.01],
    ["lines that are nearly fields", lines, 0.01],
    ["fields in order", laidOut, 0.99],
  ])(
    "on %s",
    (_, texts, leastServed) => {
      let served = 0;
      let all = 0;
      const property = fc.property(texts, (text) => {
        all += 1;
        if (isTheSame(text)) served += 1;
      });
      fc.assert(property, { numRuns });
      expect(served / all).toBeGreaterThan(leastServed);
    },
    600_000,
  );
});

describe("hostile front matter", () => {
  it("tells the first fifty of sixteen thousand faults, and how many more there are", () => {
    const { value, problems } = readYaml(whole(`a:\n${"- !a x\n".repeat(16_000)}`));
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(50);
    expect(problems[0]?.place).toMatchObject({ line: 2 });
    expect(problems.at(-1)?.message).toContain("15950 more");
  });
});
