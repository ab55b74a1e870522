import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { STOPPED } from "../../src/edge/prompts.ts";
import { layOver, type Ran, run, temporaryFolder } from "../support/copy.ts";
import { TINY } from "../support/knowledge-base.ts";
import { scripted } from "../support/prompter.ts";
import { commitAll, git } from "../support/repository.ts";
import type { FakeWorldOptions } from "../support/world.ts";

const ID = "2025-07-10-who-decides-cc11";
const PATH = `registers/challenges/${ID}.md`;
const ENTRY = `---
title: Who decides
number: C1
date: 2025-07-10
kind: challenge
to: [council]
about: [leadership.outcomes]
question: Who decides?
why: Nobody does.
evidence: [2025-07-10-executive-meeting-of-july-aaaa]
response-due: 2025-10-24
updates:
  # by the day
  - {on: 2025-07-11, by: A. Marlow, text: Sent.}
---
`;

function update(
  folder: string,
  args: readonly string[],
  options: Omit<FakeWorldOptions, "cwd"> = {},
): Promise<Ran> {
  const env = { SCRUTINY_TODAY: "2025-10-20", PATH: process.env["PATH"] };
  return run(folder, ["update", ...args, "--by", "A. Marlow"], { ...options, env });
}

/** A repository in which two branches each appended updates to one entry, merged with its conflict. */
async function merged(ours: readonly string[][], theirs: readonly string[][], below = ""): Promise<string> {
  const top = temporaryFolder();
  const root = join(top, below);
  layOver(root, { ...Object.fromEntries(TINY as ReadonlyMap<string, string>), [PATH]: ENTRY });
  git(top, ["init", "--quiet"]);
  commitAll(top);
  git(top, ["checkout", "--quiet", "-b", "other"]);
  for (const args of theirs) expect((await update(root, ["C1", ...args])).code).toBe(0);
  commitAll(top);
  git(top, ["checkout", "--quiet", "main"]);
  for (const args of ours) expect((await update(root, ["C1", ...args])).code).toBe(0);
  commitAll(top);
  expect(() => git(top, ["merge", "--quiet", "other"])).toThrow();
  return root;
}

const read = (folder: string) => readFileSync(join(folder, PATH), "utf8");

async function rules(folder: string, args: readonly string[] = []): Promise<readonly string[]> {
  const ran = await run(folder, ["check", "--format", "json", ...args], {
    env: { SCRUTINY_TODAY: "2025-10-20", PATH: process.env["PATH"] },
  });
  const { problems } = JSON.parse(ran.out) as { problems: { rule: string; severity: string }[] };
  return problems.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
}

const NOTED = [["--text", "Raised again.", "--on", "2025-08-01"]];
const ANSWERED = [["--text", "Answered.", "--response", "In May.", "--on", "2025-08-02"]];

describe("two branches of a real repository that both added", () => {
  it.each(["", "knowledge"])("are joined in one step", async (below) => {
    const folder = await merged(NOTED, ANSWERED, below);
    expect(await rules(folder)).toContain("merge-conflict-marker");
    const dry = await update(folder, ["C1", "--merge", "--dry-run"]);
    expect(dry.code).toBe(0);
    expect(read(folder)).toContain("<<<<<<<");
    const ran = await update(folder, ["C1", "--merge"]);
    expect(ran).toMatchObject({ code: 0, out: `${PATH}\n` });
    expect(ran.err).toContain(`git add ${PATH}`);
    const text = read(folder);
    expect(text).toMatch(/# by the day\n.*Sent\..*\n.*Raised again\..*\n.*Answered\..*\n---\n$/);
    expect(text).toContain("status: answered\n");
    expect(await rules(folder)).toEqual([]);
    // no update of either branch is altered by it
    commitAll(folder);
    expect(await rules(folder, ["--since", "HEAD^1"])).toEqual([]);
    expect(await rules(folder, ["--since", "HEAD^2"])).toEqual([]);
    const again = await update(folder, ["C1", "--merge"]);
    expect(again).toMatchObject({ code: 2 });
    expect(again.err).toContain("A merge left no conflict in the file of C1.");
  });

  it("are joined by the markers alone where git no longer knows of the merge", async () => {
    const folder = await merged(NOTED, ANSWERED);
    const text = read(folder);
    git(folder, ["merge", "--abort"]);
    writeFileSync(join(folder, PATH), text);
    const ran = await update(folder, [ID, "--merge", "--format", "json"]);
    expect(JSON.parse(ran.out)).toMatchObject({
      version: 1,
      id: ID,
      number: "C1",
      path: PATH,
      status: "answered",
    });
    expect(await rules(folder)).toEqual([]);
  });

  const CARRIED = [
    [
      "--text",
      "It goes on.",
      "--carried-to",
      "2025-07-10-executive-meeting-of-july-aaaa",
      "--on",
      "2025-08-03",
    ],
  ];

  it("what both set is shown and left to a person, then settled by an option", async () => {
    const folder = await merged(ANSWERED, CARRIED);
    const before = read(folder);
    const ran = await update(folder, ["C1", "--merge"]);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toContain("both sides set status");
    expect(ran.err).toContain("this branch:      status: answered\n  the other branch: status: carried-on");
    expect(read(folder)).toBe(before);
    expect(await update(folder, ["C1", "--merge", "mine"])).toMatchObject({ code: 2 });
    expect((await update(folder, ["C1", "--merge", "ours"])).code).toBe(0);
    expect(read(folder)).toMatch(/\nstatus: answered\n/);
    expect(await rules(folder)).toEqual([]);
  });

  it("or asked at a terminal, where a stop leaves the file", async () => {
    const folder = await merged(ANSWERED, CARRIED);
    const before = read(folder);
    const stopped = await update(folder, ["C1", "--merge"], { tty: true, prompter: scripted([STOPPED]) });
    expect(stopped).toMatchObject({ code: 130 });
    expect(read(folder)).toBe(before);
    const prompter = scripted(["theirs"]);
    expect((await update(folder, ["C1", "--merge"], { tty: true, prompter })).code).toBe(0);
    expect(prompter.asked).toEqual(["Both sides set status. Which holds?"]);
    expect(read(folder)).toMatch(/\nstatus: carried-on\n/);
    expect(await rules(folder)).toEqual([]);
  });

  it("what both changed by hand is for a person", async () => {
    const folder = await merged(NOTED, ANSWERED);
    const spoilt = read(folder).replace("=======\n", "");
    git(folder, ["merge", "--abort"]);
    writeFileSync(join(folder, PATH), `${spoilt}=======\n`);
    const ran = await update(folder, [ID, "--merge"]);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toContain("its conflict markers do not follow each other");
  });
});
