import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { removeFolder, temporaryFolder } from "../support/child.ts";
import { layOver, run } from "../support/copy.ts";
import { FERNSHIRE, WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { commitAll, git } from "../support/repository.ts";

// processes are started: on a busy machine that takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const env = { ...process.env, SCRUTINY_TODAY: "2025-10-16" };
const NOTE = "evidence/2025-26/2025-07-10-delegated-safeguarding-partners-group-july-k7f3.md";
const NEW = "evidence/2025-26/2025-10-02-a-visit-aaaa.md";
const plain = (text: string) => text.replace(/\s+/g, " ");
const at = (folder: string, ...argv: string[]) => run(folder, argv, { env });

describe("two periods of one knowledge base", () => {
  it("reads as a page: one sentence first, then evidence, coverage, judgements, registers", async () => {
    const { code, out, err } = await at(
      FERNSHIRE,
      "diff",
      "2025/26-Q1",
      "2025/26-Q2",
      "--format",
      "markdown",
    );
    expect([code, err]).toEqual([0, ""]);
    const [title, sentence] = out.split("\n\n");
    expect(title).toBe("# What changed from quarter 1 of 2025/26 to quarter 2 of 2025/26");
    expect(sentence).toBe(
      "8 notes are new and 1 no longer counts; 13 criteria of the framework, 1 judgement and 8 register entries have changed.",
    );
    expect([...out.matchAll(/^## (.*)$/gm)].map((match) => match[1])).toEqual([
      "New evidence",
      "Evidence that no longer counts",
      "Coverage by area",
      "Criteria",
      "Judgements of the scrutineer",
      "Registers",
    ]);
    expect(out).toContain("limited (direction: the same), now reasonable (direction: improving)");
    expect(out).toContain("no edition and no marking takes anything out");
  });

  it("no line of it has an id, a field's name or a word of code", async () => {
    const { out } = await at(FERNSHIRE, "diff", "2025/26-Q1", "2025/26-Q2");
    expect(out).not.toMatch(/undefined|null|\[object|NaN|worried-about|working-well|not-started/);
  });

  it.each([
    [["2025/26-Q1"], "quarter 1 of 2025/26 to quarter 2 of 2025/26"],
    [["2025-26-q1", "Q3"], "quarter 1 of 2025/26 to quarter 3 of 2025/26"],
    [["q1"], "quarter 1 of 2025/26 to quarter 2 of 2025/26"],
    [["2024/25-Q4"], "quarter 4 of 2024/25 to quarter 1 of 2025/26"],
    [["2024/25-Q4", "q1"], "quarter 4 of 2024/25 to quarter 1 of 2025/26"],
    [["2024/25"], "the year 2024/25 to the year 2025/26"],
    [["2025/26", "2024-2025"], "the year 2025/26 to the year 2024/25"],
  ])("%j", async (names, said) => {
    const { code, out } = await at(FERNSHIRE, "diff", ...names);
    expect([code, plain(out)]).toEqual([0, expect.stringContaining(`What changed from ${said} `)]);
  });

  it.each([
    [["2025/27"], "2025/27 is no scrutiny year.", "2025/26"],
    [["2025/26-Q5"], "2025/26-Q5 is no quarter.", "Q1, Q2, Q3 or Q4"],
    [["2025-02-30"], "2025-02-30 is no day that exists.", "2025-10-09"],
    [["2025/26"], "2026/27 has not begun", "scrutiny diff 2024/25 2025/26"],
    [["2025/26-Q3"], "2025/26-Q4 has not begun", "scrutiny diff 2025/26-Q2 2025/26-Q3"],
    [["2022/23", "2024/25"], "no work programme for 2022/23", "2024/25"],
    [["2025/26", "2025/26-Q1"], "A year and a quarter cannot be compared.", "two quarters"],
    [["main", "q1"], "A commit and a quarter cannot be compared.", "--at REF"],
    [["q1", "q2", "--year", "2025/26"], "--year and --quarter choose whose coverage", "scrutiny diff"],
    [["q1", "--format", "html"], "'--format <format>' argument 'html' is invalid", "pretty, markdown, json"],
    [[], "missing required argument 'from'", "--help"],
  ])("%j is refused, with what to type", async (names, message, hint) => {
    const { code, out, err } = await at(FERNSHIRE, "diff", ...names);
    expect([code, out]).toEqual([2, ""]);
    expect(plain(err)).toContain(message);
    expect(plain(err)).toContain(hint);
  });

  it("JSON is that of the contract", async () => {
    const { out } = await at(FERNSHIRE, "diff", "2025/26-Q1", "2025/26-Q2", "--format", "json");
    const body = JSON.parse(out);
    expect(Object.keys(body)).toEqual([
      ...["version", "from", "to", "evidence", "coverage", "levels", "registers"],
      ...["areas", "words", "files"],
    ]);
    expect(body.from).toEqual({
      is: "period",
      name: "2025/26-Q1",
      commit: null,
      year: "2025/26",
      quarter: "Q1",
      asAt: "2025-07-03",
    });
    expect(body.evidence.added.length).toBe(8);
    expect(body.coverage.every((one: object) => Object.keys(one).slice(0, 3).join() === "id,from,to")).toBe(
      true,
    );
    const ids = body.coverage.map((one: { id: string }) => one.id);
    expect(ids).toEqual([...ids].sort());
    expect(body.levels).toMatchObject([{ area: "quality", from: "limited", to: "reasonable" }]);
    expect(
      body.registers.map((one: { kind: string; from: unknown; to: unknown }) => [one.kind, one.from, one.to]),
    ).toContainEqual(["recommendation", "slipping", "complete"]);
    expect(JSON.parse((await at(FERNSHIRE, "diff", "2025/27", "--format", "json")).out).error.code).toBe(
      "unknown-year",
    );
  });
});

describe.skipIf(!program("git", "git"))("two states of a knowledge base in git", () => {
  let home: string;
  let folder: string;
  let first: string;
  beforeAll(async () => {
    home = await temporaryFolder();
    folder = join(home, "kb");
    cpSync(WORKED_EXAMPLE, folder, { recursive: true });
    git(folder, ["init", "--quiet"]);
    first = commitAll(folder, "2025-10-01T12:00:00Z");
    git(folder, ["tag", "autumn"]);
    layOver(folder, {
      [NOTE]: readFileSync(join(folder, NOTE), "utf8").replace("for a second time", "for a **third** time"),
    });
    commitAll(folder, "2025-10-08T12:00:00Z");
    layOver(folder, {
      [NEW]: `---
title: "A visit @everyone [x](https://example.org) <b>"
date: 2025-10-02
activity: voice
status: ready
findings:
  - {about: training.take-up, says: worried-about, finding: "::error::Nobody | came", from: seen}
---
`,
    });
    return () => removeFolder(home);
  });

  it("of a commit and the work tree: new notes with their findings, changed ones with their words", async () => {
    const { code, out } = await at(folder, "diff", "autumn");
    expect(code).toBe(0);
    expect(plain(out)).toContain(`What changed from autumn (commit ${first.slice(0, 12)}) to the work tree`);
    expect(plain(out)).toContain("1 note is new and 1 is changed;");
    expect(plain(out)).toContain("Worried about: ::error::Nobody | came");
    expect(plain(out)).toContain(
      "Finding 2: The 2026/27 budget was put off for a [-second-]{+**third**+} time",
    );
    expect(out).not.toMatch(/^\s*::/m);
    expect(plain(out)).toContain("Take-up and use: 2 working well, now 2 working well and 1 worried about");
  });

  it("of two commits, two days, and either: what was known then", async () => {
    const changed = async (...names: string[]) => {
      const { out } = await at(folder, "diff", ...names, "--format", "json");
      const { evidence } = JSON.parse(out);
      return [evidence.added.length, evidence.changed.length, evidence.withdrawn.length];
    };
    expect(await changed("autumn", "HEAD")).toEqual([0, 1, 0]);
    expect(await changed("2025-10-05", "2025-10-09")).toEqual([0, 1, 0]);
    expect(await changed("2025-10-05")).toEqual([1, 1, 0]);
    expect(await changed("HEAD")).toEqual([1, 0, 0]);
    expect(await changed("2025-10-02", "autumn")).toEqual([0, 0, 0]);
    expect(await changed("HEAD", first)).toEqual([0, 1, 0]);
    expect(await changed("autumn", "--at", "HEAD")).toEqual([0, 1, 0]);
    expect(await changed("autumn", "--as-of", "2025-10-05")).toEqual([0, 0, 0]);
  });

  it("nothing changed is one sentence", async () => {
    const { out } = await at(folder, "diff", "HEAD", "HEAD");
    expect(plain(out)).toContain("Nothing changed.");
    expect(out).not.toContain("Evidence");
  });

  it("Markdown holds nothing of a record as markup", async () => {
    const { out } = await at(folder, "diff", "autumn", "--format", "markdown");
    const tree = unified().use(remarkParse).use(remarkGfm).parse(out);
    const kinds = new Set<string>();
    const walk = (node: { type: string; url?: string; children?: unknown[] }): void => {
      // an address that stands as itself hides nothing
      const [only] = (node.children ?? []) as { value?: string }[];
      if (node.type !== "link" || only?.value !== node.url) kinds.add(node.type);
      for (const child of node.children ?? []) walk(child as typeof node);
    };
    walk(tree);
    expect([...kinds].sort()).toEqual(
      ["delete", "heading", "list", "listItem", "paragraph", "root", "strong", "text"].sort(),
    );
    expect(out).toContain("for a ~~second~~ **\\*\\*third\\*\\*** time");
  });

  it("a period of coverage can be chosen, and is known", async () => {
    const { out } = await at(folder, "diff", "autumn", "--quarter", "Q3", "--year", "2025/26");
    expect(out).toContain("Coverage of quarter 3 of 2025/26 by area");
    expect((await at(folder, "diff", "autumn", "--year", "2019/20")).code).toBe(2);
  });

  it.each([
    [["autumm"], "git knows no commit by the name of autumm", "Did you mean autumn?"],
    [["--", "-x"], "begins with -", "git log --oneline"],
    [["HEAD~9"], "git knows no commit by the name of HEAD~9", "git log --oneline"],
    [["2025-09-01"], "no commit on or before 2025-09-01", "git log"],
    [["autumn", "HEAD", "--at", "HEAD"], "--at and HEAD both choose", "Leave out --at"],
  ])("%j is refused, with what to type", async (names, message, hint) => {
    const { code, out, err } = await at(folder, "diff", ...names);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });

  it("a branch that is named as a quarter is said to be passed over", async () => {
    git(folder, ["branch", "q2"]);
    const { err } = await at(folder, "diff", "q1", "q2");
    expect(err).toContain("refs/heads/q2");
    git(folder, ["branch", "--delete", "q2"]);
  });

  it("a branch that only the remote has is named with the remote", async () => {
    const clone = join(home, "clone");
    git(home, ["clone", "--quiet", folder, clone]);
    git(clone, ["checkout", "--quiet", "-b", "mine"]);
    git(clone, ["branch", "--delete", "--force", "main"]);
    expect((await at(clone, "diff", "main")).err).toContain("Did you mean origin/main?");
  });

  it("a shallow clone says what is missing, and what to type", async () => {
    const clone = join(home, "shallow");
    git(home, ["clone", "--quiet", "--depth", "1", `file://${folder}`, clone]);
    for (const [names, message] of [
      [["2025-10-05"], "does not go back to 2025-10-05"],
      [["HEAD~1"], "git knows no commit by the name of HEAD~1"],
      [["HEAD", "--as-of", "2025-10-05"], "does not go back to 2025-10-05"],
    ] as const) {
      const { code, err } = await at(clone, "diff", ...names);
      expect([code, err]).toEqual([2, expect.stringContaining(message)]);
      expect(err).toContain("git fetch --unshallow");
      expect(err).toContain("git fetch --deepen=100");
    }
    expect((await at(clone, "diff", "HEAD")).code).toBe(0);
    git(clone, ["fetch", "--quiet", "--deepen=1"]);
    expect((await at(clone, "diff", "2025-10-05")).code).toBe(0);
  });

  it("without a repository two quarters can be compared, and commits cannot", async () => {
    const bare = join(home, "bare");
    cpSync(WORKED_EXAMPLE, bare, { recursive: true });
    expect((await at(bare, "diff", "q1", "q2")).code).toBe(0);
    const { code, err } = await at(bare, "diff", "main");
    expect([code, err]).toEqual([2, expect.stringContaining("is not in a git repository")]);
  });
});
