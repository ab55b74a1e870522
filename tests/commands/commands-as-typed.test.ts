import { mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandsAsTyped } from "../../src/commands/commands-as-typed.ts";
import { COMMANDS } from "../../src/commands/index.ts";
import { copyOf, run, temporaryFolder } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";
import { fakeWorld } from "../support/world.ts";

const TODAY = { env: { SCRUTINY_TODAY: "2026-06-14" } };
const NAMES = COMMANDS.map(({ name }) => name);
/** A command to type, without an option of the program before its name. */
const BARE = new RegExp(`(?<![\\w./-])scrutiny (?:${NAMES.join("|")})(?![\\w-]).*`, "g");

describe("with -C, every command that is printed acts on the same knowledge base", () => {
  const CASES: readonly (readonly [string, ...string[]])[] = [
    ["todo"],
    ["status"],
    ["check"],
    ["check", "evidence"],
    ["explain"],
    ["update"],
    ["update", "C5", "--text", "Reminded.", "--dry-run"],
    ["update", "X99", "--text", "Reminded."],
    ["review", "--list"],
    ["review", "--quarter", "Q2"],
    ["programme", "show"],
    ["search"],
    ["trace", "duty"],
    ["report", "--quarter", "Q2", "--stage", "final", "--format", "md"],
    ["words", "--quarter", "Q2", "--year", "2027/28"],
    ["new-request", "Papers", "--requirement", "nothing", "--from", "police", "--yes"],
  ];

  it.each(CASES.map((argv) => [argv.join(" "), argv] as const))("%s", async (_, argv) => {
    const folder = copyOf(FERNSHIRE);
    const ran = await run(dirname(folder), ["-C", folder, ...argv], TODAY);
    expect(`${ran.out}\n${ran.err}`.match(BARE) ?? []).toEqual([]);
    expect(ran.code).not.toBe(70);
  });

  it("a folder with a space is put in quotes, and the command that is printed runs", async () => {
    const above = temporaryFolder();
    mkdirSync(join(above, "our year"));
    renameSync(copyOf(FERNSHIRE), join(above, "our year", "it's here"));
    const ran = await run(above, ["-C", "our year/it's here", "todo", "--kind", "review-stamp"], TODAY);
    expect(ran.out).toContain("    scrutiny -C 'our year/it'\\''s here' review --list");
  });

  it("without -C commands are as they were, and JSON has none of it", async () => {
    const plain = await run(FERNSHIRE, ["todo", "--limit", "1"], TODAY);
    expect(plain.out).toMatch(/^ {4}scrutiny (?!-)/m);
    const [there, here] = [
      await run(
        dirname(FERNSHIRE),
        ["-C", "fernshire", "todo", "--kind", "review-stamp", "--format", "json"],
        TODAY,
      ),
      await run(FERNSHIRE, ["todo", "--kind", "review-stamp", "--format", "json"], TODAY),
    ];
    expect(there.out).toBe(here.out);
  });
});

describe("what a command is given", () => {
  const typed = (options: object, text: string, env = {}) =>
    commandsAsTyped(NAMES, options, fakeWorld({ cwd: "/", env }))(text);

  it.each([
    [{ directory: "../x" }, "Next: scrutiny check a.md", "Next: scrutiny -C ../x check a.md"],
    [{ at: "main" }, "scrutiny trace R3", "scrutiny --at main trace R3"],
    [{ at: "a b" }, "scrutiny coverage", "scrutiny --at 'a b' coverage"],
    [{ asOf: "2025-10-09" }, "scrutiny review --list", "scrutiny --as-of 2025-10-09 review --list"],
    [{ asOf: "2025-10-09" }, "scrutiny review R1", "scrutiny review R1"],
    [{ directory: "x", at: "main" }, "scrutiny update R1 --close", "scrutiny -C x update R1 --close"],
    [
      { directory: "x" },
      "scrutiny done or scrutiny new-evidence",
      "scrutiny -C x done or scrutiny -C x new-evidence",
    ],
    [
      { directory: "x" },
      "no scrutiny year; days of scrutiny used",
      "no scrutiny year; days of scrutiny used",
    ],
    [{ directory: "~" }, "scrutiny todo", "scrutiny -C '~' todo"],
    [{ directory: "x" }, "scrutiny -C x todo", "scrutiny -C x todo"],
  ])("%j: %s", (options, text, expected) => {
    expect(typed(options, text)).toBe(expected);
  });

  it("npx stays, and installs nothing; npx of another program is none", () => {
    const npx = (script: string) => ({ npm_lifecycle_event: "npx", npm_lifecycle_script: script });
    expect(typed({}, "scrutiny todo", npx('"scrutiny" "todo"'))).toBe("npx --no-install scrutiny todo");
    expect(typed({}, "scrutiny todo", npx("vitest run"))).toBe("scrutiny todo");
  });
});
