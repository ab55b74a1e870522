import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/model/problem.ts";
import { readNote } from "../../src/parse/note.ts";
import { readYaml } from "../../src/parse/yaml.ts";

const PATH = "evidence/2025-26/2025-07-10-a-note-k7f3.md";
const read = (text: string | Uint8Array) =>
  readNote({ path: PATH, bytes: typeof text === "string" ? new TextEncoder().encode(text) : text });
const GOOD = `---
title: A good note
date: 2025-07-10
activity: dsp-group
status: ready
findings:
  - {about: leadership.edi, says: working-well, finding: It was said.}
---
## What I saw

Words.
`;
const yamlText = (text: string) => ({ path: "x.yaml", text, from: 0, to: text.length });
const at = (problem: Problem | undefined) =>
  problem && `${problem.place.line}:${problem.place.column} ${problem.rule}`;
const first = (text: string | Uint8Array) => at(read(text).problems.find((one) => one.severity === "error"));

describe("reading a note", () => {
  it("gives its fields as they were written, and its body", () => {
    const { value, problems } = read(GOOD);
    expect(problems).toEqual([]);
    expect(value?.value).toMatchObject({ title: "A good note", date: "2025-07-10", status: "ready" });
    expect(value?.body).toBe("## What I saw\n\nWords.\n");
    expect(value?.id).toBe("2025-07-10-a-note-k7f3");
  });

  it("reads CRLF like LF, and passes over a byte order mark with a word about it", () => {
    const windows = read(`\ufeff${GOOD.replaceAll("\n", "\r\n")}`);
    expect(windows.value?.value).toEqual(read(GOOD).value?.value);
    expect(windows.value?.body).toBe(read(GOOD).value?.body);
    expect(windows.problems.map((one) => [one.rule, one.severity])).toEqual([["byte-order-mark", "info"]]);
  });

  it.each([
    ["code in front matter", GOOD.replace("---\n", "---js\n"), "1:1 no-front-matter"],
    ["code in front matter, with a space", GOOD.replace("---\n", "--- js\n"), "1:1 no-front-matter"],
    [
      "code by an engine's name of an object",
      GOOD.replace("---\n", "---constructor\n"),
      "1:1 no-front-matter",
    ],
    ["trailing white space on the first line", GOOD.replace("---\n", "--- \n"), "1:1 no-front-matter"],
    ["nothing", "", "1:1 no-front-matter"],
    ["no closing line", GOOD.replace("\n---\n##", "\n##"), "1:1 no-front-matter"],
    ["an anchor", GOOD.replace("title: A", "title: &a A"), "2:11 yaml-not-read"],
    ["a reference", GOOD.replace("activity: dsp-group", "activity: *a"), "4:11 yaml-not-read"],
    ["a tag", GOOD.replace("title: A good note", "title: !!str A good note"), "2:14 yaml-not-read"],
    ["a merge key", GOOD.replace("status: ready", "<<: {a: 1}"), "5:1 yaml-not-read"],
    ["a directive", GOOD.replace("title:", "%YAML 1.1\ntitle:"), "2:1 yaml-not-read"],
    [
      "a key of Object.prototype",
      GOOD.replace("status: ready", "__proto__: {status: ready}"),
      "5:1 yaml-not-read",
    ],
    ["a field twice", GOOD.replace("status: ready", "title: Another"), "5:1 duplicate-field"],
    ["an unknown field", GOOD.replace("activity:", "activty: x\nactivity:"), "4:1 unknown-field"],
    ["a day that does not exist", GOOD.replace("2025-07-10", "2025-02-30"), "3:7 bad-date"],
    ["a number where text is asked", GOOD.replace("A good note", "2025"), "2:8 wrong-type"],
    ["a value that is not in the list", GOOD.replace("working-well", "working-wel"), "7:35 unknown-value"],
    ["a missing field", GOOD.replace("date: 2025-07-10\n", ""), "2:1 missing-field"],
    [
      "a list that is nested too deep",
      GOOD.replace("A good note", `${"[".repeat(30)}${"]".repeat(30)}`),
      "2:28 yaml-not-read",
    ],
    ["a character that cannot be seen", GOOD.replace("A good", "A\u202e good"), "2:9 unseen-character"],
    [
      "a merge that was not finished",
      GOOD.replace("Words.", "<<<<<<< HEAD\nWords.\n=======\n>>>>>>> b"),
      "11:1 merge-conflict-marker",
    ],
    ["bytes that are no text", Uint8Array.of(0x2d, 0x2d, 0x2d, 0x0a, 0xff), "2:1 not-utf-8"],
    ["UTF-16 text", Uint8Array.of(0xff, 0xfe, 0x2d, 0x00, 0x2d, 0x00), "1:1 not-utf-8"],
    [
      "the base that a merge leaves",
      GOOD.replace("Words.", "||||||| a1b2c3d\nWords."),
      "11:1 merge-conflict-marker",
    ],
    ["more than 1 MiB", `${GOOD}${"x".repeat(1024 * 1024)}`, "1:1 file-too-large"],
    [
      "front matter that is too long",
      GOOD.replace("status:", `${"# x\n".repeat(401)}status:`),
      "403:1 front-matter-too-long",
    ],
  ])("finds %s at its place", (_, text, expected) => {
    expect(first(text)).toBe(expected);
    // same bytes, same problems: the second time too
    expect(first(text)).toBe(expected);
  });

  it.each([
    ["in double quotes", (many: string) => `"${many}"`],
    ["in single quotes", (many: string) => `'${many}'`],
    ["in a plain text", (many: string) => `a${many}`],
    ["in a text that runs over lines", (many: string) => `|-\n  ${many}`],
    ["in quotes in a list", (many: string) => `['${many}', "${many}"]`],
  ])("reads any number of brackets %s as text", (_, write) => {
    const { value, problems } = readYaml(yamlText(`title: ${write("[{".repeat(30))}\n`));
    expect(problems).toEqual([]);
    expect(JSON.stringify(value)).toContain("[{".repeat(30));
  });

  it("finds a deep list behind brackets that are text, and what else stands after them", () => {
    const text = `a: "${"[".repeat(30)}"\nb: ${"[".repeat(30)}${"]".repeat(30)}\n`;
    expect(readYaml(yamlText(text)).problems.map((one) => [one.place.line, one.place.column])).toEqual([
      [2, 24],
    ]);
    expect(readYaml(yamlText(`a: "${"[".repeat(30)}"\n%YAML 1.1\n`)).problems[0]?.place.line).toBe(2);
  });

  it("names UTF-16, with and without its mark, and quotes nothing of it", () => {
    const utf16 = Uint8Array.from([...GOOD].flatMap((one) => [one.charCodeAt(0), 0]));
    for (const bytes of [utf16, Uint8Array.of(0xff, 0xfe, ...utf16)]) {
      const { problems } = read(bytes);
      expect(problems.map((one) => [one.rule, one.message])).toEqual([
        ["not-utf-8", "The file is UTF-16 text, and UTF-8 was expected."],
      ]);
    }
  });

  it.each([
    ["the first line is LF", GOOD.replace("status: ready\n", "status: ready\r\n"), "5:14"],
    ["the first line is CRLF", GOOD.replaceAll("\n", "\r\n").replace("Words.\r\n", "Words.\n"), "11:7"],
  ])("says where line ends change, where %s, and reads on", (_, text, expected) => {
    const { value, problems } = read(text);
    expect(value?.value).toEqual(read(GOOD).value?.value);
    expect(
      problems.map((one) => `${one.place.line}:${one.place.column} ${one.severity} ${one.rule}`),
    ).toEqual([`${expected} info mixed-line-ends`]);
  });

  it.each([
    ["text that is turned round", "Read \u202eback.", "11:6"],
    ["a character of no width", "Read\u200bthis.", "11:5"],
    ["a joiner between Latin letters", "Re\u200dad.", "11:3"],
  ])("warns of %s in the body, and reads the note", (_, words, expected) => {
    const { value, problems } = read(GOOD.replace("Words.", words));
    expect(value).toBeDefined();
    expect(
      problems.map((one) => `${one.place.line}:${one.place.column} ${one.severity} ${one.rule}`),
    ).toEqual([`${expected} warning unseen-character-in-body`]);
  });

  it("lets be what scripts and emoji need", () => {
    expect(read(GOOD.replace("Words.", "👩‍👩‍👧 می‌خواهم ❤️ Zoë’s — “yes”")).problems).toEqual([]);
  });

  it("lets a draft lack what a ready note must have, with warnings", () => {
    const draft = read(
      "---\nstatus: draft\nfindings:\n  - {says: worried-about, finding: It was late.}\n---\n",
    );
    expect(draft.value?.value).toMatchObject({
      title: "Untitled note",
      date: "2025-07-10",
      activity: "unplanned",
    });
    expect(draft.problems.map((one) => `${one.severity} ${one.field}`).sort()).toEqual([
      "warning activity",
      "warning date",
      "warning findings.1.about",
      "warning title",
    ]);
  });

  it("never quotes a line of a broken front matter", () => {
    const secret = "secret words of a note";
    for (const broken of [
      `title: "${secret}\n`,
      `? ${secret}\n: - [`,
      `${secret}\n`,
      `a: ${secret}: b\n`,
      `title: !!js ${secret}\n`,
    ]) {
      const said = JSON.stringify(read(`---\n${broken}---\n`).problems);
      expect(said).not.toContain("secret");
    }
  });
});

describe("values keep their type", () => {
  it.each([
    ["no", "no"],
    ["yes", "yes"],
    ["on", "on"],
    ["2025-07-10", "2025-07-10"],
    ["12:30", "12:30"],
    ["0b11", "0b11"],
    ["07700 900123", "07700 900123"],
    ["1_000", "1_000"],
    ["2025/26", "2025/26"],
    ["12", 12],
    ["0.5", 0.5],
    ["true", true],
    ["null", null],
    ["~", null],
    ['"12"', "12"],
    ['"b\\nc: d"', "b\nc: d"],
  ])("%s", (written, value) => {
    const text = `key: ${written}\n`;
    expect(readYaml({ path: "x.yaml", text, from: 0, to: text.length }).value).toEqual({ key: value });
  });
});

describe("whatever the bytes", () => {
  it("gives problems, never a throw, and every place lies in the file", () => {
    const lines = GOOD.split("\n");
    const mutated = fc
      .tuple(fc.nat(GOOD.length), fc.nat(12), fc.string({ unit: "binary", maxLength: 12 }))
      .map(([from, length, text]) => GOOD.slice(0, from) + text + GOOD.slice(from + length));
    const property = fc.property(
      fc.oneof(
        mutated,
        fc.string({ unit: "binary" }),
        fc.json().map((one) => `---\n${one}\n---\n`),
      ),
      (text) => {
        const { value, problems } = read(text);
        expect(value !== undefined || problems.some((one) => one.severity === "error")).toBe(true);
        const count = Math.max(lines.length, text.replaceAll("\r\n", "\n").split("\n").length);
        for (const { place } of problems) {
          expect(place.line).toBeGreaterThanOrEqual(1);
          expect(place.line).toBeLessThanOrEqual(count);
          expect(place.column).toBeGreaterThanOrEqual(1);
        }
      },
    );
    fc.assert(property, { numRuns: 500 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void read(bytes)),
      { numRuns: 500 },
    );
  });
});
