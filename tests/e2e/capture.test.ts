import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOf, run, temporaryFolder } from "../support/copy.ts";
import { ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { type Screen, screen } from "../support/screen.ts";

const DIARY = "programme/2025-26/diary.yaml";
const TODAY = "2025-11-20";

const COMMAND = `node ${join(ROOT, "bin/scrutiny.js")}`;

function setting(columns?: number) {
  if (!existsSync(join(ROOT, "dist/main.js"))) throw new Error("build first: npm run build");
  const root = copyOf(WORKED_EXAMPLE);
  const home = temporaryFolder();
  const notes = () => readdirSync(join(root, "evidence/2025-26")).filter((name) => name.startsWith(TODAY));
  return { root, home, notes, at: screen({ cwd: root, home, today: TODAY, columns }) };
}

/** Answers up to the last screen: one line a finding, and what the first is about. */
async function answer(at: Screen): Promise<void> {
  await at.sees("Which activity was it?");
  at.type("dsp");
  await at.sees("(1 match)");
  at.press("Enter");
  await at.sees("What did you see?");
  at.type("All three came.");
  at.press("Enter");
  await at.sees("Begin with + (working well)");
  for (let n = 0; n < "All three came.".length; n += 1) at.press("BSpace");
  at.type("+ All three came.");
  at.press("Enter");
  await at.sees("And what else?");
  at.type("- The budget was put off.");
  at.press("Enter");
  // the line was taken and the next question stands: a key pressed between the two would be lost
  await at.sees(/◇ {2}And what else\?[^◆]*The budget was put off\.[^◆]*◆ {2}And what else\?/);
  at.press("Enter");
  await at.sees("What is it about? + All three came.");
  at.type("represent");
  await at.sees("matches)");
  at.press("Enter");
  await at.sees("What is it about? - The budget was put off.");
  at.press("Enter");
  await at.sees("Save it?");
}

describe.skipIf(!program("tmux", "tmux"))("new-evidence in a terminal", () => {
  it("takes a note with a few keys, on lines that fit, and saves a draft that check accepts", async () => {
    const { root, notes, at } = setting();
    at.type(`${COMMAND} new-evidence; echo ended $?`);
    at.press("Enter");
    const first = await at.sees("Which activity was it?");
    expect(first).toContain("tell the front door now");
    expect(first).toContain("Delegated Safeguarding Partners Group · due this quarter");
    await answer(at);
    const last = await at.sees("Save as a draft");
    expect(last).toContain("it lacks one thing");
    expect(last).toMatch(/Day {7}20 November 2025/);
    expect(last).toMatch(/Present {3}Council, ICB, Police/);
    // every line of the questions stands behind the guide, so none was broken
    const lines = last.split("\n");
    const begin = lines.findIndex((line) => line.startsWith("┌"));
    for (const line of lines.slice(begin)) expect(line).toMatch(/^[┌│◇◆└]/);
    at.press("Enter");
    const end = await at.sees("ended 0");
    expect(end).toContain("finding 2: about");
    expect(notes()).toHaveLength(1);
    expect(end.replaceAll("\n", "")).toContain(`evidence/2025-26/${notes()[0]}`);
    const note = readFileSync(join(root, "evidence/2025-26", notes()[0] ?? ""), "utf8");
    expect(note).toContain(
      "- {about: leadership.representation, says: working-well, finding: All three came.}",
    );
    expect(note).toContain("- {says: worried-about, finding: The budget was put off.}");
    expect(readFileSync(join(root, DIARY), "utf8")).toContain(
      "on: 2025-11-20, activity: dsp-group, outcome: done",
    );
    const checked = await run(root, ["check", "--format", "json"], { env: { SCRUTINY_TODAY: TODAY } });
    expect(JSON.parse(checked.out).counts.errors).toBe(0);
  });

  it("ends with 130 at Ctrl-C and Ctrl-D, changes nothing, and offers the answers again", async () => {
    const { root, home, notes, at } = setting();
    const before = readFileSync(join(root, DIARY), "utf8");
    at.type(`${COMMAND} new-evidence; echo ended $?`);
    at.press("Enter");
    await answer(at);
    at.press("C-c");
    expect(await at.sees("ended 130")).toContain("kept and offered next time");
    expect(notes()).toEqual([]);
    expect(readFileSync(join(root, DIARY), "utf8")).toBe(before);
    at.type("clear");
    at.press("Enter");
    at.type(`${COMMAND} new-evidence; echo ended $?`);
    at.press("Enter");
    expect(await at.sees("Go on with them")).toContain("with 2 of your findings");
    at.press("Enter");
    await at.sees("What is it about? - The budget");
    at.press("C-d");
    await at.sees("ended 130");
    expect(notes()).toEqual([]);
    expect(readdirSync(join(home, ".local/state/scrutiny"))).toHaveLength(1);
    // the terminal is as it was: what is typed shows, and the cursor too
    at.type("echo as it was");
    at.press("Enter");
    await at.sees("as it was\n");
  });

  it("draws without colour where asked, and on a narrow terminal", async () => {
    const { at } = setting(60);
    at.type(`${COMMAND} --no-color new-evidence`);
    at.press("Enter");
    await at.sees("Which activity was it?");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
    expect(at.shown(true)).not.toMatch(/\u001b\[(?:3[0-7]|9[0-7])m/);
    const lines = at.shown().split("\n");
    for (const line of lines.slice(lines.findIndex((one) => one.startsWith("┌"))))
      expect(line).toMatch(/^[┌│◆└]/);
    at.press("C-c");
    await at.sees("nothing was written");
  });
});
