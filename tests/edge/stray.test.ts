import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { sweep, sweepBase } from "../../src/edge/stray.ts";
import { takeStrays } from "../../src/edge/strays-met.ts";
import { createFile, replaceFile } from "../../src/edge/write.ts";
import { layOver, run, temporaryFolder } from "../support/copy.ts";
import { TINY } from "../support/knowledge-base.ts";
import { strayNames } from "../support/strays.ts";

const { dead, running, elsewhere } = strayNames();
const env = { SCRUTINY_TODAY: "2025-10-20" };

beforeEach(() => void takeStrays());

/** A small knowledge base with files laid over it. */
function base(files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  layOver(folder, { ...Object.fromEntries(TINY as ReadonlyMap<string, string>), ...files });
  return folder;
}

function starting(text: string, start: string): readonly string[] {
  return text.split("\n").filter((line) => line.startsWith(start));
}

function old(path: string): void {
  const yesterday = Date.now() / 1000 - 25 * 3600;
  utimesSync(path, yesterday, yesterday);
}

describe("a folder that is written to", () => {
  it("loses the temporary file of a run that is gone, which is named once", async () => {
    const folder = temporaryFolder();
    layOver(folder, { [dead]: "half a no" });
    await createFile(join(folder, "note.md"), Buffer.from("x"));
    expect(readdirSync(folder)).toEqual(["note.md"]);
    expect(takeStrays()).toEqual([{ path: join(folder, dead), is: "removed" }]);
    await replaceFile(join(folder, "note.md"), Buffer.from("y"));
    expect(takeStrays()).toEqual([]);
  });

  it("loses a whole folder of them, and nothing that a link in it leads to", async () => {
    const [folder, outside] = [temporaryFolder(), temporaryFolder()];
    layOver(outside, { "theirs.md": "theirs" });
    layOver(folder, { [`${dead}/one`]: "1", [`${dead}/two`]: "2" });
    symlinkSync(outside, join(folder, dead, "linked"));
    sweep(folder);
    expect(readdirSync(folder)).toEqual([]);
    expect(readFileSync(join(outside, "theirs.md"), "utf8")).toBe("theirs");
  });

  it("keeps that of a run that is there, and whatever has another name", () => {
    const folder = temporaryFolder();
    const names = [".scrutiny-notes.tmp", ".scrutiny-1-1-abc.tmp", `x${dead}`, `${dead}.md`, running].sort();
    layOver(folder, Object.fromEntries(names.map((name) => [name, "mine"])));
    sweep(folder);
    expect(readdirSync(folder).sort()).toEqual(names);
    expect(takeStrays()).toEqual([]);
  });

  it("keeps that of another machine, and names it after a day", () => {
    const [fresh, stale] = [temporaryFolder(), temporaryFolder()];
    for (const folder of [fresh, stale]) layOver(folder, { [elsewhere]: "theirs" });
    old(join(stale, elsewhere));
    for (const folder of [fresh, stale]) sweep(folder);
    expect(takeStrays()).toEqual([{ path: join(stale, elsewhere), is: "left" }]);
    expect(readdirSync(stale)).toEqual([elsewhere]);
  });

  it("loses a link that stands in the place of a temporary file; what it leads to stays", () => {
    const [folder, outside] = [temporaryFolder(), temporaryFolder()];
    layOver(outside, { "theirs.md": "theirs" });
    symlinkSync(join(outside, "theirs.md"), join(folder, dead));
    sweep(folder);
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(join(outside, "theirs.md"))).toBe(true);
  });
});

describe("a knowledge base that is swept", () => {
  it("is swept where this tool writes, and no link in it is followed", () => {
    const [folder, outside] = [base(), temporaryFolder()];
    const swept = ["", "evidence/2025-26/", "registers/challenges/", "reports/2025-26/q2/", ".git/hooks/"];
    layOver(folder, Object.fromEntries([...swept, "our own/"].map((name) => [`${name}${dead}`, "x"])));
    layOver(outside, { [dead]: "x", [`below/${dead}`]: "x" });
    symlinkSync(outside, join(folder, "schemas"));
    symlinkSync(join(outside, "below"), join(folder, "evidence", "linked"));
    sweepBase(folder);
    expect(
      takeStrays()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(swept.map((name) => join(folder, name, dead)).sort());
    expect(existsSync(join(folder, "our own", dead))).toBe(true);
    expect([existsSync(join(outside, dead)), existsSync(join(outside, "below", dead))]).toEqual([true, true]);
  });

  it("may be a linked work tree, where .git is a file", () => {
    const folder = base({ ".git": "gitdir: ../elsewhere\n", [dead]: "x" });
    sweepBase(folder);
    expect(existsSync(join(folder, dead))).toBe(false);
  });

  it("that is itself reached by a link is swept", () => {
    const [folder, above] = [base({ [dead]: "x" }), temporaryFolder()];
    symlinkSync(folder, join(above, "linked"));
    sweepBase(join(above, "linked"));
    expect(existsSync(join(folder, dead))).toBe(false);
  });
});

describe("a command that only reads", () => {
  const IN = ["", "evidence/2025-26/", "programme/", "reports/2025-26/q2/"];
  const strays = Object.fromEntries(IN.map((name) => [`${name}${dead}`, "half a no"]));

  it.each([
    ["check"],
    ["check", "evidence"],
    ["status"],
    ["todo"],
    ["coverage", "--quarter", "Q2"],
    ["search", "meeting"],
  ])("%s names what was left and removes nothing", async (...argv) => {
    const folder = base(strays);
    const ran = await run(folder, argv, { env });
    for (const path of Object.keys(strays)) {
      expect(existsSync(join(folder, path))).toBe(true);
      expect(starting(ran.err, `${path} was left by a run that was stopped.`)).toHaveLength(1);
    }
  });

  it("says it on standard error alone, and not with --quiet; the result is as without", async () => {
    const folder = base(strays);
    const argv = ["check", "--format", "json"];
    const ran = await run(folder, argv, { env });
    expect((await run(folder, ["--quiet", ...argv], { env })).err).toBe("");
    expect(JSON.parse(ran.out)).toMatchObject({ version: 1 });
    const [there, without] = [ran, await run(base(), argv, { env })].map(({ out }) => JSON.parse(out));
    expect({ ...there, root: "" }).toEqual({ ...without, root: "" });
  });

  it("names nothing of a run that is there, and of another machine only after a day", async () => {
    const folder = base({ [`evidence/${running}`]: "x", [`evidence/${elsewhere}`]: "x" });
    expect((await run(folder, ["check"], { env })).err).not.toContain(".scrutiny-");
    old(join(folder, "evidence", elsewhere));
    const { err } = await run(folder, ["check"], { env });
    expect(err).toContain(`evidence/${elsewhere} was left by a run on another machine.`);
    expect(err).not.toContain(running);
  });

  it("leaves it for one that writes, which names it once and removes it", async () => {
    const folder = base(strays);
    mkdirSync(join(folder, ".git"));
    const argv = ["waive", "note-not-reviewed", "evidence/x.md:1:1", "--reason", "x", "--owner", "x"];
    const ran = await run(folder, [...argv, "--until", "2025-12-01"], { env });
    for (const path of Object.keys(strays)) {
      expect(existsSync(join(folder, path))).toBe(false);
      expect(starting(ran.err, `Removed ${path}, which a run that was stopped had left.`)).toHaveLength(1);
    }
    expect(ran.err).not.toContain("was left by");
  });
});
