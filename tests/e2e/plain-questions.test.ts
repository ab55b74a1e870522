import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOf, temporaryFolder } from "../support/copy.ts";
import { ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { type Screen, screen } from "../support/screen.ts";

const TODAY = "2025-11-20";
const COMMAND = `node ${join(ROOT, "bin/scrutiny.js")}`;

function setting() {
  if (!existsSync(join(ROOT, "dist/main.js"))) throw new Error("build first: npm run build");
  const root = copyOf(WORKED_EXAMPLE);
  const home = temporaryFolder();
  const notes = () => readdirSync(join(root, "evidence/2025-26")).filter((name) => name.startsWith(TODAY));
  const at = screen({ cwd: root, home, today: TODAY });
  const bytes = join(home, "bytes");
  at.record(bytes);
  return { root, notes, at, sent: () => readFileSync(bytes, "latin1") };
}

/** Types a line when the question stands. */
async function answers(at: Screen, ...lines: readonly (readonly [string | RegExp, string])[]) {
  for (const [question, line] of lines) {
    await at.sees(question);
    at.type(`${line}\r`);
  }
}

describe.skipIf(!program("tmux", "tmux"))("questions in plain lines", () => {
  it.each([
    ["--plain", `${COMMAND} --plain`],
    ["a terminal that moves no cursor", `TERM=dumb ${COMMAND}`],
    ["SCRUTINY_PLAIN", `SCRUTINY_PLAIN=1 ${COMMAND}`],
  ])("take a note without one escape (%s)", async (_, command) => {
    const { root, notes, at, sent } = setting();
    at.type(`${command} new-evidence --no-edit; echo ended $?\r`);
    await answers(
      at,
      ["Which activity was it?", "dsp"],
      [/What did you see\?\nEnter alone leaves it empty\.\nAnswer:$/, "No sign."],
      [/Not taken\. Begin with[\s\S]*What did you see\?\nAnswer:$/, "+ All three came."],
      [/And what else\?[^\n]*\nAnswer:$/, "<"],
      [/Enter alone takes: \+ All three came\.[^\n]*\nAnswer:$/, "+ All three came, on time."],
      [/And what else\?[^\n]*\nAnswer:$/, ""],
      [/What is it about\?[\s\S]*Enter alone takes 1, Later\.\nAnswer:$/, "5"],
      [/Taken: Representation[\s\S]*Enter alone takes 1, Save as a draft\.\nAnswer:$/, "10"],
      [/Which agencies were in the room\?[\s\S]*\nAnswer:$/, "1,3"],
      [/Present: Council, Police\n[\s\S]*\nAnswer:$/, "1"],
    );
    await at.sees("ended 0");
    const note = readFileSync(join(root, "evidence/2025-26", notes()[0] ?? ""), "utf8");
    expect(note).toContain("about: leadership.representation");
    expect(note).toContain("All three came, on time.");
    expect(note).toMatch(/present: \[council, police\]/);
    expect(sent()).not.toContain("\u001b");
    expect(sent()).not.toMatch(/[\b\f\v]/);
  });

  it.each([
    ["Ctrl-C", "C-c"],
    ["Ctrl-D", "C-d"],
  ])("end with 130 at %s, and are offered again", async (_, key) => {
    const { notes, at, sent } = setting();
    at.type(`${COMMAND} --plain new-evidence; echo ended $?\r`);
    await answers(
      at,
      ["Which activity was it?", "dsp"],
      [/What did you see\?\nEnter alone leaves it empty\.\nAnswer:$/, "- No budget."],
    );
    await at.sees(/And what else\?[^\n]*\nAnswer:$/);
    at.press(key);
    expect(await at.sees("ended 130")).toContain("Your answers are kept and offered next time.");
    expect(notes()).toEqual([]);
    at.type(`${COMMAND} --plain new-evidence; echo again $?\r`);
    expect(await at.sees("1. Go on with them")).toContain("with 1 of your findings");
    at.press(key);
    await at.sees("again 130");
    expect(sent()).not.toContain("\u001b");
  });
});
