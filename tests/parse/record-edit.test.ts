import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSame } from "../../src/model/same-value.ts";
import { editedRecord, type RecordEdit } from "../../src/parse/record-edit.ts";
import { readYaml } from "../../src/parse/yaml.ts";

const ENTRY = `---
# opened at the meeting
title: Partnership budget # for next year
number: C1
to: [dsp-group]
about:
  - leadership.strategy-and-funding   # the second sentence
status: open # as of July
view:
  # what we think
  is: does-not-answer # the first answer
  on: 2025-08-20
closed:
themes: []  # none yet
updates:
  - {on: 2025-08-05, by: Chair, text: "Answered: all."}
  # the last one stands above
reviews: # by review only
  - {by: A, role: other, on: 2025-08-06, digest: d}
---
Body: # no comment

---
updates: none
`;

function edited(text: string, edits: readonly RecordEdit[], kind: "front-matter" | "yaml" = "front-matter") {
  const made = editedRecord(text, edits, kind);
  return "refused" in made ? `refused: ${made.refused}` : made.text;
}

const set = (path: RecordEdit["path"], value: unknown): RecordEdit => ({ is: "set", path, value });
const append = (path: RecordEdit["path"], value: unknown): RecordEdit => ({ is: "append", path, value });

describe("an edited record keeps every other character", () => {
  it.each<[string, RecordEdit, string, string]>([
    ["a value, its comment stays", set(["status"], "closed"), "status: open #", "status: closed #"],
    [
      "a value that needs quotes",
      set(["title"], "Who pays: 10%"),
      "Partnership budget #",
      '"Who pays: 10%" #',
    ],
    ["an empty value", set(["closed"], "2025-09-01"), "closed:\n", "closed: 2025-09-01\n"],
    [
      "a new field, above the lists at the end",
      set(["outcome"], "A budget, with money."),
      "themes: []  # none yet\n",
      "themes: []  # none yet\noutcome: A budget, with money.\n",
    ],
    [
      "a new map",
      set(["difference"], { text: "Posts stay.", evidence: ["2025-07-10-x-aaaa"] }),
      "# none yet\n",
      "# none yet\ndifference: {text: Posts stay., evidence: [2025-07-10-x-aaaa]}\n",
    ],
    [
      "a map with comments, field by field",
      set(["view"], { is: "answers", on: "2025-08-20", why: "It does." }),
      "is: does-not-answer # the first answer\n  on: 2025-08-20\n",
      "is: answers # the first answer\n  on: 2025-08-20\n  why: It does.\n",
    ],
    ["a field inside", set(["view", "on"], "2025-08-21"), "on: 2025-08-20\n", "on: 2025-08-21\n"],
    [
      "an item after the last, comments below",
      append(["updates"], { on: "2025-09-01", by: "B", text: "One\ntwo" }),
      '"Answered: all."}\n',
      '"Answered: all."}\n  - {on: 2025-09-01, by: B, text: "One\\ntwo"}\n',
    ],
    ["an item into brackets", append(["to"], "icb"), "[dsp-group]", "[dsp-group, icb]"],
    ["an item into empty brackets", append(["themes"], "Neglect, again"), "[]  #", '["Neglect, again"]  #'],
    [
      "the first item of a list of maps in empty brackets",
      append(["themes"], { a: "b" }),
      "themes: []  # none yet\n",
      "themes:  # none yet\n  - {a: b}\n",
    ],
    [
      "an item of a list of lines",
      append(["about"], "function.voice"),
      "# the second sentence\n",
      "# the second sentence\n  - function.voice\n",
    ],
    [
      "an item of a list that is not there",
      append(["responses"], { from: "icb", text: "Yes." }),
      "# none yet\n",
      "# none yet\nresponses:\n  - {from: icb, text: Yes.}\n",
    ],
    [
      "into an item of a list",
      set(["updates", 0, "status"], "answered"),
      '"Answered: all."}',
      '"Answered: all.", status: answered}',
    ],
  ])("%s", (_, edit, was, is) => {
    expect(ENTRY.split(was)).toHaveLength(2);
    const wanted = ENTRY.replace(was, () => is);
    expect(edited(ENTRY, [edit])).toBe(wanted);
    const crlf = (text: string) => `\ufeff${text.replaceAll("\n", "\r\n")}`;
    expect(edited(crlf(ENTRY), [edit])).toBe(crlf(wanted));
  });

  it("makes several, in their order", () => {
    const made = edited(ENTRY, [
      set(["status"], "answered"),
      append(["updates"], { on: "2025-09-01", status: "answered" }),
      append(["updates"], { on: "2025-09-02", text: "And more." }),
    ]);
    expect(made).toContain(
      "  - {on: 2025-09-01, status: answered}\n  - {on: 2025-09-02, text: And more.}\n  # the last one",
    );
  });

  it("edits a block of text, and below one", () => {
    const text = "outcome: |\n  Two\n  lines\nupdates:\n  - on: 2025-09-01\n    text: |\n      More\n";
    expect(edited(text, [set(["outcome"], "One")], "yaml")).toBe(text.replace("|\n  Two\n  lines", "One"));
    expect(edited(text, [append(["updates"], { on: "2025-09-02" })], "yaml")).toBe(
      `${text}  - {on: 2025-09-02}\n`,
    );
  });

  it("sets a field of an item in lines, as a decision's outcome", () => {
    const text = "decisions:\n  - id: D1\n    text: Do it.\n  - {id: D2, text: Or not.}\nnot-heard: [All]\n";
    const value = { is: "taken", on: "2025-09-01", text: "Done." };
    expect(edited(text, [set(["decisions", 0, "outcome"], value)], "yaml")).toBe(
      text.replace("Do it.\n", "Do it.\n    outcome: {is: taken, on: 2025-09-01, text: Done.}\n"),
    );
    expect(edited(text, [set(["decisions", 1, "outcome"], value)], "yaml")).toContain(
      "{id: D2, text: Or not., outcome: {is: taken, on: 2025-09-01, text: Done.}}",
    );
  });

  it.each([
    ["", [append(["updates"], { on: "2025-09-01" })], "updates:\n  - {on: 2025-09-01}\n"],
    ["# only this\n", [set(["a", "b"], "c")], "# only this\na: {b: c}\n"],
    ["updates: []", [set(["a"], "b")], "a: b\nupdates: []"],
    ["a: {b: 1} # c", [set(["a", "d"], [])], "a: {b: 1, d: []} # c"],
    ["a: {}", [append(["a", "d"], "e")], "a: {d: [e]}"],
    ["a: 1", [append(["b"], "c")], "a: 1\nb: [c]\n"],
    ["{a: 1}", [set(["b"], 2)], "{a: 1, b: 2}"],
  ] as [string, RecordEdit[], string][])("of few lines: %j", (text, edits, wanted) => {
    expect(edited(text, edits, "yaml")).toBe(wanted);
  });
});

describe("nothing is changed", () => {
  it.each<[string, string, RecordEdit[]]>([
    ["what cannot be read", "a: [", [set(["b"], 1)]],
    ["a list that is none", "updates: text\n", [append(["updates"], {})]],
    ["a field of a text", "a: text\n", [set(["a", "b"], 1)]],
    ["an item that is not there", "a: [{b: 1}]\n", [set(["a", 1, "b"], 1)]],
    ["a list as a whole item", "a: [1]\n", [set(["a", 0], 2)]],
    ["a comment that would go", "a:\n  - b # why\n  - c\n", [set(["a"], "text")]],
    ["a comment in a field that would go", "a:\n  b: 1 # why\n  c: 2\n", [set(["a"], { c: 2 })]],
    ["half a character", "a: 1\n", [set(["b"], "\ud800")]],
    ["a hidden character", "a: 1\n", [set(["b"], "x\u200by")]],
    ["two documents", "a: 1\n---\nb: 2\n", [set(["a"], 2)]],
  ])("%s", (_, text, edits) => {
    expect(editedRecord(text, edits, "yaml")).toHaveProperty("refused");
  });

  it.each(["title: a\n", "---js\ntitle: a\n---\n", "---\ntitle: a\n", ""])("no front matter: %j", (text) => {
    expect(editedRecord(text, [set(["title"], "b")], "front-matter")).toHaveProperty("refused");
  });

  it("and front matter is kept short enough to be read again", () => {
    const text = `---\ntitle: a\n# ${"x".repeat(65_000)}\n---\n`;
    expect(edited(text, [append(["updates"], { text: "y".repeat(900) })])).toMatch(
      /refused: with it the front matter is longer than 64 KiB/,
    );
  });
});

const key = fc.constantFrom("title", "status", "view", "updates", "a b", "reviews", "themes", "x");
const scalar = fc.oneof(
  fc.string({ unit: "grapheme-ascii" }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("2025-07-10", "no", "null", "0123", "a: b", "# c", "- d", "{e", "'", "x\ny", "---", "…"),
  fc.integer({ min: 0, max: 1000 }),
  fc.boolean(),
);
const fields = fc.dictionary(key, scalar, { minKeys: 1, maxKeys: 3 });
const value = fc.oneof(scalar, fields, fc.array(scalar, { minLength: 1, maxLength: 3 }));
const edit: fc.Arbitrary<RecordEdit> = fc.oneof(
  fc.record({ is: fc.constant("set" as const), path: fc.tuple(key), value }),
  fc.record({ is: fc.constant("append" as const), path: fc.tuple(key), value: fc.oneof(scalar, fields) }),
);

describe("whatever is edited", () => {
  it("reads back as what was there and the edits, with every comment and the body as they were", () => {
    let made = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.boolean(), (edits, crlf) => {
        const text = crlf ? `\ufeff${ENTRY.replaceAll("\n", "\r\n")}` : ENTRY;
        const result = editedRecord(text, edits, "front-matter");
        if ("refused" in result) return;
        made += 1;
        const lines = result.text.replace("\ufeff", "").replaceAll("\r\n", "\n");
        expect(result.text.includes("\r\n")).toBe(crlf);
        expect(lines.endsWith("\n---\nBody: # no comment\n\n---\nupdates: none\n")).toBe(true);
        for (const comment of ENTRY.match(/# .*/g) ?? []) expect(lines).toContain(comment);
        expect(isSame(yamlOf(lines), edits.reduce(byHand, yamlOf(ENTRY)))).toBe(true);
      }),
    );
    expect(made).toBeGreaterThan(20);
  });

  it("loses no line: appending changes nothing above and below it", () => {
    fc.assert(
      fc.property(fields, (item) => {
        const result = editedRecord(ENTRY, [append(["updates"], item)], "front-matter");
        if ("refused" in result) return;
        const added = result.text.split("\n").filter((line) => !ENTRY.split("\n").includes(line));
        expect(added).toHaveLength(1);
        expect(result.text.replace(`${added[0]}\n`, () => "")).toBe(ENTRY);
      }),
    );
  });
});

type Data = Record<string, unknown>;

function yamlOf(text: string): Data {
  const from = 4;
  const to = text.indexOf("\n---\n") + 1;
  return readYaml({ path: "x", text, from, to }).value as Data;
}

function byHand(data: Data, { is, path, value: one }: RecordEdit): Data {
  const name = String(path[0]);
  return { ...data, [name]: is === "set" ? one : [...((data[name] ?? []) as unknown[]), one] };
}
