import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Severity } from "../../src/model/problem.ts";
import { problemsAsAnnotations } from "../../src/render/problems-github.ts";
import { safeLine } from "../../src/render/safe-line.ts";
import { contextWith, HOSTILE_NAMES, problem, reportOf } from "../support/problems.ts";

const linesOf = async (problems: ReturnType<typeof problem>[], prefix = "") => {
  const text = await problemsAsAnnotations(reportOf(problems), contextWith({ prefix: async () => prefix }));
  expect(text.endsWith("\n")).toBe(true);
  return text.slice(0, -1).split("\n");
};
const many = (count: number, severity: Severity) =>
  Array.from({ length: count }, () => problem({ severity }));

/** As the runner of GitHub Actions reads a line: a command, its properties and its data, or nothing. */
function read(line: string) {
  const found = /^\s*::([^ :]+)(?: (.*?))?::(.*)$/s.exec(line);
  if (!found) return undefined;
  const plain = (text: string) =>
    text
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%0D", "\r")
      .replaceAll("%0A", "\n")
      .replaceAll("%25", "%");
  const properties = (found[2] ?? "").split(",").map((one) => {
    const at = one.indexOf("=");
    return [one.slice(0, at), plain(one.slice(at + 1))] as const;
  });
  return { command: found[1], properties: Object.fromEntries(properties), data: plain(found[3] ?? "") };
}

describe("github", () => {
  it("annotates the place with the message and its cure", async () => {
    const one = problem({ severity: "warning", hint: "Did you mean council?" });
    expect(await linesOf([one], "kb/")).toEqual([
      "::warning file=kb/evidence/a.md,line=2,endLine=2,col=3,endColumn=7,title=unknown-agency::There is no agency here. Did you mean council?",
      "0 errors, 1 warning, 0 notes of style in 5 files: 5 read, 0 left out.",
    ]);
  });

  it("names the other places below it, a line each, and three at most", async () => {
    const place = (line: number) => ({ ...problem().place, path: "evidence/b,c.md", line });
    const related = [4, 5, 6, 7].map((line) => ({ message: "It stands here already.", place: place(line) }));
    const [line = ""] = await linesOf([problem({ related })], "kb/");
    expect(line.split("%0A").slice(1)).toEqual([
      "It stands here already. kb/evidence/b,c.md:4",
      "It stands here already. kb/evidence/b,c.md:5",
      "It stands here already. kb/evidence/b,c.md:6",
      "1 more place.",
    ]);
  });

  it("gives no columns where a problem goes over several lines", async () => {
    const place = { ...problem().place, endLine: 4 };
    expect((await linesOf([problem({ place })]))[0]).toContain("line=2,endLine=4,title=");
  });

  it("shows ten errors and ten warnings, and says how many more there are", async () => {
    const lines = await linesOf([...many(12, "error"), ...many(11, "warning"), ...many(3, "info")]);
    const commands = lines.map((line) => read(line)?.command);
    expect(commands.filter((one) => one === "error").length).toBe(10);
    expect(commands.filter((one) => one === "warning").length).toBe(10);
    expect(commands.filter((one) => one === "notice").length).toBe(1);
    expect(read(lines.at(-1) ?? "")?.data).toMatch(
      /^12 errors, 11 warnings, 3 notes of style in .* 6 of them are not shown here\./,
    );
  });

  it("shows notes of style where nothing graver was left out", async () => {
    const lines = await linesOf([...many(1, "error"), ...many(12, "info")]);
    expect(lines.filter((line) => line.startsWith("::notice file=")).length).toBe(9);
    expect(lines.length).toBe(11);
  });

  it.each(HOSTILE_NAMES)("makes one command of one problem in a file of the name %j", async (name) => {
    const path = `evidence/${name}`;
    const lines = await linesOf([problem({ place: { ...problem().place, path } })]);
    expect(lines.length).toBe(2);
    expect(read(lines[0] ?? "")?.properties["file"]).toBe(safeLine(path));
    expect(lines.join()).not.toContain("999 123 4519");
  });

  it("makes no second command of any text", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(
          fc.constantFrom("\n", "\r", "::error::", "::", "%0A", "%", ",", ":", "##[error]", " a ", "\u2028"),
        )
        .map((parts) => parts.join("")),
    );
    await fc.assert(
      fc.asyncProperty(text, text, text, async (message, hint, path) => {
        const lines = await linesOf([problem({ message, hint, place: { ...problem().place, path } })]);
        expect(lines.length).toBe(2);
        const command = read(lines[0] ?? "");
        expect(command?.command).toBe("error");
        expect(command?.data).toBe(safeLine(`${message} ${hint}`));
        expect(command?.properties["file"]).toBe(safeLine(path));
        expect(read(lines[1] ?? "")).toBeUndefined();
      }),
    );
  });
});
