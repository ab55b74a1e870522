import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { COMMANDS } from "../../src/commands/index.ts";
import { removeFolder, temporaryFolder } from "../support/child.ts";
import { layOver, run } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { commitAll, git } from "../support/repository.ts";

// processes are started: on a busy machine that takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const env = { ...process.env, SCRUTINY_TODAY: "2025-10-16" };
const NOTE = "evidence/2025-26/2025-07-10-delegated-safeguarding-partners-group-july-k7f3.md";
const Q2 = "programme/2025-26/q2.md";
const QUARTER = ["--quarter", "Q2", "--year", "2025/26"];

/** Commands that read, each with what shows what it read. */
const READING: Readonly<Record<string, readonly string[]>> = {
  check: ["check"],
  coverage: ["coverage", ...QUARTER, "--format", "json"],
  status: ["status", "--year", "2025/26"],
  todo: ["todo"],
  trace: ["trace", "k7f3"],
  search: ["search", "zebra", "partners"],
  brief: ["brief", "dsp-group"],
  report: ["report", ...QUARTER, "--format", "md", "--stdout"],
  statement: ["statement", "--year", "2025/26", "--format", "md", "--stdout"],
  review: ["review", "--list", ...QUARTER],
  programme: ["programme", "show", "--year", "2025/26"],
  update: ["update"],
  export: ["export", "requests", "--format", "json", "--stdout"],
  chase: ["chase", "--to", "hospitals"],
  summary: ["summary", "--since", "then"],
  diff: ["diff", "2025/26-Q1", "2025/26-Q2", "--format", "markdown"],
};

/** Commands that write, or read no knowledge base: each says why it does not go into the past. */
const REFUSING: Readonly<Record<string, readonly string[]>> = {
  "new-evidence": ["new-evidence", "A title"],
  init: ["init", "elsewhere"],
  finish: ["finish", "k7f3"],
  done: ["done", "dsp-group"],
  "new-recommendation": ["new-recommendation", "A title"],
  "new-challenge": ["new-challenge", "A title"],
  "new-escalation": ["new-escalation", "A title"],
  "new-request": ["new-request", "A title"],
  "new-learning-review": ["new-learning-review", "A title"],
  renumber: ["renumber", "R1"],
  dispose: ["dispose", "k7f3", "--reason", "r"],
  words: ["words", ...QUARTER],
  hooks: ["hooks", "install"],
  submit: ["submit"],
  explain: ["explain"],
  waive: ["waive", "no-owner", "a.md:1:1", "--reason", "r", "--owner", "o", "--until", "2026-01-01"],
  import: ["import", "return.xlsx"],
  schema: ["schema"],
  completion: ["completion", "bash"],
};

/** Its own tests say how it goes there: what moved up to that state, for a report that names its own commit. */
const OTHERWISE = ["verify"];

describe.skipIf(!program("git", "git"))("a state of the past", () => {
  let home: string;
  let now: string;
  let then: string;
  beforeAll(async () => {
    home = await temporaryFolder();
    [now, then] = [join(home, "now"), join(home, "then")];
    cpSync(WORKED_EXAMPLE, now, { recursive: true });
    git(now, ["init", "--quiet"]);
    commitAll(now, "2025-10-01T12:00:00Z");
    git(now, ["tag", "then"]);
    git(home, ["clone", "--quiet", now, then]);
    const read = (path: string) => readFileSync(join(now, path), "utf8");
    layOver(now, {
      [NOTE]: read(NOTE)
        .replace("Partners Group, July", "Partners Group, zebra")
        .replace("about: learning.cascade", "about: leadership.nowhere")
        .replace("All three delegated partners came", "Zebra partners came"),
      [Q2]: read(Q2).replace("## Headline\n\n", "## Headline\n\nZebra. "),
      "programme/2025-26/statement.md": read("programme/2025-26/statement.md").replace(
        "## Opinion\n\n",
        "## Opinion\n\nZebra. ",
      ),
      "programme/2025-26/diary.yaml": `${read("programme/2025-26/diary.yaml")}  - {on: 2025-09-30, activity: voice, outcome: missed, why: Zebra}\n`,
      "registers/requests/2025-07-03-complaints-and-compliments-analysis-2024-f8tm.md": read(
        "registers/requests/2025-07-03-complaints-and-compliments-analysis-2024-f8tm.md",
      ).replace(/^title: .*$/m, "title: Zebra"),
    });
    commitAll(now, "2025-10-10T12:00:00Z");
    return () => removeFolder(home);
  });

  const at = (folder: string, argv: readonly string[]) => run(folder, argv, { env });

  it("is known for every command: it reads one, or says why it does not", () => {
    expect([...Object.keys(READING), ...Object.keys(REFUSING), ...OTHERWISE].sort()).toEqual(
      COMMANDS.map(({ name }) => name).sort(),
    );
  });

  it.each(Object.entries(READING))("%s reads it by its name and by its day", async (_, argv) => {
    const asItWas = await at(then, argv);
    for (const past of [
      ["--at", "then"],
      ["--as-of", "2025-10-05"],
    ]) {
      const ran = await at(now, [...past, ...argv]);
      // what is to be typed next says which state it is about
      const said = ran.out.replaceAll(` ${past.join(" ")}`, "");
      expect([ran.code, said], past.join(" ")).toEqual([asItWas.code, asItWas.out]);
    }
    expect((await at(now, argv)).out).not.toBe(asItWas.out);
  });

  it.each(Object.entries(REFUSING))("%s does not go there, and says why", async (_, argv) => {
    for (const past of [
      ["--at", "then"],
      ["--as-of", "2025-10-05"],
    ]) {
      const ran = await at(now, [...past, ...argv]);
      expect([ran.code, ran.out]).toEqual([2, ""]);
      expect(ran.err).toMatch(/works on the files of today|reads no knowledge base/);
    }
    expect(git(now, ["status", "--porcelain"])).toBe("");
  });
});
