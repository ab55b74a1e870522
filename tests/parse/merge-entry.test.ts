import { describe, expect, it } from "vitest";
import { toDay } from "../../src/model/day.ts";
import { hasConflict, sidesOf } from "../../src/parse/conflict-sides.ts";
import { type MergedEntry, mergedEntry, type Side } from "../../src/parse/merge-entry.ts";

const entry = (fields: string, updates: readonly string[], body = "Words.\n") =>
  `---
title: Who decides # asked in July
number: C1
date: 2025-07-10
kind: challenge
to: [council]
question: Who decides?
${fields}updates:
${updates.map((one) => `  - {${one}}\n`).join("")}---
${body}`;

const FIRST = "on: 2025-07-11, by: A, text: Sent.";
const BASE = entry("", [FIRST]);
const ON = toDay("2025-10-20");

function merged(ours: string, theirs: string, base: string | null = BASE, side?: Side): MergedEntry {
  return mergedEntry(
    "challenge",
    { ours, theirs, base: base ?? undefined },
    { by: "A", on: ON, sideOf: () => side },
  );
}

function textOf(made: MergedEntry): string {
  if (!("text" in made)) throw new Error(JSON.stringify(made));
  return made.text;
}

describe("two sides that both only added are joined", () => {
  const ours = entry("status: carried-on\ncarried-to: D1\n", [
    FIRST,
    "on: 2025-08-01, by: A, text: One., carried-to: D1, status: carried-on",
  ]);

  it.each([[BASE], [null]])("by the days of their updates, ours first on the same day", (base) => {
    const theirs = entry("", [
      FIRST,
      "on: 2025-07-20, by: B, text: Two.",
      "on: 2025-08-01, by: B, text: Three.",
    ]);
    const made = merged(ours, theirs, base);
    expect(textOf(made)).toBe(
      entry("status: carried-on\ncarried-to: D1\n", [
        FIRST,
        "on: 2025-07-20, by: B, text: Two.",
        "on: 2025-08-01, by: A, text: One., carried-to: D1, status: carried-on",
        "on: 2025-08-01, by: B, text: Three.",
      ]),
    );
    expect(made).toMatchObject({ added: 2, settled: undefined, lostComments: 0 });
  });

  it("with what each side set, and the answers of both", () => {
    const answer = (from: string) => `{from: ${from}, on: 2025-08-02, text: Yes.}`;
    const answered = (from: string) =>
      entry(`responses:\n  - ${answer(from)}\nstatus: answered\n`, [
        FIRST,
        `on: 2025-08-02, by: B, text: From ${from}., responses: [${answer(from)}], status: answered`,
      ]);
    const text = textOf(merged(answered("council"), answered("police")));
    expect(text).toContain(`responses:\n  - ${answer("council")}\n  - ${answer("police")}\n`);
    expect(text.match(/status: answered/g)).toHaveLength(3);
  });

  it("what is not from an update is taken from the side that changed it", () => {
    const theirs = entry("", [FIRST], "Other words.\n").replace("to: [council]", "to: [council, police]");
    const text = textOf(merged(ours, theirs));
    expect(text).toContain("to: [council, police]\n");
    expect(text.endsWith("---\nOther words.\n")).toBe(true);
    expect(text).toContain("# asked in July");
    expect(merged(ours, theirs, null)).toHaveProperty("refused");
  });

  it("CRLF stays, and a comment of the other side is counted where it is lost", () => {
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    const theirs = entry("# theirs\n", [FIRST, "on: 2025-07-20, by: B, text: Two."]);
    const made = merged(crlf(ours), theirs);
    expect(textOf(made).replaceAll("\r\n", "")).not.toContain("\n");
    expect(made).toMatchObject({ lostComments: 1 });
  });

  it("the same update on both sides is one", () => {
    const made = merged(ours, ours);
    expect(textOf(made)).toBe(ours);
  });
});

describe("a field that both sides set to two values", () => {
  const set = (on: string, status: string) =>
    entry(`status: ${status}\n`, [FIRST, `on: ${on}, by: A, text: One., status: ${status}`]);
  const [ours, theirs] = [set("2025-08-01", "answered"), set("2025-08-02", "carried-on")];

  it("is told, both values, and nothing is joined", () => {
    expect(merged(ours, theirs)).toEqual({
      twiceSet: [{ field: "status", ours: "answered", theirs: "carried-on" }],
    });
  });

  it("is settled; where the last update says otherwise, one more says what holds", () => {
    const last = merged(ours, theirs, BASE, "theirs");
    expect(last).toMatchObject({ entry: { status: "carried-on" }, settled: undefined });
    const first = merged(ours, theirs, BASE, "ours");
    expect(textOf(first)).toContain(
      "  - {on: 2025-10-20, by: A, text: Two branches set status; this is what holds., status: answered}\n",
    );
    expect(first).toMatchObject({ entry: { status: "answered" } });
  });

  it("a due day that both moved has its reason", () => {
    const moved = (due: string) =>
      entry("", [FIRST, `on: 2025-08-01, by: A, text: One., reason: Why., response-due: ${due}`]);
    expect(textOf(merged(moved("2025-09-01"), moved("2025-10-01"), BASE, "ours"))).toMatch(
      /reason: Two branches .*response-due: 2025-09-01\}\n---/,
    );
  });
});

describe("is for a person", () => {
  it.each<[string, string, string, RegExp]>([
    [
      "a changed title on both",
      BASE.replace("Who decides #", "A title #"),
      BASE.replace("Who decides #", "B title #"),
      /title differs/,
    ],
    [
      "a body that both changed",
      entry("", [FIRST], "A.\n"),
      entry("", [FIRST], "B.\n"),
      /the text below the fields differs/,
    ],
    [
      "an update that is gone",
      BASE,
      entry("", ["on: 2025-07-12, by: B, text: Other."]),
      /changed or gone on the other branch/,
    ],
    ["a side that cannot be read", BASE, "---\n[\n---\n", /the other branch cannot be read/],
    ["a field taken away", BASE, BASE.replace("to: [council]\n", ""), /to differs|taken away/],
  ])("%s", (_, ours, theirs, why) => {
    const made = merged(ours, theirs);
    expect("refused" in made ? made.refused : "").toMatch(why);
  });
});

describe("conflict markers", () => {
  it.each([
    [
      "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\nd\n",
      { ours: "a\nb\nd\n", theirs: "a\nc\nd\n", base: undefined },
    ],
    [
      "<<<<<<< HEAD\r\nb\r\n||||||| 123\r\no\r\n=======\r\nc\r\n>>>>>>> x\r\n",
      { ours: "b\r\n", theirs: "c\r\n", base: "o\r\n" },
    ],
    ["<<<<<<< HEAD\n=======\nc\n>>>>>>> x", { ours: "", theirs: "c\n", base: undefined }],
  ])("are taken apart: %j", (text, sides) => {
    expect(sidesOf(text)).toEqual(sides);
    expect(hasConflict(text)).toBe(true);
  });

  it.each([
    "<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> c\n",
    "<<<<<<< a\n>>>>>>> b\n=======\n",
    "<<<<<<< a\nb\n",
  ])("that do not follow each other are not: %j", (text) => {
    expect(sidesOf(text)).toBeUndefined();
  });
});
