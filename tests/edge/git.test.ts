import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { commitSource, findCommitAsOf, indexSource, repositoryOf } from "../../src/edge/git.ts";
import { startFailure } from "../../src/edge/git-run.ts";
import { toDay } from "../../src/model/day.ts";
import { filesOf, type Source } from "../../src/model/source.ts";
import { removeFolder, temporaryFolder } from "../support/child.ts";
import { program } from "../support/programs.ts";
import { commitAll, git } from "../support/repository.ts";

// processes are started: on a busy machine that takes its time
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.skipIf(!program("git", "git"))("git", () => {
  let home: string;
  let top: string;
  let count = 0;
  beforeAll(async () => {
    home = await temporaryFolder();
  });
  afterAll(() => removeFolder(home));
  beforeEach(async () => {
    top = join(home, `${++count}`);
    await mkdir(join(top, "kb"), { recursive: true });
    git(top, ["init", "--quiet"]);
    await writeFile(join(top, "kb/a.md"), "a");
  });

  const readAll = async (source: Source): Promise<string[]> => {
    const texts = [];
    for await (const file of filesOf(source.read((await source.list([""])).map(({ path }) => path)))) {
      texts.push("bytes" in file ? Buffer.from(file.bytes).toString() : file.failure);
    }
    return texts;
  };

  test.each(["EMFILE", "ENFILE", "ENOMEM", "EAGAIN"])(
    "says in plain words that it cannot be started (%s)",
    (code) => {
      const error = Object.assign(new Error(`spawn ${code}`), { code });
      expect(startFailure(error, { folder: top })).toMatchObject({
        code: "cannot-start",
        exitCode: 2,
        message: `git could not be started: this machine has no more room for it (${code})`,
      });
    },
  );

  test("finds the repository and the folder in it", async () => {
    commitAll(top);
    expect(await repositoryOf(top)).toEqual({ top, prefix: "", isShallow: false });
    expect(await repositoryOf(join(top, "kb"))).toEqual({ top, prefix: "kb/", isShallow: false });
    expect(await repositoryOf(join(top, ".git"))).toBeUndefined();
    const outside = join(home, "outside");
    await mkdir(outside);
    expect(await repositoryOf(outside)).toBeUndefined();
    await expect(indexSource({ root: outside })).rejects.toMatchObject({
      code: "no-repository",
      exitCode: 2,
    });
    await expect(repositoryOf(join(home, "none"))).rejects.toMatchObject({ code: "cannot-read" });
  });

  test("a machine without git is told what to install", async () => {
    await expect(repositoryOf(top, { PATH: home })).rejects.toMatchObject({ code: "no-git", exitCode: 2 });
  });

  test("knows a commit by any of its names", async () => {
    const id = commitAll(top);
    git(top, ["tag", "--annotate", "--message", "m", "v1"]);
    git(top, ["branch", "feature/one"]);
    for (const ref of ["HEAD", "v1", "feature/one", id, id.slice(0, 9), "HEAD^{commit}", "main@{0}"]) {
      expect((await commitSource({ root: top, ref })).commit?.id, ref).toBe(id);
    }
  });

  test("hostile and unknown names are refused, and run nothing", async () => {
    commitAll(top);
    const before = await readdir(join(top, ".git"));
    const marker = join(home, `marker-${count}`);
    const hostile = [
      "",
      "-",
      "--all",
      "--output=x",
      `--exec=touch ${marker}`,
      "-h",
      "--end-of-options",
      "nope",
      "HEAD~99",
      "HEAD:kb/a.md",
      "HEAD:kb",
      "HEAD HEAD",
      "HEAD..HEAD",
      "^HEAD",
      "HEAD\n--all",
      "HEAD\0",
      "$(touch x)",
      `;touch ${marker}`,
      "../../etc",
      "@{upstream}",
    ];
    for (const ref of hostile) {
      const work = commitSource({ root: top, ref });
      await expect(work, ref).rejects.toMatchObject({
        code: "unknown-commit",
        exitCode: 2,
        hint: expect.any(String),
      });
    }
    expect(await readdir(join(top, ".git"))).toEqual(before);
    expect(existsSync(marker)).toBe(false);
  });

  test("no program that the repository names is ever run", async () => {
    commitAll(top, "2025-07-01T12:00:00Z");
    const marker = join(home, `ran-${count}`);
    const script = join(top, "run.sh");
    await writeFile(script, `#!/bin/sh\necho "$0 $*" >> ${marker}\ncat\n`);
    await chmod(script, 0o755);
    await mkdir(join(top, "hooks"));
    for (const hook of ["post-index-change", "pre-commit", "reference-transaction", "fsmonitor-watchman"]) {
      await writeFile(join(top, "hooks", hook), `#!/bin/sh\necho hook >> ${marker}\n`);
      await chmod(join(top, "hooks", hook), 0o755);
    }
    await writeFile(join(top, ".gitattributes"), "*.md filter=x diff=x merge=x\n");
    const config = {
      "core.fsmonitor": script,
      "core.hooksPath": join(top, "hooks"),
      "core.pager": script,
      "core.editor": script,
      "core.sshCommand": script,
      "core.askPass": script,
      "core.alternateRefsCommand": script,
      "pager.rev-list": script,
      "pager.ls-files": "true",
      "diff.external": script,
      "diff.x.command": script,
      "diff.x.textconv": script,
      "filter.x.clean": script,
      "filter.x.smudge": script,
      "filter.x.process": script,
      "filter.x.required": "true",
      "gpg.program": script,
      "log.showSignature": "true",
      "credential.helper": script,
      "alias.rev-parse": `!${script}`,
      "alias.ls-files": `!${script}`,
      "alias.cat-file": `!${script}`,
    };
    for (const [name, value] of Object.entries(config)) git(top, ["config", name, value]);
    // files newer than the index, so that git would ask what changed
    await writeFile(join(top, "kb/a.md"), "changed");
    const root = join(top, "kb");
    await repositoryOf(root);
    expect(await readAll(await commitSource({ root, ref: "HEAD" }))).toEqual(["a"]);
    expect(await readAll(await indexSource({ root }))).toEqual(["a"]);
    await findCommitAsOf({ root, day: toDay("2025-07-14"), timeZone: "Europe/London" });
    expect(existsSync(marker)).toBe(false);
    // the trap works: git itself, not so guarded, does run it
    expect(() => git(top, ["status", "--short"])).not.toThrow();
    expect(existsSync(marker)).toBe(true);
  });

  test("nothing of the repository is written by reading", async () => {
    commitAll(top);
    const before = await readdir(join(top, ".git"), { recursive: true });
    await readAll(await indexSource({ root: top }));
    await readAll(await commitSource({ root: top, ref: "HEAD" }));
    expect((await readdir(join(top, ".git"), { recursive: true })).sort()).toEqual(before.sort());
  });

  test("variables that point git elsewhere are passed over, the index of a hook is not", async () => {
    commitAll(top);
    const elsewhere = join(home, `elsewhere-${count}`);
    await mkdir(elsewhere);
    git(elsewhere, ["init", "--quiet"]);
    const env = {
      ...process.env,
      GIT_DIR: join(elsewhere, ".git"),
      GIT_WORK_TREE: elsewhere,
      GIT_TRACE: "1",
    };
    expect((await repositoryOf(join(top, "kb"), env))?.prefix).toBe("kb/");
    expect(await readAll(await indexSource({ root: join(top, "kb"), env }))).toEqual(["a"]);
    const index = { ...process.env, GIT_INDEX_FILE: join(top, ".git/other-index") };
    expect(await readAll(await indexSource({ root: join(top, "kb"), env: index }))).toEqual([]);
  });

  test("what replaces a commit here does not change what it holds", async () => {
    const id = commitAll(top);
    await writeFile(join(top, "kb/a.md"), "replaced");
    git(top, ["replace", id, commitAll(top)]);
    expect(await readAll(await commitSource({ root: join(top, "kb"), ref: id }))).toEqual(["a"]);
  });

  test("a repository named by SHA-256 reads the same", async () => {
    const root = join(home, `sha256-${count}`);
    await mkdir(root);
    git(root, ["init", "--quiet", "--object-format=sha256"]);
    await writeFile(join(root, "a.md"), "a");
    const id = commitAll(root);
    expect(id).toHaveLength(64);
    expect(await readAll(await commitSource({ root, ref: id }))).toEqual(["a"]);
  });

  test("a clone without all contents is told so, and nothing is fetched", async () => {
    await writeFile(join(top, "kb/b.md"), "b");
    commitAll(top);
    git(top, ["config", "uploadpack.allowFilter", "true"]);
    const clone = join(home, `clone-${count}`);
    git(home, ["clone", "--quiet", "--no-checkout", "--filter=blob:none", `file://${top}`, clone]);
    const marker = join(home, `fetched-${count}`);
    git(clone, ["config", "protocol.ext.allow", "always"]);
    git(clone, ["config", "remote.origin.url", `ext::touch ${marker}`]);
    const source = await commitSource({ root: clone, ref: "HEAD" });
    await expect(readAll(source)).rejects.toMatchObject({ code: "partial-clone", exitCode: 2 });
    expect(existsSync(marker)).toBe(false);
  });

  describe("as of a day", () => {
    const asOf = (day: string, timeZone = "Europe/London") =>
      findCommitAsOf({ root: join(top, "kb"), day: toDay(day), timeZone });

    test("picks by the calendar day of the time zone, around midnight in summer time", async () => {
      const late = commitAll(top, "2025-07-13T22:59:59Z"); // 23:59:59 on the 13th in London
      const next = commitAll(top, "2025-07-13T23:00:00Z"); // 00:00:00 on the 14th in London
      const last = commitAll(top, "2025-07-14T22:59:59Z");
      const after = commitAll(top, "2025-07-14T23:30:00Z");
      expect((await asOf("2025-07-13")).id).toBe(late);
      expect((await asOf("2025-07-14")).id).toBe(last);
      expect((await asOf("2025-07-15")).id).toBe(after);
      expect((await asOf("2025-07-13", "UTC")).id).toBe(next);
      expect((await asOf("2025-07-14", "Pacific/Kiritimati")).id).toBe(next);
      expect((await asOf("2025-07-12", "Pacific/Pago_Pago").catch((error) => error)).code).toBe(
        "unknown-commit",
      );
      expect(await asOf("2199-12-31")).toEqual({
        id: after,
        seconds: Date.parse("2025-07-14T23:30:00Z") / 1000,
      });
    });

    test("follows first parents of the current branch only", async () => {
      const base = commitAll(top, "2025-07-01T12:00:00Z");
      git(top, ["checkout", "--quiet", "-b", "side"]);
      commitAll(top, "2025-07-05T12:00:00Z");
      git(top, ["checkout", "--quiet", "main"]);
      git(top, ["merge", "--quiet", "--no-ff", "-m", "m", "side"], "2025-07-10T12:00:00Z");
      git(top, ["checkout", "--quiet", "-b", "later"]);
      commitAll(top, "2025-07-06T12:00:00Z");
      git(top, ["checkout", "--quiet", "main"]);
      expect((await asOf("2025-07-08")).id).toBe(base);
    });

    test("says which command deepens a clone that does not go back so far", async () => {
      commitAll(top, "2025-07-01T12:00:00Z");
      const newest = commitAll(top, "2025-07-10T12:00:00Z");
      const clone = join(home, `shallow-${count}`);
      git(home, ["clone", "--quiet", "--depth=1", `file://${top}`, clone]);
      const where = { root: clone, timeZone: "Europe/London" };
      expect((await findCommitAsOf({ ...where, day: toDay("2025-07-12") })).id).toBe(newest);
      await expect(findCommitAsOf({ ...where, day: toDay("2025-07-05") })).rejects.toMatchObject({
        code: "shallow-history",
        exitCode: 2,
        hint: expect.stringContaining("git fetch --unshallow"),
      });
      await expect(commitSource({ root: clone, ref: "HEAD~1" })).rejects.toMatchObject({
        code: "unknown-commit",
        hint: expect.stringContaining("git fetch --unshallow"),
      });
    });

    test("a branch without a commit, or without one so early, is told plainly", async () => {
      await expect(asOf("2025-07-10")).rejects.toMatchObject({
        message: "the current branch has no commit yet",
      });
      commitAll(top, "2025-07-01T12:00:00Z");
      await expect(asOf("2025-06-30")).rejects.toMatchObject({
        code: "unknown-commit",
        message: "the current branch has no commit on or before 2025-06-30",
      });
    });
  });
});
