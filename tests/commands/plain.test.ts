import stringWidth from "fast-string-width";
import { describe, expect, it } from "vitest";
import { run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";

const env = { SCRUTINY_TODAY: "2026-06-15" };
const READING: readonly (readonly string[])[] = [
  ["status", "--more"],
  ["todo"],
  ["coverage", "--more"],
  ["check", "registers"],
  ["trace", "R3"],
  ["search", "panel"],
  ["review", "--list"],
  ["programme", "show"],
  ["update"],
  ["explain"],
  ["brief", "dsp-group"],
];

describe.each(READING.map((argv) => [argv.join(" "), argv] as const))("%s", (_, argv) => {
  it("with --plain has nothing that is drawn, coloured, written over or set in columns", async () => {
    const { out, err, code } = await run(FERNSHIRE, ["--plain", ...argv], { env, tty: true });
    expect([0, 1]).toContain(code);
    expect(out.length).toBeGreaterThan(100);
    expect(`${out}${err}`).not.toMatch(/\p{Cc}(?<!\n)|[\u2500-\u259f]/u);
    if (argv[0] !== "brief") expect(out.split("\n").filter((line) => /\S {2,}\S/.test(line))).toEqual([]);
  });

  it("with NO_COLOR has no colour, and fits a terminal of 40 columns where words can be broken", async () => {
    const { out } = await run(FERNSHIRE, argv, { env: { ...env, NO_COLOR: "1" }, tty: true, columns: 40 });
    expect(out).not.toContain("\u001b");
    // a command, a path and a row of a table stay whole
    const prose = out
      .split("\n")
      .filter(
        (line) => !/scrutiny |\/|\|| {2,}\S.* {2,}|…|^\S+$/.test(line.trimStart()) && stringWidth(line) > 44,
      );
    expect(prose.filter((line) => !/\S {2,}\S/.test(line))).toEqual([]);
  });
});

it("--plain says a row of a table as a statement, with the names of its columns", async () => {
  const { out } = await run(FERNSHIRE, ["--plain", "status"], { env });
  expect(out).toContain(
    "\nQ4 January to March 2026. Notes: 12; Drafts: 1; Done of planned: 12 of 13; Report: factual accuracy\n",
  );
  expect(out).toContain("\nDecisions asked. Open: 3; Overdue: 3; Closed: 9\n");
  const todo = await run(FERNSHIRE, ["--plain", "todo", "--kind", "draft-note"], { env });
  expect(
    todo.out
      .split("\n")
      .filter((line) => line.includes("[draft-note]"))
      .every((line) => /^ {2}\S/.test(line)),
  ).toBe(true);
});

it("--plain changes no JSON and no report", async () => {
  for (const argv of [
    ["status", "--format", "json"],
    ["report", "--quarter", "Q2", "--format", "md", "--stdout"],
  ]) {
    const [plain, usual] = [
      await run(FERNSHIRE, ["--plain", ...argv], { env }),
      await run(FERNSHIRE, argv, { env }),
    ];
    expect(plain.out).toBe(usual.out);
  }
});
