import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import stringWidth from "fast-string-width";
import { describe, expect, it } from "vitest";
import type { Place, Problem } from "../../src/model/problem.ts";
import { markedLine } from "../../src/render/marked-line.ts";
import { problemsAsCompactLines } from "../../src/render/problems-compact.ts";
import { problemsAsText } from "../../src/render/problems-pretty.ts";
import { safeLine } from "../../src/render/safe-line.ts";
import { copyOf, run, temporaryFolder } from "../support/copy.ts";
import { ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { laidOver, TINY } from "../support/knowledge-base.ts";
import { checked, contextWith, HOSTILE_NAMES, problem, reportOf } from "../support/problems.ts";

const at = (column: number, endColumn: number, more: Partial<Place> = {}): Place => ({
  path: "a.md",
  line: 1,
  column,
  endLine: 1,
  endColumn,
  ...more,
});

/** The line and the mark under it, as they stand one above the other. */
function shown(line: string, place: Place, columns = 72): readonly string[] {
  const marked = markedLine(line, place, columns);
  return marked ? [marked.text, " ".repeat(marked.before) + "^".repeat(marked.marked)] : [];
}

describe("the line with the place marked", () => {
  it.each<[string, string, Place, readonly string[]]>([
    ["a value", "activity: dsp-gruop", at(11, 20), ["activity: dsp-gruop", "          ^^^^^^^^^"]],
    ["after a tab", "a:\tb", at(4, 5), ["a:  b", "    ^"]],
    ["wide characters", "日本: 語", at(5, 6), ["日本: 語", "      ^^"]],
    ["a combining accent", "cafe\u0301: x", at(8, 9), ["cafe\u0301: x", "      ^"]],
    ["beyond the basic plane", "👍👍 x", at(6, 7), ["👍👍 x", "     ^"]],
    ["the accent alone", "cafe\u0301", at(5, 6), ["cafe\u0301", "    ^"]],
    ["a character that hides", "a\u202eb", at(3, 4), ["a\\u{202e}b", "         ^"]],
    ["the end of the line", "title:", at(7, 7), ["title:", "      ^"]],
    ["a place of no length", "title: x", at(1, 1), ["title: x", "^"]],
    ["over several lines", "- a: [", at(6, 2, { endLine: 3 }), ["- a: [", "     ^"]],
    ["beyond the line", "ab", at(40, 44), ["ab", "  ^"]],
    ["a command of a log", "##[error]x", at(10, 11), ["# #[error]x", "          ^"]],
    ["nothing to see", "  ", at(1, 2), []],
  ])("holds for %s", (_, line, place, expected) => {
    expect(shown(line, place)).toEqual(expected);
  });

  it("is cut around the place", () => {
    const line = `${"word ".repeat(40)}HERE ${"word ".repeat(40)}`;
    const [text = "", mark = ""] = shown(line, at(201, 205), 60);
    expect(text).toMatch(/^….*HERE.*…$/);
    expect(stringWidth(text)).toBeLessThanOrEqual(60);
    expect(text.slice(mark.indexOf("^"), mark.length)).toBe("HERE");
  });

  it("shows as much as fits where the place is near the end", () => {
    const [text = ""] = shown(`${"word ".repeat(40)}HERE`, at(201, 205), 60);
    expect(stringWidth(text)).toBeGreaterThan(54);
    expect(text.endsWith("HERE")).toBe(true);
  });

  it("masks an identifier that the cut goes through", () => {
    const number = "999 123 4519";
    for (let before = 0; before < 80; before += 1) {
      const line = `${"x".repeat(before)} ${number} ${"y".repeat(80)}`;
      for (const column of [1, before + 2, before + 9, before + 40]) {
        const [text = ""] = shown(line, at(column, column + 1), 40);
        expect(text.replace(/\D/g, "").length).toBeLessThanOrEqual(2);
      }
    }
  });

  it("fits, and marks what stands at the place, whatever the line is", () => {
    const piece = fc.constantFrom("a", "bc ", "日", "e\u0301", "👍", "\t", "\u202e", "##[", "\u0000");
    const line = fc.array(piece, { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(line, fc.nat(), fc.integer({ min: 20, max: 120 }), (pieces, seed, columns) => {
        const chosen = seed % pieces.length;
        const before = pieces.slice(0, chosen).join("");
        const own = pieces[chosen] ?? "";
        const text = pieces.join("");
        const marked = markedLine(text, at(before.length + 1, before.length + own.length + 1), columns);
        if (!marked) return;
        expect(stringWidth(marked.text)).toBeLessThanOrEqual(columns);
        expect(marked.before + marked.marked).toBeLessThanOrEqual(Math.max(columns, marked.before + 1));
      }),
    );
  });
});

describe("pretty", () => {
  const pretty = (problems: readonly Problem[], more: Parameters<typeof contextWith>[0] = {}) =>
    problemsAsText(reportOf(problems), contextWith(more));

  it("shows file, problem, place, line, cure, related places and what to do next", async () => {
    const one = problem({
      place: { ...problem().place, column: 11, endColumn: 18 },
      hint: "Did you mean council?",
      related: [{ message: "Agencies are listed here.", place: at(1, 2, { path: "scrutiny.yaml" }) }],
    });
    expect(await pretty([one], { lines: async () => () => "present: [counsil]" })).toBe(`evidence/a.md

  error There is no agency here. [unknown-agency]
    evidence/a.md:2:11
    2 | present: [counsil]
      |           ^^^^^^^
    Did you mean council?
    scrutiny.yaml:1:1
      Agencies are listed here.

5 files: 5 read, 0 left out.
1 error, 0 warnings, 0 notes of style.

Mend the errors, then run scrutiny check again.
Why a rule is there, with an example: scrutiny explain unknown-agency`);
  });

  it("keeps within the width of the terminal, but for paths", async () => {
    const message = "There is no agency of this name in scrutiny.yaml, and no group or role either. ".repeat(
      3,
    );
    for (const columns of [40, 80, 140]) {
      const text = await pretty([problem({ message, hint: message }), problem({ rule: "no-owner" })], {
        columns,
      });
      for (const line of text.split("\n")) {
        if (!/^ *evidence\/|scrutiny explain|\[unknown-agency\]/.test(line))
          expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(columns, 48));
      }
    }
  });

  it("names the rules that fired most, and all of them where there are many problems", async () => {
    const rules = ["no-owner", "bad-date", "unknown-area", "unknown-row", "unknown-level", "unknown-stage"];
    const few = await pretty(rules.map((rule) => problem({ rule })));
    expect(few).toContain("     1  bad-date       A day does not exist, or is not written as YYYY-MM-DD.");
    expect(few).toContain("and 1 more rule");
    const many = await pretty(rules.flatMap((rule, index) => Array(index + 2).fill(problem({ rule }))));
    expect(many).not.toContain("more rule");
    expect(many.indexOf("     7  unknown-stage")).toBeLessThan(many.indexOf("     2  no-owner"));
    expect(many).toContain("scrutiny explain unknown-stage");
  });

  it("says of the gravest severity what to read about", async () => {
    const warnings = Array(5).fill(problem({ rule: "told-and-found-differ", severity: "warning" }));
    expect(await pretty([...warnings, problem({ rule: "no-owner" })])).toContain("scrutiny explain no-owner");
    expect(await pretty(warnings)).toContain("No errors. The warnings are yours to judge.");
    expect(await pretty(warnings, { isStrict: true })).toContain("warnings count too");
  });

  it("says that all is in order, and what to do next", async () => {
    expect(await pretty([])).toBe(
      "5 files: 5 read, 0 left out.\n0 errors, 0 warnings, 0 notes of style.\n\nAll is in order.\nNext: scrutiny coverage",
    );
  });

  it("does not show a line of a file that could not be read", async () => {
    const secret = "---\ntitle: [secret words\n---\n";
    const path = "evidence/2025-26/2025-08-20-visit-to-a-school-rea1.md";
    const { report, context } = checked(laidOver(TINY, [[path, secret]]));
    expect(report.problems[0]?.rule).toBe("yaml-not-read");
    expect(await problemsAsText(report, context)).not.toContain("secret");
  });

  it.each(HOSTILE_NAMES)(
    "writes no command of a log and no escape for a file of the name %j",
    async (name) => {
      const place = { ...problem().place, path: name };
      const one = problem({ place, message: `a ${name}`, hint: name, related: [{ message: name, place }] });
      for (const render of [problemsAsText, problemsAsCompactLines]) {
        const text = await render(
          reportOf([one]),
          contextWith({ columns: 40, lines: async () => () => name.replace("\n", "") }),
        );
        expect(text).not.toMatch(/^\s*::/m);
        expect(text).not.toMatch(/##\w*\[/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
        expect(text).not.toContain("999 123 4519");
      }
    },
  );
});

describe("compact", () => {
  it("says a problem a line, then the counts", () => {
    const one = problem({ hint: "Did you mean council?" });
    expect(problemsAsCompactLines(reportOf([one]), contextWith())).toBe(
      "evidence/a.md:2:3: error: There is no agency here. Did you mean council? [unknown-agency]\n5 files: 5 read, 0 left out. 1 error, 0 warnings, 0 notes of style.",
    );
  });

  it("is read by the task that docs/editor.md gives", async () => {
    const blocks = readFileSync(join(ROOT, "docs/editor.md"), "utf8").matchAll(/^```json\n([\s\S]*?)^```$/gm);
    const task = [...blocks].map(([, text]) => JSON.parse(text ?? "")).find((one) => "tasks" in one)
      ?.tasks[0];
    const { pattern } = task.problemMatcher;
    const folder = copyOf(WORKED_EXAMPLE, {
      "evidence/2025-26/2025-07-10-a-bad-one-aaaa.md": "---\nactivty: x\ntitle: 1\n---\n",
      "evidence/2025-26/a note: of 10:30.md": "nothing",
      "programme/todo 1.txt": "x",
    });
    const [, ...argv] = task.command.replace(/^npx --no-install /, "").split(" ");
    const ran = await run(folder, argv);
    const found = ran.out
      .split("\n")
      .map((line) => new RegExp(pattern.regexp).exec(line))
      .filter((match) => match !== null)
      .map((match) => ({
        path: match[pattern.file],
        line: Number(match[pattern.line]),
        column: Number(match[pattern.column]),
        severity: match[pattern.severity],
        message: match[pattern.message],
        rule: match[pattern.code],
      }));
    const { problems } = JSON.parse((await run(folder, ["check", "--format", "json"])).out);
    expect(found.length).toBeGreaterThan(4);
    expect(new Set(found.map((one) => one.severity))).toEqual(new Set(["error", "warning", "info"]));
    expect(found).toEqual(
      problems.map((one: Record<string, unknown>) => ({
        path: one["path"],
        line: one["line"],
        column: one["column"],
        severity: one["severity"],
        message: safeLine([one["message"], one["hint"] ?? ""].join(" ").trim()),
        rule: one["rule"],
      })),
    );
  });
});

describe("a folder without a knowledge base", () => {
  it.each(["pretty", "compact", "sarif", "github", "junit"])("is exit 2 with --format %s", async (format) => {
    const ran = await run(temporaryFolder(), ["check", "--format", format]);
    expect(ran).toMatchObject({ code: 2, out: "" });
  });
});
