import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hookScript } from "../../src/edge/hook-script.ts";
import { layOver, run, temporaryFolder } from "../support/copy.ts";
import { ROOT } from "../support/fixture.ts";
import { TINY } from "../support/knowledge-base.ts";
import { commitAll, git } from "../support/repository.ts";

/** Of the range that nobody has; right by Modulus 11. */
const NUMBER = "999 123 4519";
const VALUE = /999\D?123\D?4519/;

/** A tiny knowledge base in a repository, committed; below `folder` where one is named. */
function repository(folder = ""): string {
  const root = temporaryFolder();
  layOver(join(root, folder), Object.fromEntries([...TINY].map(([path, text]) => [path, String(text)])));
  git(root, ["init", "--quiet"]);
  commitAll(root);
  return root;
}

/** A folder for PATH that has the tool as it was built. */
function toolFolder(): string {
  const folder = temporaryFolder();
  const script = `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, "bin/scrutiny.js")}" "$@"\n`;
  writeFileSync(join(folder, "scrutiny"), script, { mode: 0o755 });
  return folder;
}

interface Said {
  readonly code: number | null;
  readonly said: string;
}

/** git as a person types it, hooks and all; with the tool on the PATH unless told otherwise. */
function typed(cwd: string, args: readonly string[], path = `${toolFolder()}:${process.env["PATH"]}`): Said {
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const person = ["-c", "user.name=Test Person", "-c", "user.email=test@example.org"];
  const ran = spawnSync("git", [...person, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...Object.fromEntries(clean), PATH: path, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: devNull },
  });
  return { code: ran.status, said: ran.stdout + ran.stderr };
}

async function hooks(cwd: string, argv: readonly string[]) {
  return run(cwd, ["hooks", ...argv], {
    env: { ...process.env, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: devNull },
  });
}

async function installed(folder = ""): Promise<string> {
  const root = repository(folder);
  expect((await hooks(join(root, folder), ["install"])).code).toBe(0);
  return root;
}

const commits = (root: string) => git(root, ["rev-list", "--count", "HEAD"]);

describe("with the hooks installed", () => {
  it("a note with an identifier cannot be committed, and nothing of it is said", async () => {
    const root = await installed();
    const before = commits(root);
    layOver(root, { "evidence/2025-26/a.md": `---\ntitle: A\n---\n\nHer number is ${NUMBER}.\n` });
    git(root, ["add", "--all"]);
    const ran = typed(root, ["commit", "--message", "A note"]);
    expect(ran.code).not.toBe(0);
    expect(ran.said).toContain("evidence/2025-26/a.md:5:15: error: An NHS number stands here.");
    expect(ran.said).toContain("git commit --no-verify");
    expect(ran.said).not.toMatch(VALUE);
    expect(commits(root)).toBe(before);
  });

  it("nor one in any other file or file name of the repository, by commit -a, from a folder below, at the first commit", async () => {
    const root = await installed("kb");
    layOver(root, { "notes.txt": "nothing\n", "kb/deep/a.txt": "nothing\n" });
    git(root, ["add", "--all"]);
    expect(typed(root, ["commit", "--message", "Files"])).toMatchObject({ code: 0 });
    writeFileSync(join(root, "notes.txt"), `${NUMBER} is hers\n`);
    const all = typed(join(root, "kb/deep"), ["commit", "--all", "--message", "All"]);
    expect(all.code).not.toBe(0);
    expect(all.said).toContain("notes.txt:1:1: error: An NHS number stands here.");
    writeFileSync(join(root, "notes.txt"), "nothing\n");
    layOver(root, { [`files/${NUMBER}.txt`]: "nothing\n" });
    git(root, ["add", "--all"]);
    const name = typed(root, ["commit", "--message", "Name"]);
    expect(name.code).not.toBe(0);
    expect(name.said).not.toMatch(VALUE);
    const first = temporaryFolder();
    layOver(first, { "scrutiny.yaml": String(TINY.get("scrutiny.yaml")), "a.txt": `Number ${NUMBER}\n` });
    git(first, ["init", "--quiet"]);
    expect((await hooks(first, ["install"])).code).toBe(0);
    git(first, ["add", "--all"]);
    expect(typed(first, ["commit", "--message", "First"]).code).not.toBe(0);
    git(first, ["rm", "--quiet", "--cached", "a.txt"]);
    expect(typed(first, ["commit", "--message", "First"])).toMatchObject({ code: 0 });
  });

  it("what is not staged keeps no commit back, and other errors are told and do not either", async () => {
    const root = await installed();
    layOver(root, { "evidence/2025-26/bad.md": "no fields\n", "later.txt": `Number ${NUMBER}\n` });
    git(root, ["add", "evidence"]);
    const ran = typed(root, ["commit", "--message", "Half a note"]);
    expect(ran.code).toBe(0);
    expect(ran.said).toContain("bad.md:1:1: error:");
    expect(ran.said).toContain("scrutiny check");
    expect(ran.said).not.toContain("later.txt");
  });

  it("a commit without a fault is quiet, and a warning is told", async () => {
    const root = await installed();
    layOver(root, { "a.txt": "nothing\n" });
    git(root, ["add", "--all"]);
    expect(typed(root, ["commit", "--quiet", "--message", "Nothing"])).toEqual({ code: 0, said: "" });
    layOver(root, { "b.txt": "It is ZZ99 3WZ\n" });
    git(root, ["add", "--all"]);
    const ran = typed(root, ["commit", "--quiet", "--message", "A postcode"]);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.said).toMatch(/^b\.txt:1:7: warning: [^\n]*\n$/);
  });

  it("no push sends a commit that has one, in its message or taken out since; one without is sent", async () => {
    const root = await installed();
    const remote = join(temporaryFolder(), "remote.git");
    git(root, ["init", "--quiet", "--bare", remote]);
    git(root, ["remote", "add", "origin", remote]);
    expect(typed(root, ["push", "--quiet", "origin", "main"])).toEqual({ code: 0, said: "" });
    layOver(root, { "a.txt": `Number ${NUMBER}\n` });
    git(root, ["add", "--all"]);
    expect(typed(root, ["commit", "--quiet", "--no-verify", "--message", "Knowingly"]).code).toBe(0);
    git(root, ["rm", "--quiet", "a.txt"]);
    expect(typed(root, ["commit", "--quiet", "--message", "Gone"]).code).toBe(0);
    const ran = typed(root, ["push", "origin", "main"]);
    expect(ran.code).not.toBe(0);
    expect(ran.said).toContain("a.txt:1:8: error: An NHS number stands here. Commit ");
    expect(ran.said).toContain("git push --no-verify");
    expect(ran.said).not.toMatch(VALUE);
    git(root, ["reset", "--quiet", "--hard", "HEAD~2"]);
    layOver(root, { "b.txt": "nothing\n" });
    git(root, ["add", "--all"]);
    expect(typed(root, ["commit", "--quiet", "--message", `About ${NUMBER}`]).code).toBe(0);
    const message = typed(root, ["push", "origin", "main"]);
    expect(message.code).not.toBe(0);
    expect(message.said).toContain("commit message:1:7: error:");
    expect(message.said).not.toMatch(VALUE);
    expect(typed(root, ["commit", "--quiet", "--amend", "--message", "About nothing"]).code).toBe(0);
    expect(typed(root, ["push", "--quiet", "origin", "main"])).toEqual({ code: 0, said: "" });
    expect(typed(root, ["push", "--quiet", "origin", "main:other"])).toEqual({ code: 0, said: "" });
    expect(typed(root, ["push", "--quiet", "origin", "--delete", "other"])).toEqual({ code: 0, said: "" });
  });

  it("a commit is refused where the tool is not found, with the way to go on", async () => {
    const root = await installed();
    layOver(root, { "a.txt": "nothing\n" });
    git(root, ["add", "--all"]);
    const bin = temporaryFolder();
    for (const name of ["git", "sh", "cat", "grep", "dirname"]) {
      const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
      symlinkSync(found, join(bin, name));
    }
    const ran = typed(root, ["commit", "--message", "A"], bin);
    expect(ran.code).not.toBe(0);
    expect(ran.said).toContain(
      "scrutiny was not found, so nothing was looked at, and the commit is refused.",
    );
    expect(typed(root, ["commit", "--no-verify", "--quiet", "--message", "A"], bin).code).toBe(0);
  });

  it("a tool that stands in node_modules is found before one of the PATH", async () => {
    const root = await installed("kb");
    layOver(join(root, "kb"), { ".gitignore": "node_modules\n" });
    mkdirSync(join(root, "kb/node_modules/.bin"), { recursive: true });
    const tool = "#!/bin/sh\necho the tool of node_modules\nexit 1\n";
    writeFileSync(join(root, "kb/node_modules/.bin/scrutiny"), tool, { mode: 0o755 });
    git(root, ["add", "--all"]);
    const ran = typed(root, ["commit", "--message", "A"]);
    expect(ran.code).not.toBe(0);
    expect(ran.said).toContain("the tool of node_modules");
  });

  it("a branch that never had a knowledge base takes commits, and one from which it was deleted does not", async () => {
    const root = await installed();
    rmSync(join(root, "scrutiny.yaml"));
    git(root, ["add", "--all"]);
    expect(typed(root, ["commit", "--message", "Deleted"]).code).not.toBe(0);
    git(root, ["reset", "--quiet", "--hard"]);
    git(root, ["checkout", "--quiet", "--orphan", "pages"]);
    git(root, ["rm", "--quiet", "-r", "--force", "."]);
    layOver(root, { "index.html": "nothing\n" });
    git(root, ["add", "--all"]);
    const ran = typed(root, ["commit", "--quiet", "--message", "Pages"]);
    expect(ran.code).toBe(0);
    expect(ran.said).toContain("nothing was looked at");
  });

  it("they hold in a linked work tree too, installed from either", async () => {
    const root = repository();
    const linked = join(temporaryFolder(), "linked");
    git(root, ["worktree", "add", "--quiet", "-b", "linked", linked]);
    expect((await hooks(linked, ["install"])).code).toBe(0);
    for (const folder of [root, linked]) {
      layOver(folder, { "a.txt": `Number ${NUMBER}\n` });
      git(folder, ["add", "--all"]);
      expect(typed(folder, ["commit", "--message", "A"]).code).not.toBe(0);
    }
    expect((await hooks(root, ["remove"])).code).toBe(0);
    expect(typed(linked, ["commit", "--quiet", "--message", "A"]).code).toBe(0);
  });
});

/** All of a folder: names, modes, bytes, where links lead. */
function picture(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const stat = lstatSync(path);
      const content = stat.isSymbolicLink() ? `-> ${readlinkSync(path)}` : readFileSync(path, "latin1");
      return `${name} ${(stat.mode & 0o7777).toString(8)} ${content}`;
    });
}

describe("hooks install and remove", () => {
  it("name what they write and how to take it away, are executable, and leave the folder as it was", async () => {
    const root = repository();
    const folder = join(root, ".git/hooks");
    const before = picture(folder);
    const ran = await hooks(root, ["install"]);
    expect(ran.out).toBe(".git/hooks/pre-commit\n.git/hooks/pre-push\n");
    expect(ran.err).toContain("scrutiny hooks remove");
    expect(lstatSync(join(folder, "pre-commit")).mode & 0o111).toBe(0o111);
    const twice = await hooks(root, ["install"]);
    expect({ code: twice.code, out: twice.out }).toEqual({ code: 0, out: "" });
    expect((await hooks(root, ["remove"])).code).toBe(0);
    expect(picture(folder)).toEqual(before);
    expect(await hooks(root, ["remove"])).toMatchObject({ code: 0, out: "" });
  });

  it("keep the hooks of others at work, first of all, and put them back byte for byte", async () => {
    const root = repository();
    const folder = join(root, ".git/hooks");
    const own = '#!/bin/sh\necho "own: $(basename "$0") $*" >&2\n[ ! -f refuse ]\n';
    writeFileSync(join(root, "own-pre-push"), "#!/bin/sh\ncat >&2\n", { mode: 0o755 });
    writeFileSync(join(folder, "pre-commit"), own, { mode: 0o750 });
    symlinkSync("../../own-pre-push", join(folder, "pre-push"));
    const before = picture(folder);
    expect((await hooks(root, ["install"])).err).toContain("goes first");
    expect((await hooks(root, ["install"])).out).toBe("");
    layOver(root, { "a.txt": "nothing\n" });
    git(root, ["add", "--all"]);
    const good = typed(root, ["commit", "--quiet", "--message", "A"]);
    expect(good).toMatchObject({ code: 0 });
    expect(good.said).toContain("own: pre-commit");
    const remote = join(temporaryFolder(), "remote.git");
    git(root, ["init", "--quiet", "--bare", remote]);
    const pushed = typed(root, ["push", "--quiet", remote, "main"]);
    expect(pushed.code).toBe(0);
    expect(pushed.said).toMatch(/^refs\/heads\/main [0-9a-f]{40} refs\/heads\/main 0{40}\n$/);
    layOver(root, { refuse: "", "b.txt": "nothing\n" });
    git(root, ["add", "--all"]);
    expect(typed(root, ["commit", "--message", "B"]).code).not.toBe(0);
    rmSync(join(root, "refuse"));
    layOver(root, { "b.txt": `Number ${NUMBER}\n` });
    git(root, ["add", "--all"]);
    expect(typed(root, ["commit", "--message", "B"]).code).not.toBe(0);
    expect((await hooks(root, ["remove"])).code).toBe(0);
    expect(picture(folder)).toEqual(before);
    expect(typed(root, ["commit", "--quiet", "--message", "B"]).code).toBe(0);
  });

  it("a hook that was not executable never ran, and does not run now", async () => {
    const root = repository();
    writeFileSync(join(root, ".git/hooks/pre-commit"), "#!/bin/sh\nexit 1\n", { mode: 0o644 });
    expect((await hooks(root, ["install"])).code).toBe(0);
    layOver(root, { "a.txt": "nothing\n" });
    git(root, ["add", "--all"]);
    expect(typed(root, ["commit", "--quiet", "--message", "A"]).code).toBe(0);
  });

  it("mend what was half done: a hook kept and ours missing, or ours not executable", async () => {
    const root = repository();
    const folder = join(root, ".git/hooks");
    writeFileSync(join(folder, "pre-commit"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    const before = picture(folder);
    await hooks(root, ["install"]);
    rmSync(join(folder, "pre-commit"));
    chmodSync(join(folder, "pre-push"), 0o644);
    expect((await hooks(root, ["install"])).out).toBe(".git/hooks/pre-commit\n.git/hooks/pre-push\n");
    expect(lstatSync(join(folder, "pre-push")).mode & 0o111).toBe(0o111);
    rmSync(join(folder, "pre-commit"));
    expect((await hooks(root, ["remove"])).code).toBe(0);
    expect(picture(folder)).toEqual(before);
  });

  it("leave a hook that took the place of ours, and name it", async () => {
    const root = await installed();
    writeFileSync(join(root, ".git/hooks/pre-commit"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    const ran = await hooks(root, ["remove"]);
    expect(ran).toMatchObject({ code: 0, out: ".git/hooks/pre-push\n" });
    expect(ran.err).toContain("pre-commit: it is not ours, and was left.");
    expect(existsSync(join(root, ".git/hooks/pre-commit"))).toBe(true);
  });

  it("--dry-run says what would be done and does nothing", async () => {
    const root = repository();
    const folder = join(root, ".git/hooks");
    writeFileSync(join(folder, "pre-push"), "#!/bin/sh\n", { mode: 0o755 });
    const before = picture(folder);
    const ran = await hooks(root, ["install", "--dry-run"]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain(".git/hooks/pre-commit: would be made\n");
    expect(ran.out).toContain(".git/hooks/pre-push: would be made; the hook that is there");
    expect(picture(folder)).toEqual(before);
    await hooks(root, ["install"]);
    const after = picture(folder);
    expect((await hooks(root, ["remove", "--dry-run"])).out).toContain("would be put back");
    expect(picture(folder)).toEqual(after);
  });

  it("use the folder of core.hooksPath, and for husky the one above it, whose files it does not make anew", async () => {
    const root = repository();
    git(root, ["config", "core.hooksPath", "hooks of git"]);
    expect((await hooks(root, ["install"])).out).toBe("hooks of git/pre-commit\nhooks of git/pre-push\n");
    layOver(root, { "a.txt": `Number ${NUMBER}\n` });
    git(root, ["add", "a.txt"]);
    expect(typed(root, ["commit", "--message", "A"]).said).toContain("a.txt:1:8: error");
    expect((await hooks(root, ["remove"])).code).toBe(0);

    // as husky 9 has it
    const stub = '#!/usr/bin/env sh\n. "$(dirname "$0")/h"\n';
    const runner =
      '#!/usr/bin/env sh\nn=$(basename "$0")\ns=$(dirname "$(dirname "$0")")/$n\n[ ! -f "$s" ] && exit 0\nsh -e "$s" "$@"\nexit $?\n';
    layOver(root, { ".husky/_/h": runner, ".husky/pre-commit": "echo own of husky\n" });
    for (const name of ["pre-commit", "pre-push"])
      writeFileSync(join(root, ".husky/_", name), stub, { mode: 0o755 });
    git(root, ["config", "core.hooksPath", ".husky/_"]);
    const ran = await hooks(root, ["install"]);
    expect(ran.out).toBe(".husky/pre-commit\n.husky/pre-push\n");
    expect(ran.err).toContain("commit them");
    const refused = typed(root, ["commit", "--message", "A"]);
    expect(refused.code).not.toBe(0);
    expect(refused.said).toContain("own of husky");
    expect(refused.said).toContain("a.txt:1:8: error");
    writeFileSync(join(root, "a.txt"), "nothing\n");
    expect(typed(root, ["commit", "--all", "--message", "A"]).code).toBe(0);
    expect((await hooks(root, ["remove"])).code).toBe(0);
    expect(readFileSync(join(root, ".husky/pre-commit"), "utf8")).toBe("echo own of husky\n");
  });

  it("touch no folder that serves a person's other repositories, nor one that is none", async () => {
    const root = repository();
    const mine = temporaryFolder();
    layOver(mine, { config: `[core]\n\thooksPath = ${mine}/hooks\n` });
    const env = { ...process.env, GIT_CONFIG_GLOBAL: join(mine, "config"), GIT_CONFIG_NOSYSTEM: "1" };
    const ran = await run(root, ["hooks", "install"], { env });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("git config core.hooksPath .git/hooks");
    expect(existsSync(join(mine, "hooks"))).toBe(false);
    git(root, ["config", "core.hooksPath", devNull]);
    expect((await hooks(root, ["install"])).code).toBe(2);
    const none = temporaryFolder();
    layOver(none, { "scrutiny.yaml": String(TINY.get("scrutiny.yaml")) });
    expect((await hooks(none, ["install"])).code).toBe(2);
  });

  it("are for one knowledge base of a repository, which has any name", async () => {
    const name = "it's $(touch trap) here";
    const root = await installed(name);
    layOver(root, { "a.txt": "nothing\n" });
    git(root, ["add", "--all"]);
    expect(typed(root, ["commit", "--quiet", "--message", "A"])).toEqual({ code: 0, said: "" });
    expect(existsSync(join(root, "trap"))).toBe(false);
    layOver(root, { "other/scrutiny.yaml": String(TINY.get("scrutiny.yaml")) });
    const other = await hooks(join(root, "other"), ["install"]);
    expect(other.code).toBe(1);
    expect(other.err).toContain("scrutiny hooks remove");
  });

  it("are scripts that a POSIX shell reads without a complaint", () => {
    for (const name of ["pre-commit", "pre-push"] as const) {
      for (const isHusky of [true, false]) {
        const text = hookScript(name, { base: "a 'b' c", isHusky });
        const read = spawnSync("sh", ["-n"], { input: text, encoding: "utf8" });
        expect(read).toMatchObject({ status: 0, stderr: "" });
      }
    }
  });

  it("write nothing with --at, into the past", async () => {
    const root = repository();
    const ran = await run(root, ["--at", "HEAD", "hooks", "install"], { env: process.env });
    expect(ran.code).toBe(2);
    appendFileSync(join(root, "scrutiny.yaml"), "");
    expect(existsSync(join(root, ".git/hooks/pre-commit"))).toBe(false);
  });
});
