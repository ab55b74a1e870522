import { spawnSync } from "node:child_process";
import { appendFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeWorld } from "../../src/edge/node-world.ts";
import { valueDigest } from "../../src/model/privacy/value-digest.ts";
import { PROBLEM_FORMATS } from "../../src/render/problem-formats.ts";
import { copyOf, layOver, run, temporaryFolder } from "../support/copy.ts";
import { ROOT } from "../support/fixture.ts";
import { TINY } from "../support/knowledge-base.ts";
import { commitAll, git } from "../support/repository.ts";

/** Of the range that nobody has; right by Modulus 11. */
const NUMBER = "999 123 4519";
/** All ways in which the value could stand in an output. */
const VALUE = /999\D?123\D?4519/;

interface Found {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly commit: string | null;
}

/** A tiny knowledge base in a repository, committed; below `folder` where one is named. */
function repository(folder = ""): string {
  const root = temporaryFolder();
  layOver(join(root, folder), Object.fromEntries([...TINY].map(([path, text]) => [path, String(text)])));
  git(root, ["init", "--quiet"]);
  commitAll(root);
  return root;
}

function commit(root: string, message: string): string {
  git(root, ["add", "--all"]);
  git(root, ["commit", "--quiet", "--allow-empty", "--message", message]);
  return git(root, ["rev-parse", "HEAD"]);
}

async function history(root: string, more: readonly string[] = [], stdin = "") {
  const ran = await run(root, ["check", "--history", "--format", "json", ...more], {
    stdin,
    env: process.env,
  });
  expect(ran.out + ran.err).not.toMatch(VALUE);
  const answer = JSON.parse(ran.out);
  return { code: ran.code, answer, problems: (answer.problems ?? []) as readonly Found[] };
}

describe("check --history finds an NHS number", () => {
  it("that a later commit took out, at the first commit that has it, once", async () => {
    const root = repository();
    layOver(root, { "evidence/files.md": `First line.\n\nHer number is ${NUMBER}.\n` });
    const first = commit(root, "A note");
    renameSync(join(root, "evidence/files.md"), join(root, "evidence/other.md"));
    commit(root, "The same note under another name");
    rmSync(join(root, "evidence/other.md"));
    commit(root, "Gone");
    const { code, problems } = await history(root);
    expect(code).toBe(1);
    expect(problems).toMatchObject([
      { rule: "nhs-number", path: "evidence/files.md", line: 3, column: 15, commit: first },
    ]);
  });

  it("in a commit's message, beside the line in it", async () => {
    const root = repository();
    layOver(root, { "a.txt": "nothing\n" });
    const id = commit(root, `Look here\n\nIt is ${NUMBER}.`);
    const { problems } = await history(root);
    expect(problems).toMatchObject([
      { rule: "nhs-number", path: "commit message", line: 3, column: 7, commit: id },
    ]);
  });

  it("in the name of a file and of a folder, each once, masked", async () => {
    const root = repository();
    layOver(root, {
      [`${NUMBER}/a.txt`]: "one\n",
      [`${NUMBER}/b.txt`]: "two\n",
      [`files/${NUMBER}.txt`]: "one\n",
    });
    const id = commit(root, "Names");
    layOver(root, { [`files/${NUMBER}.txt`]: "changed\n" });
    commit(root, "Changed");
    const { problems } = await history(root);
    expect(problems.map(({ path, commit }) => ({ path, commit }))).toEqual([
      { path: "9••••••••••9", commit: id },
      { path: "files/9••••••••••9.txt", commit: id },
    ]);
  });

  it("in a file that only got another name", async () => {
    const root = repository();
    layOver(root, { "a.txt": "one\n" });
    commit(root, "One");
    renameSync(join(root, "a.txt"), join(root, `${NUMBER}.txt`));
    const id = commit(root, "Two");
    expect((await history(root)).problems).toMatchObject([{ path: "9••••••••••9.txt", commit: id }]);
  });

  it("in an annotated tag, and in a tag of a tag", async () => {
    const root = repository();
    const id = git(root, ["rev-parse", "HEAD"]);
    git(root, ["tag", "--annotate", "v1", "--message", `Sent to ${NUMBER}`]);
    git(root, ["tag", "--annotate", "v2", "v1", "--message", "A tag of a tag"]);
    git(root, ["tag", "--delete", "v1"]);
    git(root, ["tag", "v3", "v2"]);
    expect((await history(root)).problems).toMatchObject([
      { rule: "nhs-number", path: "message of refs/tags/v2", line: 1, column: 9, commit: id },
    ]);
  });

  it("on another branch, in a merge alone, in a stash below another, in a note, in a file with a tag of its own", async () => {
    const root = repository();
    const put = (path: string) => layOver(root, { [path]: `${path} ${NUMBER}\n` });
    git(root, ["checkout", "--quiet", "-b", "other"]);
    put("branch.txt");
    commit(root, "Branch");
    git(root, ["checkout", "--quiet", "main"]);
    layOver(root, { "main.txt": "one\n" });
    commit(root, "Main");
    git(root, ["merge", "--quiet", "--no-commit", "other"]);
    put("merge.txt");
    commit(root, "Merge");
    layOver(root, { "main.txt": `stash ${NUMBER}\n` });
    git(root, ["stash", "--quiet"]);
    layOver(root, { "main.txt": "nothing\n" });
    git(root, ["stash", "--quiet"]);
    git(root, ["notes", "add", "--message", `note ${NUMBER}`]);
    layOver(root, { "loose.txt": `loose ${NUMBER}\n` });
    git(root, ["tag", "loose", git(root, ["hash-object", "-w", "loose.txt"])]);
    const { problems } = await history(root);
    const paths = problems.map(({ path }) => path.replace(/^[0-9a-f]{40}$/, "the note")).sort();
    expect(paths).toEqual(["branch.txt", "main.txt", "merge.txt", "refs/tags/loose", "the note"]);
  });

  it("in the name of a branch", async () => {
    const root = repository();
    git(root, ["branch", "case-9991234519"]);
    git(root, ["branch", "case/9991234519"]);
    const { problems } = await history(root);
    expect(problems.map(({ path }) => path)).toContain("name of refs/heads/case/9••••••••9");
  });

  it("in UTF-16, in a link's target, in Latin 1, and far into a long file, once where windows meet", async () => {
    const root = repository();
    const long = Array.from({ length: 60_000 }, () => "Nothing is to be found in this line.\n").join("");
    layOver(root, {
      "utf16.txt": Buffer.from(`\ufeffNumber ${NUMBER}\n`, "utf16le"),
      "latin1.txt": Buffer.from(`Zo\u00eb ${NUMBER}\n`, "latin1"),
      // its middle stands where one window ends and the next begins
      "long.txt": `${long.slice(0, 1024 * 1024 - 8)} ${NUMBER} ${long}\nlast ${NUMBER}\n`,
    });
    git(root, ["update-index", "--add", "--cacheinfo", `120000,${linkTo(root, NUMBER)},link`]);
    git(root, ["add", "utf16.txt", "latin1.txt", "long.txt"]);
    git(root, ["commit", "--quiet", "--message", "Files"]);
    const { problems } = await history(root);
    expect(problems.map(({ path }) => path)).toEqual([
      "latin1.txt",
      "link",
      "long.txt",
      "long.txt",
      "utf16.txt",
    ]);
  });
});

/** git's name of a content. */
function linkTo(root: string, target: string): string {
  layOver(root, { "target.tmp": target });
  const id = git(root, ["hash-object", "-w", "target.tmp"]);
  rmSync(join(root, "target.tmp"));
  return id;
}

describe("check --history", () => {
  it("says nothing of the value in any format, whatever the subject, and gives each its commit", async () => {
    const root = repository();
    layOver(root, { [`${NUMBER}.md`]: `Number ${NUMBER} here.\n` });
    const id = commit(root, `About ${NUMBER}, which is wrong`);
    git(root, ["tag", "--annotate", "v1", "--message", NUMBER]);
    for (const { format } of PROBLEM_FORMATS) {
      const ran = await run(root, ["check", "--history", "--format", format], { env: process.env });
      expect(ran.code, format).toBe(1);
      expect(ran.out + ran.err, format).not.toMatch(VALUE);
      expect(ran.out, format).toContain(id.slice(0, 12));
    }
    const pretty = await run(root, ["check", "--history"], { env: process.env });
    expect(pretty.out).toContain(
      `commit ${id.slice(0, 12)} of 2025-07-14: About 9••••••••••9, which is wrong`,
    );
    expect(pretty.out).toContain("9••••••••••9.md:1:8");
  });

  it("masks in a subject what the next line makes an identifier", async () => {
    const root = repository();
    const id = commit(root, "Born\n12/03/2101");
    const other = commit(root, "12/03/2101\nis the date of birth of the child");
    const ran = await run(root, ["check", "--history"], { env: process.env });
    for (const one of [id, other]) expect(ran.out).toContain(one.slice(0, 12));
    expect(ran.out).not.toContain("12/03/2101");
  });

  it("masks what a partnership's own pattern finds, in names and subjects too", async () => {
    const root = repository();
    appendFileSync(join(root, "scrutiny.yaml"), 'privacy: {case-patterns: ["XQ-\\\\d{6}"]}\n');
    layOver(root, { "about XQ-123456.txt": "Case XQ-123456\n" });
    commit(root, "On XQ-123456");
    for (const { format } of PROBLEM_FORMATS) {
      const ran = await run(root, ["check", "--history", "--format", format], { env: process.env });
      expect(ran.code, format).toBe(1);
      expect(ran.out + ran.err, format).not.toContain("123456");
    }
  });

  it("finds nothing where there is nothing, before the first commit too", async () => {
    const { code, answer } = await history(repository());
    expect({ code, problems: answer.problems }).toEqual({ code: 0, problems: [] });
    expect(answer.counts).toMatchObject({ files: TINY.size, read: TINY.size, leftOut: 0 });
    const empty = temporaryFolder();
    layOver(empty, { "scrutiny.yaml": String(TINY.get("scrutiny.yaml")) });
    git(empty, ["init", "--quiet"]);
    expect(await history(empty)).toMatchObject({ code: 0, problems: [] });
  });

  it("leaves out what is no text, and says how many and why", async () => {
    const root = repository();
    layOver(root, {
      "large.txt": Buffer.alloc(33 * 1024 * 1024, `Number ${NUMBER}\n`),
      "picture.png": Buffer.from(`\u0000${NUMBER}`),
    });
    commit(root, "A picture");
    const { code, answer } = await history(root);
    expect({ code, leftOut: answer.leftOut }).toEqual({
      code: 0,
      leftOut: [
        { path: "large.txt", reason: "larger than 32 MiB" },
        { path: "picture.png", reason: "not text" },
      ],
    });
    const pretty = await run(root, ["check", "--history"], { env: process.env });
    expect(pretty.out).toContain("left out: 1, not text");
    expect(pretty.out).toContain("of 2 commits");
  });

  it("passes over what privacy.not-scanned names where all paths of a content are under it, and never evidence", async () => {
    const root = repository();
    const policy =
      "privacy:\n  not-scanned:\n    - {path: tests/, reason: Made up.}\n    - {path: evidence/, reason: Not allowed.}\n";
    appendFileSync(join(root, "scrutiny.yaml"), policy);
    layOver(root, {
      "tests/a.txt": `a ${NUMBER}\n`,
      "tests/b.txt": `b ${NUMBER}\n`,
      "copy.txt": `b ${NUMBER}\n`,
      "evidence/c.md": `c ${NUMBER}\n`,
    });
    commit(root, "Tests");
    const { problems } = await history(root);
    expect(problems.map(({ path }) => path)).toEqual(["copy.txt", "evidence/c.md"]);
    const pretty = await run(root, ["check", "--history"], { env: process.env });
    expect(pretty.out).toContain("1 under privacy.not-scanned");
  });

  it("looks at the whole repository of a knowledge base that is a folder of it", async () => {
    const root = repository("kb");
    appendFileSync(
      join(root, "kb/scrutiny.yaml"),
      "privacy: {not-scanned: [{path: ../tool/, reason: Made up.}]}\n",
    );
    layOver(root, { "kb/a.txt": `a ${NUMBER}\n`, "b.txt": `b ${NUMBER}\n`, "tool/c.txt": `c ${NUMBER}\n` });
    commit(root, "Files");
    const { problems, answer } = await history(join(root, "kb"));
    expect(answer.root).toBe(root);
    expect(problems.map(({ path }) => path)).toEqual(["b.txt", "kb/a.txt"]);
    const compact = await run(join(root, "kb"), ["check", "--history", "--format", "compact"], {
      env: process.env,
    });
    expect(compact.out).toMatch(/^\.\.\/b\.txt:1:3: error: .*\na\.txt:1:3: error: /);
  });

  it("waives what scrutiny.yaml waives at a path of the knowledge base", async () => {
    const root = repository("kb");
    const salt = "0123456789abcdef0123456789abcdef";
    const digest = valueDigest(
      { kind: "email-address", value: "office@example.org" },
      salt,
      nodeWorld().scrypt,
    );
    const waiver = `{rule: email-address, path: a.txt, digest: "${digest}", reason: Ours., owner: Business Manager, until: 2030-01-01}`;
    appendFileSync(join(root, "kb/scrutiny.yaml"), `privacy: {salt: "${salt}", waivers: [${waiver}]}\n`);
    layOver(root, { "kb/a.txt": "It was office@example.org\n", "kb/b.txt": "Is office@example.org\n" });
    commit(root, "Files");
    const { problems, answer } = await history(join(root, "kb"));
    expect(problems.map(({ rule, path }) => [rule, path])).toEqual([["email-address", "kb/b.txt"]]);
    expect(answer.counts.waived).toBe(1);
  });

  it("gives SARIF that names the commit", async () => {
    const root = repository();
    layOver(root, { "a.txt": `a ${NUMBER}\n` });
    const id = commit(root, "Files");
    const ran = await run(root, ["check", "--history", "--format", "sarif"], { env: process.env });
    const [result] = JSON.parse(ran.out).runs[0].results;
    expect(result).toMatchObject({ ruleId: "nhs-number", properties: { commit: id } });
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe("a.txt");
  });

  it("takes a range, and what git tells a pre-push hook", async () => {
    const root = repository();
    layOver(root, { "a.txt": `a ${NUMBER}\n` });
    const before = commit(root, "Before");
    layOver(root, { "b.txt": `b ${NUMBER}\n` });
    const after = commit(root, "After");
    const zeros = "0".repeat(40);
    const paths = async (...given: Parameters<typeof history>) =>
      (await history(...given)).problems.map(({ path }) => path);
    expect(await paths(root, ["--range", "HEAD~1..HEAD"])).toEqual(["b.txt"]);
    expect(await paths(root, ["--range", `${before}..`])).toEqual(["b.txt"]);
    const pushed = (line: string) => paths(root, ["--pushed", "origin"], `${line}\n`);
    expect(await pushed(`refs/heads/main ${after} refs/heads/main ${before}`)).toEqual(["b.txt"]);
    expect(await pushed(`refs/heads/main ${after} refs/heads/main ${zeros}`)).toEqual(["a.txt", "b.txt"]);
    expect(await pushed(`(delete) ${zeros} refs/heads/main ${before}`)).toEqual([]);
    // what the remote has is not here: all that no branch of it is known to have
    expect(await pushed(`refs/heads/main ${after} refs/heads/main ${"1".repeat(40)}`)).toEqual([
      "a.txt",
      "b.txt",
    ]);
    git(root, ["update-ref", "refs/remotes/origin/main", before]);
    expect(await pushed(`refs/heads/new ${after} refs/heads/new ${zeros}`)).toEqual(["b.txt"]);
    expect(await pushed(`refs/heads/new ${after} refs/heads/9991234519 ${zeros}`)).toContain(
      "name of refs/heads/9••••••••9",
    );
    git(root, ["tag", "--annotate", "v1", "--message", NUMBER, before]);
    const tag = git(root, ["rev-parse", "v1"]);
    expect(await pushed(`refs/tags/v1 ${tag} refs/tags/v1 ${zeros}`)).toEqual(["message of refs/tags/v1"]);
  });

  it.each([
    ["a path", ["check", "--history", "evidence"]],
    ["--since", ["check", "--history", "--since", "HEAD"]],
    ["--staged", ["check", "--history", "--staged"]],
    ["--policy-at", ["check", "--history", "--policy-at", "HEAD"]],
    ["--at", ["--at", "HEAD", "check", "--history"]],
    ["--range and --pushed", ["check", "--history", "--range", "a..b", "--pushed", "origin"]],
    ["--range alone", ["check", "--range", "HEAD~1..HEAD"]],
    ["--privacy alone", ["check", "--privacy"]],
    ["a range of one commit", ["check", "--history", "--range", "HEAD"]],
    ["a range that begins as an option does", ["check", "--history", "--range=--all..HEAD"]],
    ["a range with three dots", ["check", "--history", "--range", "HEAD...HEAD"]],
  ])("is wrong usage with %s", async (_, argv) => {
    expect((await run(repository(), argv, { env: process.env })).code).toBe(2);
  });

  it("is exit 2 in a shallow clone, with what deepens it, and outside of a repository", async () => {
    const root = repository();
    layOver(root, { "a.txt": "a\n" });
    commit(root, "Two");
    const clone = temporaryFolder();
    git(clone, ["clone", "--quiet", "--depth", "1", `file://${root}`, "clone"]);
    const ran = await run(join(clone, "clone"), ["check", "--history"], { env: process.env });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("git fetch --unshallow");
    const folder = copyOf(root);
    expect((await run(folder, ["check", "--history"], { env: process.env })).code).toBe(2);
  });

  it("is exit 2 where contents were left out of the clone", async () => {
    const root = repository();
    layOver(root, { "a.txt": `a ${NUMBER}\n` });
    commit(root, "Two");
    rmSync(join(root, "a.txt"));
    commit(root, "Three");
    git(root, ["config", "uploadpack.allowFilter", "true"]);
    const clone = temporaryFolder();
    git(clone, ["clone", "--quiet", "--filter=blob:none", `file://${root}`, "clone"]);
    const ran = await run(join(clone, "clone"), ["check", "--history"], { env: process.env });
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.err).toContain("without --filter");
  });

  it("is the same whatever the configuration shows of a log", async () => {
    const root = repository();
    layOver(root, { "scrutiny.txt": `root ${NUMBER}\n` });
    git(root, ["checkout", "--quiet", "--orphan", "root"]);
    commit(root, "A second root");
    layOver(root, { "zo\u00eb/deep.txt": `deep ${NUMBER}\n` });
    commit(root, `M\u00fcller ${NUMBER}`);
    const before = (await history(root)).problems;
    expect(before.length).toBe(3);
    for (const setting of [
      "log.showRoot=false",
      "log.diffMerges=off",
      "log.abbrevCommit=true",
      "log.showSignature=true",
      "diff.relative=true",
      "diff.renames=copies",
      "diff.ignoreSubmodules=all",
      "core.quotePath=true",
      "core.abbrev=7",
      "color.ui=always",
      "format.pretty=oneline",
      "i18n.logOutputEncoding=latin1",
    ])
      git(root, ["config", ...setting.split("=")]);
    expect((await history(root)).problems).toEqual(before);
    expect((await history(join(root, "evidence"))).problems).toEqual(before);
  });

  it("runs no program that the repository's configuration names", () => {
    const root = repository();
    const trap = join(root, "trapped");
    layOver(root, { ".gitattributes": "*.txt diff=trap filter=trap\n", "a.txt": "a\n" });
    commit(root, "Attributes");
    const program = `sh -c 'touch ${trap}'`;
    for (const name of [
      "diff.trap.textconv",
      "diff.external",
      "core.fsmonitor",
      "filter.trap.smudge",
      "core.pager",
    ])
      git(root, ["config", name, program]);
    const ran = spawnSync(process.execPath, [join(ROOT, "bin/scrutiny.js"), "check", "--history"], {
      cwd: root,
    });
    expect(ran.status).toBe(0);
    expect(spawnSync("ls", [trap]).status).not.toBe(0);
  });
});
