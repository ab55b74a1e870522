import { describe, expect, it } from "vitest";
import { COMMANDS } from "../src/commands/index.ts";
import { copyOf, run } from "./support/copy.ts";
import { FERNSHIRE } from "./support/fixture.ts";
import { commitAll, git } from "./support/repository.ts";

async function help(argv: readonly string[]): Promise<string> {
  return (await run(FERNSHIRE, [...argv, "--help"])).out;
}

/** The commands of `--help`'s last block, each as its arguments; a line that ends in a backslash goes on. */
function examplesOf(text: string): readonly (readonly string[])[] {
  const last = text.trimEnd().split("\n\n").at(-1) ?? "";
  const lines = last.replace(/\\\n\s*/g, "").split("\n");
  expect(lines[0], last).toMatch(/^Examples?:$/);
  expect(lines.length).toBeGreaterThan(1);
  return lines.slice(1).map((line) => {
    expect(line).toMatch(/^ {2}\$ scrutiny /);
    const words = line.replace(/ > \S+$/, "").matchAll(/'([^']*)'|(\S+)/g);
    return [...words].map((match) => match[1] ?? match[2] ?? "").slice(2);
  });
}

/** What an example names that the example knowledge base has not: the command says so and asks for nothing else. */
const NEEDS_MORE =
  /^(?:init|waive|hooks|submit|verify|import|new-evidence --input|check --since|check --staged)/;
const MAY_ASK = /^(?:new-\w+(?:-\w+)?|finish probation|programme new --year 2026\/27)$/;

describe.each([
  ...COMMANDS.map(({ name }) => [name]),
  ["programme", "show"],
  ["programme", "new"],
  ["programme", "agree"],
  ["hooks", "install"],
  ["hooks", "remove"],
])("%s %s", (...names: readonly (string | undefined)[]) => {
  it("ends its help with examples that run", { timeout: 60_000 }, async () => {
    const text = await help(names.filter((one) => one !== undefined));
    const root = copyOf(FERNSHIRE);
    git(root, ["init", "--quiet", "--initial-branch=main"]);
    git(root, ["config", "user.name", "A. Marlow"]);
    commitAll(root);
    const isAgreed = names.includes("agree") || names[0] === "programme";
    if (isAgreed && names[1] !== "new")
      await run(root, ["programme", "new", "--year", "2026/27", "--carry", "none"]);
    for (const argv of examplesOf(text)) {
      const line = argv.join(" ");
      if (MAY_ASK.test(line)) continue;
      const writes = text.includes("--dry-run") && !argv.includes("--list") ? ["--dry-run"] : [];
      const ran = await run(root, [...argv, ...writes], {
        env: { SCRUTINY_TODAY: isAgreed ? "2026-06-15" : "2026-03-18" },
      });
      if (NEEDS_MORE.test(line)) expect(ran.err).not.toMatch(/unknown option|wrong-usage|missing required/);
      else expect([0, 1], `${line}\n${ran.err}`).toContain(ran.code);
    }
  });
});
