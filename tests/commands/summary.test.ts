import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { copyOf, layOver, run, temporaryFolder } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { commitAll, git } from "../support/repository.ts";

vi.setConfig({ testTimeout: 60_000 });

const NOTE = (title: string, finding: string, more = "") =>
  `---\ntitle: ${title}\ndate: 2025-08-20\nactivity: unplanned\nmethods: [interview]\nstatus: ready\nfindings:\n  - {about: outside-framework, says: worried-about, finding: "${finding}"}\n${more}---\nSeen.\n`;
const FRESH = "evidence/2025-26/2025-08-20-a-fresh-note-zz9a.md";
const OLD = "evidence/2025-26/2025-08-20-an-old-note-zz9b.md";

/** The worked example in a repository of its own: `main`, and the branch `work`. */
function repository(files: Readonly<Record<string, string>> = {}): string {
  const root = copyOf(WORKED_EXAMPLE, { [OLD]: NOTE("An old note", "Two children said so."), ...files });
  git(root, ["init", "--quiet"]);
  commitAll(root);
  git(root, ["checkout", "--quiet", "-b", "work"]);
  return root;
}

async function summary(root: string, argv: readonly string[] = []) {
  return run(root, ["summary", "--since", "main", ...argv]);
}

describe.skipIf(!program("git", "git"))("scrutiny summary", () => {
  it("prints nothing where nothing changed, and where only white space did", async () => {
    const root = repository();
    expect(await summary(root)).toMatchObject({ code: 0, out: "", err: "" });
    writeFileSync(join(root, OLD), `${readFileSync(join(root, OLD), "utf8")}\n`);
    expect(await summary(root)).toMatchObject({ code: 0, out: "", err: "" });
    writeFileSync(join(root, "README.md"), "No part of the knowledge base.");
    expect(await summary(root)).toMatchObject({ code: 0, out: "" });
  });

  it("tells a new note with its findings, and the coverage before and after", async () => {
    const root = repository();
    const note = NOTE("A fresh note", "Nobody asked them.").replace(
      "outside-framework",
      "leadership.accountable-leads",
    );
    layOver(root, { [FRESH]: note });
    const { code, out } = await summary(root);
    expect(code).toBe(0);
    expect(out).toMatch(/^## What this change does\n/);
    expect(out).toContain("It has 1 new note.");
    expect(out).toContain("**A fresh note** (20 August 2025)");
    expect(out).toMatch(/- Worried about: Nobody asked them\. \(.+\)/);
    expect(out).toMatch(/### Coverage of 2025\/26\n\n\| Area \|/);
    expect(out).toMatch(/\.\s+Before: /);
    // the area was in the worked example before, by other notes
    expect(out).not.toContain("not in the framework");
  });

  it("tells a changed note word by word, one withdrawn with its reason, one that is gone", async () => {
    const gone = "evidence/2025-26/2025-08-20-a-note-that-goes-zz9c.md";
    const root = repository({ [FRESH]: NOTE("To be withdrawn", "So."), [gone]: NOTE("To go", "So.") });
    layOver(root, {
      [OLD]: NOTE("An old note", "Three children said so."),
      [FRESH]: NOTE(
        "To be withdrawn",
        "So.",
        "withdrawn: {on: 2025-09-01, by: A. Marlow, reason: It was another school.}\n",
      ).replace("status: ready", "status: withdrawn"),
    });
    rmSync(join(root, gone));
    const { out } = await summary(root);
    expect(out).toContain("It has 1 changed note and 2 notes that no longer count.");
    expect(out).toContain("- finding 1: ~~Two~~ **Three** children said so.");
    expect(out).toContain("**To be withdrawn** (20 August 2025): withdrawn: It was another school.");
    expect(out).toContain("**To go** (20 August 2025): its file is gone.");
  });

  it("says of a draft that it is not counted, and of the registers what was opened and appended", async () => {
    const root = repository();
    layOver(root, { [FRESH]: NOTE("A fresh note", "So.").replace("ready", "draft") });
    const ran = await run(root, [
      "update",
      "R1",
      "--by",
      "A. Marlow",
      "--text",
      "They met.",
      "--on",
      "2026-06-01",
    ]);
    expect(ran.code).toBe(0);
    const stamped = await run(root, ["review", "zz9b", "--role", "scrutineer", "--by", "A. Marlow"]);
    expect(stamped.code).toBe(0);
    const { out } = await summary(root);
    expect(out).toContain(`- ${OLD}: stamped as reviewed, and says the same`);
    expect(out).toContain("(20 August 2025, a draft, which is not counted)");
    expect(out).toMatch(/- Recommendation 2025\/26 R1, \*\*.+\*\*/);
    expect(out).toContain("- 2025/26 R1, 1 June 2026: They met.");
  });

  it("lists problems that are new, and counts those that stood before", async () => {
    const bad = NOTE("A fresh note", "So.").replace("unplanned", "nowhere");
    const root = repository({ [OLD]: NOTE("An old note", "So.").replace("unplanned", "elsewhere") });
    layOver(root, {
      [FRESH]: bad,
      [OLD]: NOTE("An old note", "So it is.").replace("unplanned", "elsewhere"),
    });
    const { out } = await summary(root);
    expect(out).toMatch(
      /New in what changed, and in what rests on it: \d+ errors? and \d+ warnings?\. \d+ more stood there before\./,
    );
    expect(out).toContain(`- error, ${FRESH}, line 4: `);
    expect(out).not.toContain(`- error, ${OLD}`);
  });

  it("is judged by the policy of the base, and names the files that change it", async () => {
    const root = repository();
    const policy = readFileSync(join(root, "scrutiny.yaml"), "utf8");
    layOver(root, { "scrutiny.yaml": `${policy}nonsense: 1\n` });
    expect((await summary(root)).code).toBe(2);
    const { code, out } = await summary(root, ["--policy-at", "main"]);
    expect(code).toBe(0);
    expect(out).toContain("### What everything is judged by");
    expect(out).toContain("made by them as they were before it");
    expect(out).toContain("- scrutiny.yaml: changed");
    expect(out).toMatch(/- error, scrutiny\.yaml, line \d+/);
  });

  it("compares with nothing where there was no knowledge base before", async () => {
    const root = repository();
    git(root, ["checkout", "--quiet", "--orphan", "empty"]);
    git(root, ["rm", "--quiet", "-r", "--cached", "."]);
    git(root, ["commit", "--quiet", "--allow-empty", "--message", "Nothing yet"]);
    git(root, ["checkout", "--quiet", "-b", "first"]);
    commitAll(root);
    const { code, out } = await run(root, ["summary", "--since", "empty"]);
    expect(code).toBe(0);
    expect(out).toContain("- scrutiny.yaml: new");
    expect(out).toMatch(/It has \d+ new notes/);
  });

  it.each([
    ["no ref", ["summary"], "--since"],
    ["a ref that is none", ["summary", "--since", "nowhere"], "git knows no commit"],
    ["an option for a ref", ["summary", "--since=--output=x"], "is never handed to git"],
    ["no policy there", ["summary", "--since", "main", "--policy-at", "nowhere"], "git knows no commit"],
  ])("cannot run with %s", async (_, argv, message) => {
    const ran = await run(repository(), argv);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(message);
  });

  it("says in a shallow clone what to type", async () => {
    const root = repository();
    layOver(root, { [FRESH]: NOTE("A fresh note", "So.") });
    commitAll(root);
    const clone = temporaryFolder();
    git(clone, ["clone", "--quiet", "--depth", "1", "--no-single-branch", `file://${root}`, "."]);
    const ran = await run(clone, ["summary", "--since", "origin/main"]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("git fetch --unshallow");
  });
});

describe.skipIf(!program("git", "git"))("what a stranger writes in a change", () => {
  const HOSTILE = [
    "Ask @octocat and @org/team, see #12, !12, GH-12 and octo/cat#12.",
    "[Press](https://example.org/x) or www.example.org or ![x](https://example.org/x.png)",
    "<img src=x onerror=alert(1)> <!-- scrutiny summary --> <details>",
    "| a | b | `x` **bold** ~~gone~~ $x$ ::error::x ##[error]x",
    "Her number is 999 123 4519.",
  ];
  it("is mentioned, linked, marked up, run and shown nowhere", async () => {
    const root = repository();
    for (const [at, text] of HOSTILE.entries())
      layOver(root, { [FRESH.replace("zz9a", `zz9${"cdefg"[at]}`)]: NOTE(`'Note ${at}'`, text) });
    const { out } = await summary(root);
    expect(out).toContain("Ask (at)octocat");
    expect(out).not.toMatch(/@|[#!]\d|GH-\d/);
    expect(out).not.toMatch(/:\/\/|www\./);
    expect(out).not.toMatch(/(?<!\\)[[<`]/);
    expect(out).not.toMatch(/^::|^\s*##\[/m);
    expect(out).toContain("\\*\\*bold\\*\\*");
    expect(out).toContain("\\~\\~gone\\~\\~");
    const json = (await summary(root, ["--format", "json"])).out;
    expect(out + json).not.toMatch(/999\D?123\D?4519/);
    expect(out).toContain("9••••••••••9");
    const answer = JSON.parse(json);
    expect(Object.keys(answer)).toEqual([
      ...["version", "since", "policyAt", "evidence", "years", "levels", "registers", "words"],
      ...["policyFiles", "files", "problems", "stoodBefore"],
    ]);
    expect(answer).toMatchObject({ version: 1, since: { ref: "main" }, policyAt: null });
    expect(answer.evidence.added).toHaveLength(HOSTILE.length);
    expect(json.endsWith("}\n")).toBe(true);
  });
});

describe.skipIf(!program("git", "git"))("a change that is very large", () => {
  it("is cut before a service refuses it, and keeps what matters most", async () => {
    const root = repository();
    const findings = Array.from(
      { length: 30 },
      (_, at) =>
        `  - {about: outside-framework, says: not-yet-clear, finding: "${`Sentence ${at} `.repeat(12)}."}`,
    ).join("\n");
    const note = (title: string) => NOTE(title, "So.").replace(/findings:\n.*\n/, `findings:\n${findings}\n`);
    layOver(
      root,
      Object.fromEntries(
        Array.from({ length: 40 }, (_, at) => [FRESH.replace("zz9a", `z${at + 10}a`), note(`Note ${at}`)]),
      ),
    );
    const { out } = await summary(root);
    expect(out.length).toBeGreaterThan(50_000);
    expect(out.length).toBeLessThan(61_000);
    expect(out).toContain("It has 40 new notes.");
    expect(out.trim()).toMatch(
      /There is more than fits here\. To see all of it, compare the two branches\.$/,
    );
  });
});
