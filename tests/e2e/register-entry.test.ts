import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { follow } from "../support/child.ts";
import { copyOf, run, temporaryFolder } from "../support/copy.ts";
import { ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { screen } from "../support/screen.ts";

const TODAY = "2025-09-25";
const FOLDER = "registers/challenges";
const COMMAND = `node ${join(ROOT, "bin/scrutiny.js")}`;

function mustBeBuilt(): void {
  if (!existsSync(join(ROOT, "dist/main.js"))) throw new Error("build first: npm run build");
}

/** Opens entries one after the other in a process of its own; 1 where one of them failed. */
const OPEN_MANY = `
  const { main } = await import(process.argv[1]);
  const argv = ["new-challenge", "Who answers", "--question", "Who answers?", "--yes", "--quiet"];
  for (let n = 0; n < Number(process.argv[2]); n += 1) if ((await main(argv)) !== 0) process.exitCode = 1;
`;

it("8 processes that open 20 entries each leave 160 files and 160 numbers", {
  timeout: 240_000,
}, async () => {
  mustBeBuilt();
  const root = copyOf(WORKED_EXAMPLE);
  const before = readdirSync(join(root, FOLDER));
  const module = pathToFileURL(join(ROOT, "dist/main.js")).href;
  const argv = ["--input-type=module", "-e", OPEN_MANY, module, "20"];
  const env = { ...process.env, SCRUTINY_TODAY: TODAY };
  const all = Array.from({ length: 8 }, () => follow(spawn(process.execPath, argv, { cwd: root, env })));
  for (const one of all) expect((await one.ended).exitCode).toBe(0);
  const made = readdirSync(join(root, FOLDER)).filter((name) => !before.includes(name));
  expect(made.filter((name) => !/^2025-09-25-who-answers-[0-9a-z]{4}\.md$/.test(name))).toEqual([]);
  const numbers = made.map(
    (name) => /^number: (C\d+)$/m.exec(readFileSync(join(root, FOLDER, name), "utf8"))?.[1],
  );
  const wanted = Array.from({ length: 160 }, (_, n) => `C${n + 2}`);
  expect([...numbers].sort()).toEqual([...wanted].sort());
  const checked = await run(root, ["check", "--format", "json"], { env: { SCRUTINY_TODAY: TODAY } });
  expect(JSON.parse(checked.out).counts.errors).toBe(0);
});

describe.skipIf(!program("tmux", "tmux"))("new-challenge in a terminal", () => {
  const setting = (columns: number) => {
    mustBeBuilt();
    const root = copyOf(WORKED_EXAMPLE);
    const home = temporaryFolder();
    const made = () => readdirSync(join(root, FOLDER)).filter((name) => name.startsWith(TODAY));
    return { root, home, made, at: screen({ cwd: root, home, today: TODAY, columns }) };
  };

  it.each([80, 140])("asks six questions and saves, on lines that fit %i columns", async (columns) => {
    const { root, made, at } = setting(columns);
    at.type(`${COMMAND} new-challenge; echo ended $?`);
    at.press("Enter");
    await at.sees("What is it about, in a few words?");
    at.type("Who answers young people");
    at.press("Enter");
    await at.sees("What is the question?");
    at.type("Who answers, and by when?");
    at.press("Enter");
    await at.sees("Why does it matter for children?");
    at.type("They will not ask a third time.");
    at.press("Enter");
    await at.sees("Who is asked?");
    at.type("delegated");
    await at.sees("(1 match)");
    at.press("Tab", "Enter");
    await at.sees("What is it about?");
    at.type("cascade");
    await at.sees("Search: cascade");
    at.press("Tab", "Enter");
    const evidence = await at.sees("Which evidence does it rest on?");
    expect(evidence).toContain("16 September 2025 · Visit to a secondary school");
    at.press("Tab", "Enter");
    const last = await at.sees("Save it?");
    expect(last).toContain("To          DSP Group");
    expect(last).toContain("About       Learning cascaded and used");
    expect(last).toContain("Answer due  9 October 2025, 10 working days, by scrutiny.yaml");
    const lines = last.split("\n");
    const begin = lines.findIndex((line) => line.startsWith("┌"));
    for (const line of lines.slice(begin)) expect(line).toMatch(/^[┌│◇◆└]/);
    at.press("Enter");
    expect(await at.sees("ended 0")).toContain("C2 of 2025/26 is open.");
    expect(made()).toHaveLength(1);
    const text = readFileSync(join(root, FOLDER, made()[0] ?? ""), "utf8");
    expect(text).toContain("evidence: [2025-09-16-visit-to-a-secondary-school-h3vj]\n");
  });

  it("ends with 130 at Ctrl-C, changes nothing, and offers the answers again", async () => {
    const { home, made, at } = setting(80);
    at.type(`${COMMAND} --no-color new-challenge; echo ended $?`);
    at.press("Enter");
    await at.sees("What is it about, in a few words?");
    at.type("Who answers young people");
    at.press("Enter");
    await at.sees("What is the question?");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
    expect(at.shown(true)).not.toMatch(/\u001b\[(?:3[0-7]|9[0-7])m/);
    at.press("C-c");
    expect(await at.sees("ended 130")).toContain("kept and offered next time");
    expect(made()).toEqual([]);
    expect(readdirSync(join(home, ".local/state/scrutiny"))).toHaveLength(1);
    at.type("clear");
    at.press("Enter");
    at.type(`${COMMAND} new-challenge; echo ended $?`);
    at.press("Enter");
    await at.sees("Go on with them");
    at.press("Enter");
    await at.sees("What is the question?");
    at.press("C-d");
    await at.sees("ended 130");
    expect(made()).toEqual([]);
  });

  it("opens the new entry in the editor, unless told not to", async () => {
    const { root, made, at } = setting(120);
    const least = "new-challenge 'Who answers' --question 'Who answers?' --to icb --why 'It matters.'";
    const skip = async () => {
      await at.sees("What is it about?");
      at.press("Enter");
      await at.sees("Which evidence does it rest on?");
      at.press("Enter");
      await at.sees("Save it?");
      at.press("Enter");
    };
    at.type(`EDITOR='echo edited >>' ${COMMAND} ${least} --no-edit; echo ended $?`);
    at.press("Enter");
    await skip();
    await at.sees("ended 0");
    at.type("clear");
    at.press("Enter");
    at.type(`EDITOR='sed -i s/^##.*/Words./' ${COMMAND} ${least}; echo finished $?`);
    at.press("Enter");
    await skip();
    await at.sees("finished 0");
    const texts = made().map((name) => readFileSync(join(root, FOLDER, name), "utf8"));
    expect(texts.map((text) => text.includes("\nWords.\n")).sort()).toEqual([false, true]);
  });
});
