import { chmodSync, cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { PROBLEM_FORMATS } from "../../src/render/problem-formats.ts";
import { layOver, run, temporaryFolder } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { git } from "../support/repository.ts";

// processes are started: on a busy machine that takes its time
vi.setConfig({ testTimeout: 60_000 });

const env = { ...process.env, SCRUTINY_TODAY: "2025-10-16" };
const NOTE = "evidence/2025-26/2025-07-10-delegated-safeguarding-partners-group-july-k7f3.md";
const RECOMMENDATION = "registers/recommendations/2025-07-24-send-the-spring-briefing-to-w3hp.md";
const LIST = ["review", "--list", "--quarter", "Q2", "--year", "2025/26"];

describe.skipIf(!program("git", "git"))("what changed since it was confirmed", () => {
  let folder: string;
  beforeEach(async () => {
    folder = temporaryFolder();
    cpSync(WORKED_EXAMPLE, folder, { recursive: true });
    git(folder, ["init", "--quiet"]);
    commit("A. Marlow", "2025-10-01");
    const stamped = ["review", "k7f3", "--role", "scrutineer", "--by", "A. Marlow", "--on", "2025-10-02"];
    expect((await run(folder, stamped, { env })).code).toBe(0);
  });

  function commit(author: string, day: string): string {
    git(folder, ["add", "--all"], `${day}T12:00:00Z`);
    const who = ["--author", `${author} <a@example.org>`];
    git(folder, ["commit", "--quiet", "--allow-empty", "--message", "A change", ...who], `${day}T12:00:00Z`);
    return git(folder, ["rev-parse", "HEAD"]);
  }
  const change = (from: string, to: string, path = NOTE) =>
    layOver(folder, { [path]: readFileSync(join(folder, path), "utf8").replace(from, to) });
  async function problem(cwd = folder, ...argv: string[]) {
    const { out } = await run(cwd, [...argv, "check", "--format", "json"], { env });
    return JSON.parse(out).problems.find((one: { rule: string }) => one.rule === "changed-since-confirmed");
  }
  async function item(cwd = folder) {
    const { out } = await run(cwd, [...LIST, "--format", "json"], { env });
    return JSON.parse(out).items.find((one: { path: string }) => one.path === NOTE);
  }
  const messages = (found: { related: { message: string }[] }) => found.related.map(({ message }) => message);

  it("names the commit that changed the meaning, who made it and when, and the words", async () => {
    commit("A. Marlow", "2025-10-03");
    change("status: ready", "status: ready # once more");
    commit("A. Marlow", "2025-10-04");
    change("for a second time", "for a third time");
    const id = commit("B. Clerk", "2025-10-05");
    change("two partners had no figure", "one partner had no figure");
    commit("C. Later", "2025-10-06");
    const found = await problem();
    expect(messages(found).slice(0, 2)).toEqual([
      `Changed on 2025-10-05 by B. Clerk, in commit ${id.slice(0, 12)}.`,
      expect.stringMatching(
        /^Finding 2: .*put off for a \[-second-\]\{\+third\+\} time because \[-two partners-\]\{\+one partner\+\} had/,
      ),
    ]);
    const line = readFileSync(join(folder, NOTE), "utf8")
      .split("\n")
      .findIndex((one) => one.includes("third time"));
    expect(found.related[1].line).toBe(line + 1);
    expect((await item()).changed).toMatchObject({
      is: "commit",
      commit: id,
      by: "B. Clerk",
      on: "2025-10-05",
      fields: [{ field: "findings.2" }],
    });
    const shown = (await run(folder, LIST, { env })).out.replace(/\s+/g, " ");
    expect(shown).toContain(`Changed on 2025-10-05 by B. Clerk, in commit ${id.slice(0, 12)}.`);
    expect(shown).toContain("[-second-]{+third+}");
    // as it was before the change nothing had changed
    expect(await problem(folder, "--at", `${id}~1`)).toBeUndefined();
    expect(messages(await problem(folder, "--at", id))[1]).not.toContain("one partner");
  });

  it("says that a change is not committed yet, and shows it", async () => {
    commit("A. Marlow", "2025-10-03");
    change("The group can decide.", "The group cannot decide.");
    expect(messages(await problem()).slice(0, 2)).toEqual([
      "The change is not committed yet.",
      expect.stringMatching(/^Text: .*\[-can-\]\{\+cannot\+\} decide/),
    ]);
    expect((await item()).changed).toMatchObject({ is: "not-committed", commit: null, by: null, on: null });
  });

  it("a text that went and came again is of the last change, not of the first", async () => {
    commit("A. Marlow", "2025-10-03");
    change("for a second time", "for a third time");
    commit("B. Clerk", "2025-10-04");
    change("for a third time", "for a second time");
    commit("B. Clerk", "2025-10-05");
    change("for a second time", "for a fourth time");
    const id = commit("C. Later", "2025-10-06");
    expect(messages(await problem())[0]).toBe(
      `Changed on 2025-10-06 by C. Later, in commit ${id.slice(0, 12)}.`,
    );
  });

  it("what was confirmed and changed before it was ever committed is said so", async () => {
    change("for a second time", "for a third time");
    layOver(folder, {
      [NOTE]: readFileSync(join(folder, NOTE), "utf8").replace(/digest: [0-9a-f]{8}/, "digest: 00000000"),
    });
    commit("A. Marlow", "2025-10-03");
    expect(messages(await problem())[0]).toMatch(/^No commit has it under this name as it was confirmed/);
    expect((await item()).changed).toMatchObject({ is: "never-committed", fields: [] });
  });

  it("a shallow clone says so, and what to type; once the rest is there, who it was", async () => {
    commit("A. Marlow", "2025-10-03");
    change("for a second time", "for a third time");
    commit("B. Clerk", "2025-10-04");
    commit("B. Clerk", "2025-10-05");
    const clone = join(temporaryFolder(), "shallow");
    git(folder, ["clone", "--quiet", "--depth", "1", `file://${folder}`, clone]);
    expect(messages(await problem(clone))[0]).toContain("git fetch --unshallow");
    expect((await item(clone)).changed).toMatchObject({ is: "shallow" });
    git(clone, ["fetch", "--quiet", "--deepen=1"]);
    expect((await item(clone)).changed).toMatchObject({ is: "shallow" });
    git(clone, ["fetch", "--quiet", "--unshallow"]);
    expect((await item(clone)).changed).toMatchObject({ is: "commit", by: "B. Clerk", on: "2025-10-04" });
  });

  it("without a repository it says what it knows", async () => {
    change("for a second time", "for a third time");
    rmSync(join(folder, ".git"), { recursive: true });
    expect((await problem()).message).toContain("changed in meaning");
    expect((await item()).changed).toBeNull();
    const shown = await run(folder, LIST, { env });
    expect([shown.code, shown.out]).toEqual([0, expect.stringContaining("and changed since")]);
  });

  it("a knowledge base in a folder of a repository is found there", async () => {
    commit("A. Marlow", "2025-10-03");
    const top = temporaryFolder();
    cpSync(folder, join(top, "kb"), { recursive: true });
    rmSync(join(top, "kb/.git"), { recursive: true });
    git(top, ["init", "--quiet"]);
    git(top, ["add", "--all"]);
    git(top, ["commit", "--quiet", "--message", "One"]);
    layOver(top, { [`kb/${NOTE}`]: readFileSync(join(top, "kb", NOTE), "utf8").replace("second", "third") });
    git(top, ["commit", "--quiet", "--all", "--message", "Two"]);
    expect((await item(join(top, "kb"))).changed).toMatchObject({ is: "commit", by: "Test Person" });
  });

  it("an entry that was asked otherwise says what; its updates are no change", async () => {
    const stamp = ["review", "R1", "--role", "scrutineer", "--by", "A. Marlow", "--on", "2025-10-02"];
    expect((await run(folder, stamp, { env })).code).toBe(0);
    commit("A. Marlow", "2025-10-03");
    change("priority: 1", "priority: 2", RECOMMENDATION);
    change("priority: 3", "priority: 2", RECOMMENDATION);
    change(
      /^owners: .*$/m.exec(readFileSync(join(folder, RECOMMENDATION), "utf8"))?.[0] ?? "",
      "owners: [police]",
      RECOMMENDATION,
    );
    commit("B. Clerk", "2025-10-04");
    const { out } = await run(folder, ["check", "--format", "json"], { env });
    const found = JSON.parse(out).problems.filter(
      (one: { rule: string }) => one.rule === "changed-since-confirmed",
    );
    expect(found.map((one: { path: string }) => one.path)).toEqual([RECOMMENDATION]);
    expect(messages(found[0])).toContainEqual(expect.stringMatching(/^Owners: .*police/));
  });

  it("no identifier is said, whole or in pieces, in any format", async () => {
    change("for a second time", "for a second time after a call to 07700 900123");
    // stamped as it is, with what it holds
    const stamp = ["review", "k7f3", "--role", "scrutineer", "--by", "A. Marlow", "--on", "2025-10-02"];
    await run(folder, stamp, { env });
    commit("A. Marlow", "2025-10-03");
    change("07700 900123", "07700 900456");
    commit("B. Clerk 07700 900789", "2025-10-04");
    for (const { format } of PROBLEM_FORMATS) {
      const { out, err } = await run(folder, ["check", "--format", format], { env });
      expect(`${out}${err}`, format).not.toMatch(/900\s?(?:123|456|789)|\b(?:123|456|789)\b/);
    }
    for (const argv of [
      LIST,
      [...LIST, "--format", "json"],
      ["diff", "HEAD~1"],
      ["diff", "HEAD~1", "--format", "json"],
    ]) {
      const { out } = await run(folder, argv, { env });
      expect(out).toContain("after a call");
      expect(out).not.toMatch(/900\s?(?:123|456|789)|\b(?:123|456|789)\b/);
    }
  });

  it("runs nothing that the repository names", async () => {
    commit("A. Marlow", "2025-10-03");
    change("for a second time", "for a third time");
    layOver(folder, { ".gitattributes": "*.md diff=x filter=x\n" });
    const marker = join(folder, "ran");
    const script = join(folder, "run.sh");
    layOver(folder, { "run.sh": `#!/bin/sh\necho "$0 $*" >> ${marker}\ncat\n` });
    chmodSync(script, 0o755);
    commit("B. Clerk", "2025-10-04");
    const config = [
      "core.fsmonitor",
      "core.pager",
      "diff.external",
      "diff.x.textconv",
      "diff.x.command",
      "filter.x.smudge",
      "filter.x.clean",
      "gpg.program",
      "core.sshCommand",
    ];
    for (const name of config) git(folder, ["config", name, script]);
    rmSync(marker, { force: true });
    expect(messages(await problem())[0]).toContain("B. Clerk");
    expect((await item()).changed).toMatchObject({ is: "commit" });
    expect((await run(folder, ["diff", "HEAD~1"], { env })).code).toBe(0);
    expect(existsSync(marker)).toBe(false);
  });

  it("asks git nothing where nothing changed", async () => {
    commit("A. Marlow", "2025-10-03");
    // a machine without git
    const bare = { ...env, PATH: temporaryFolder() };
    const { code, err } = await run(folder, LIST, { env: bare });
    expect([code, err]).toEqual([0, expect.not.stringContaining("git")]);
  });
});
