import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isPdfEngineThere } from "../../src/render/pdf.ts";
import { ROOT } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { type Screen, screen } from "../support/screen.ts";
import { para, wordFile } from "../support/word.ts";

const { makeBundle } = await import("../../scripts/bundle.mjs");

/** The lines of the guide by which the tool is installed. */
const INSTALL = installLines();
const TODAY = "2026-06-11";
const FIRST = "All six training courses were full.";
const SECOND = "Two of nine schools sent nobody.";
const THIRD = "The staff use the guidance every week.";

function installLines(): readonly string[] {
  const text = readFileSync(join(ROOT, "docs/guide/README.md"), "utf8");
  const [, block = ""] = /^```sh\n(npm install [\s\S]*?)^```$/m.exec(text) ?? [];
  return block.trim().split("\n");
}

/** What a person without a network has: a home of their own, an empty cache, and no program of ours. */
function machine(folder: string): string {
  const settings = {
    npm_config_prefix: join(folder, "programs"),
    npm_config_cache: join(folder, "cache"),
    npm_config_registry: "http://127.0.0.1:9/",
    npm_config_offline: "true",
    npm_config_ignore_scripts: "true",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
    GIT_CONFIG_NOSYSTEM: "1",
    PATH: `${join(folder, "programs/bin")}:${process.env["PATH"] ?? ""}`,
  };
  const lines = Object.entries(settings).map(([name, value]) => `export ${name}='${value}'\n`);
  const path = join(folder, "machine.sh");
  writeFileSync(path, lines.join(""));
  return path;
}

describe.skipIf(!program("tmux", "tmux") || !(await isPdfEngineThere()))("a newcomer", () => {
  let work: string;
  let tarball: string;
  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), "scrutiny-test-"));
    tarball = makeBundle(join(work, "downloads"));
  }, 120_000);
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it("comes from the one file to a report and a statement, by what the pages say", {
    timeout: 180_000,
  }, async () => {
    const home = join(work, "home");
    mkdirSync(home);
    const at = screen({ cwd: dirname(tarball), home, today: TODAY });
    const settings = machine(work);
    let count = 0;
    /** Types a line to the shell; gives the exit code and the screen when it has ended, or first what the line asks. */
    const types = async (line: string, asked: (at: Screen) => Promise<void> = async () => {}) => {
      count += 1;
      at.type(`clear; ${line}; echo "ended ${count}:$?"\r`);
      await asked(at);
      const shown = await at.sees(new RegExp(`^ended ${count}:\\d+$`, "m"));
      return { shown, code: Number(new RegExp(`^ended ${count}:(\\d+)$`, "m").exec(shown)?.[1]) };
    };
    at.type(`. ${settings}\r`);

    // the guide's lines, and the name of the file in them is the one that the bundle has
    expect(INSTALL[0]).toContain(basename(tarball));
    for (const line of INSTALL) expect((await types(line)).code, line).toBe(0);
    expect(at.shown()).toMatch(/^\d+\.\d+\.\d+$/m);

    const folder = join(home, "our partnership");
    const made = await types("scrutiny init ~/'our partnership'", answerInit(tarball));
    expect([made.code, made.shown]).toEqual([0, expect.stringContaining("new-evidence")]);
    expect((await types("cd ~/'our partnership' && ls")).shown).toContain("scrutiny.yaml");

    expect((await types("scrutiny new-evidence --no-edit", noteOf(`+ ${FIRST}`, "take-up"))).code).toBe(0);
    expect((await types("scrutiny new-evidence --no-edit", noteOf(`- ${SECOND}`, "take-up"))).code).toBe(0);
    writeFileSync(
      join(folder, "visit.docx"),
      wordFile([para("Visit to a nursery", "Heading1"), para("I saw the guidance on each desk.")].join("")),
    );
    const third = "scrutiny new-evidence --input visit.docx --no-edit";
    expect((await types(third, noteOf(`+ ${THIRD}`, "guidelines"))).code).toBe(0);
    const notes = readdirSync(join(folder, "evidence/2026-27")).filter((name) => name.endsWith(".md"));
    expect(notes).toHaveLength(3);
    const texts = notes.map((name) => readFileSync(join(folder, "evidence/2026-27", name), "utf8"));
    expect(texts.filter((text) => text.includes("I saw the guidance on each desk."))).toHaveLength(1);

    for (const name of notes) {
      const finish = `scrutiny finish ${name.slice(0, -3)} --from 1=practitioners --agency 1=fernshire-county-council --yes`;
      const finished = await types(finish);
      expect(finished.code, finished.shown).toBe(0);
    }

    // a slip of the fingers in an editor, and its cure by what check says
    const path = join(folder, "evidence/2026-27", notes[0] ?? "");
    const right = readFileSync(path, "utf8");
    writeFileSync(path, right.replace(/about: (\S+?)-/, "about: $1"));
    const wrong = await types("scrutiny check");
    expect(wrong.code).toBe(1);
    const [, meant = ""] = /Did you mean (\S+)\?/.exec(wrong.shown) ?? [];
    writeFileSync(path, readFileSync(path, "utf8").replace(/about: [^,}]+/, `about: ${meant}`));
    expect(readFileSync(path, "utf8")).toBe(right);
    expect((await types("scrutiny check")).code).toBe(0);

    expect((await types("scrutiny words --quarter Q1")).code).toBe(0);
    const report = await types("scrutiny report --quarter Q1");
    expect([report.code, report.shown]).toEqual([0, expect.stringContaining("Notes: 3 used, 0 left out.")]);
    const statement = await types("scrutiny statement --year 2026/27");
    expect(statement.code).toBe(0);
    const read = (name: string) => readFileSync(join(folder, "reports/2026-27", name), "utf8");
    // a report prints a finding without the full stop at its end
    const printed = [FIRST, SECOND, THIRD].map((finding) => finding.slice(0, -1));
    for (const finding of printed) expect(read("q1/quarterly-report.md")).toContain(finding);
    expect(read("q1/quarterly-report.pdf").slice(0, 5)).toBe("%PDF-");
    expect(existsSync(join(folder, "reports/2026-27/statement/annual-statement.pdf"))).toBe(true);
  });
});

/** Answers the questions of init, most of them with what stands there; the tool is the file that was installed. */
function answerInit(tarball: string): (at: Screen) => Promise<void> {
  const answers: readonly (readonly [string | RegExp, string])[] = [
    ["What is the partnership called?", "Fernshire Safeguarding Children Partnership\r"],
    ["Its short name", "\r"],
    ["Which area", "\r"],
    ["Scrutineer's name", "A. Marlow\r"],
    ["The first safeguarding partner", "Fernshire County Council\r"],
    ["The next safeguarding partner", "\r"],
    ["◆  Which scrutiny framework", "\u001b[B\u001b[B\r"],
    ["The first scrutiny year?", "\r"],
    ["◆  Where does the tool come from?", "\r"],
    ["◆  Where is it?", `${tarball}\r`],
    ["◆  Checks of pull requests", "\r"],
    ["◆  Have git refuse", "\r"],
  ];
  return async (at) => {
    for (const [question, answer] of answers) {
      await at.sees(question);
      at.type(answer);
    }
  };
}

/** Takes a note of one finding at the terminal, about a criterion by a word of it. */
function noteOf(finding: string, about: string): (at: Screen) => Promise<void> {
  return async (at) => {
    await at.sees("Which activity was it?");
    at.type("unplanned");
    await at.sees("match");
    at.press("Enter");
    await at.sees("◆  What did you see?");
    at.type(`${finding}\r\r`);
    await at.sees("◆  What is it about?");
    at.type(about);
    await at.sees("match");
    at.press("Enter");
    await at.sees("◆  Save it?");
    at.press("Enter");
  };
}
