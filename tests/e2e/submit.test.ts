import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { STOPPED } from "../../src/edge/prompts.ts";
import { layOver, run, temporaryFolder } from "../support/copy.ts";
import { TINY } from "../support/knowledge-base.ts";
import { program } from "../support/programs.ts";
import { type Scripted, scripted } from "../support/prompter.ts";
import { commitAll, git } from "../support/repository.ts";
import { final, sealedBase } from "../support/sealed.ts";

vi.setConfig({ testTimeout: 120_000 });

const NOTE = (title: string, more = "Seen.") =>
  `---\ntitle: ${title}\ndate: 2025-09-25\nactivity: unplanned\nmethods: [interview]\nstatus: ready\nfindings:\n  - {about: outside-framework, says: not-yet-clear, finding: It was not clear.}\n---\n${more}\n`;
const FRESH = "evidence/2025-26/2025-09-25-visit-to-a-school-zz9a.md";
const SECOND = "evidence/2025-26/2025-09-25-visit-to-a-second-school-zz9b.md";

/** A tiny knowledge base with a remote that has it; in a folder of the repository where one is named. */
function repository(folder = "") {
  const top = temporaryFolder();
  const root = join(top, folder);
  layOver(root, Object.fromEntries([...TINY].map(([path, text]) => [path, String(text)])));
  writeFileSync(join(top, "other.txt"), "No part of it.\n");
  git(top, ["init", "--quiet"]);
  commitAll(top);
  const remote = temporaryFolder();
  git(remote, ["init", "--quiet", "--bare"]);
  git(top, ["remote", "add", "origin", remote]);
  git(top, ["push", "--quiet", "origin", "main"]);
  git(top, ["fetch", "--quiet", "origin"]);
  return { top, root, remote };
}

/** The environment of a person whom git knows. */
function person(identity = "[user]\n\tname = Test Person\n\temail = test@example.org\n") {
  const config = join(temporaryFolder(), "gitconfig");
  writeFileSync(config, `${identity}[protocol "file"]\n\tallow = always\n`);
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return { ...Object.fromEntries(clean), GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: config };
}

async function submit(root: string, argv: readonly string[] = ["--yes"], env = person()) {
  return run(root, ["submit", ...argv], { env });
}

async function answered(root: string, answers: readonly Scripted[], argv: readonly string[] = []) {
  const prompter = scripted(answers);
  return { prompter, ...(await run(root, ["submit", ...argv], { env: person(), tty: true, prompter })) };
}

/** All that must not change where nothing is to happen. */
function stateOf({ top, remote }: { readonly top: string; readonly remote: string }) {
  const refs = (folder: string) => git(folder, ["for-each-ref", "--format=%(refname) %(objectname)"]);
  return {
    head: git(top, ["rev-parse", "--abbrev-ref", "HEAD"]),
    status: git(top, ["status", "--porcelain", "--untracked-files=all"]),
    refs: refs(top),
    remote: refs(remote),
  };
}

describe.skipIf(!program("git", "git"))("scrutiny submit", () => {
  it("says of a new note that it is new, where an earlier run was stopped before its commit", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school") });
    const before = await submit(kb.root, ["--dry-run"]);
    git(kb.root, ["add", "--intent-to-add", FRESH]);
    expect((await submit(kb.root, ["--dry-run"])).out).toBe(before.out);
  });

  it("makes a branch, commits the records and nothing else, and sends it", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school") });
    writeFileSync(join(kb.top, "other.txt"), "Changed, and staged.\n");
    git(kb.top, ["add", "other.txt"]);
    writeFileSync(join(kb.top, "new.txt"), "New.\n");
    const { code, out, err } = await submit(kb.root);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    const [name = ""] = git(kb.remote, [
      "for-each-ref",
      "--format=%(refname:short)",
      "refs/heads/scrutiny",
    ]).split("\n");
    expect(name).toMatch(/^scrutiny\/\d{4}-\d\d-\d\d-visit-to-a-school$/);
    expect(
      git(kb.top, ["show", "--name-only", "--format=%an: %s%n%b", name]).split("\n").filter(Boolean),
    ).toEqual([
      "Test Person: New evidence note: Visit to a school",
      "- new evidence note: Visit to a school",
      FRESH,
    ]);
    expect(git(kb.top, ["status", "--porcelain"])).toBe("M  other.txt\n?? new.txt");
    expect(git(kb.top, ["rev-parse", "--abbrev-ref", "HEAD@{upstream}"])).toBe(`origin/${name}`);
    expect(git(kb.remote, ["rev-parse", "main"])).toBe(git(kb.top, ["rev-parse", "main"]));
    expect(err).toContain("new evidence note: Visit to a school");
    expect(err).toContain("no part of the knowledge base: 2 changed files");
    expect(err).toContain(`make a pull request of the branch ${name}`);
  });

  it("adds to the same branch the second time, and has nothing to send the third", async () => {
    const kb = repository("work/kb");
    const report = "reports/2025-26/q2/quarterly-report.md";
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school"), [report]: "A report.\n" });
    expect((await submit(kb.root)).code).toBe(0);
    const branch = git(kb.top, ["rev-parse", "--abbrev-ref", "HEAD"]);
    layOver(kb.root, { [SECOND]: NOTE("Visit to a second school") });
    rmSync(join(kb.root, report));
    const again = await submit(kb.root, ["--yes", "--message", "A second school"]);
    expect(again).toMatchObject({ code: 0, err: expect.stringContaining(`taken away report: ${report}`) });
    expect(git(kb.top, ["rev-parse", "--abbrev-ref", "HEAD"])).toBe(branch);
    expect(git(kb.remote, ["log", "--format=%s", `main..${branch}`]).split("\n")).toEqual([
      "A second school",
      "1 new evidence note and 1 new report",
    ]);
    const third = await submit(kb.root);
    expect(third).toMatchObject({ code: 0 });
    expect(third.err).toContain("There is nothing to send");
  });

  it("prints the address to open, and nothing that one signs in by", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school") });
    const secret = "https://me:s3cret@github.com/fernshire/kb.git";
    git(kb.top, ["remote", "set-url", "origin", secret]);
    git(kb.top, ["config", `url.${kb.remote}.insteadOf`, secret]);
    const { code, out, err } = await submit(kb.root, ["--yes", "--branch", "visits/july"]);
    expect({ code, out }).toEqual({
      code: 0,
      out: "https://github.com/fernshire/kb/compare/main...visits/july?expand=1\n",
    });
    expect(err).toContain("github.com/fernshire/kb");
    expect(out + err).not.toContain("s3cret");
    // the server cannot be reached: what git says of the address is cleaned too
    git(kb.top, ["config", "--unset", `url.${kb.remote}.insteadOf`]);
    git(kb.top, ["remote", "set-url", "origin", "http://me:s3cret@127.0.0.1:9/fernshire/kb.git"]);
    layOver(kb.root, { [SECOND]: NOTE("Visit to a second school") });
    const failed = await submit(kb.root);
    expect(failed.code).toBe(1);
    expect(failed.out + failed.err).not.toContain("s3cret");
  });

  it("asks before each step, and a stop leaves all as it was", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school") });
    const before = stateOf(kb);
    for (const [answer, code] of [
      [STOPPED, 130],
      ["no", 0],
    ] as const) {
      const ran = await answered(kb.root, [answer]);
      expect(ran.code).toBe(code);
      expect(stateOf(kb)).toEqual(before);
    }
    const ran = await answered(kb.root, ["yes", STOPPED]);
    expect(ran.prompter.asked).toEqual([
      expect.stringMatching(/^Commit 1 file to the new branch scrutiny\//),
      expect.stringMatching(/^Send scrutiny\//),
    ]);
    expect(ran.code).toBe(130);
    expect(ran.err).toContain("To send it, type: scrutiny submit");
    expect(stateOf(kb).remote).toBe(before.remote);
    // and later the rest of the way
    expect((await answered(kb.root, ["yes"])).code).toBe(0);
    expect(stateOf(kb).remote).not.toBe(before.remote);
  });

  it("shows with --dry-run what it would do, and does nothing; without a terminal it needs --yes", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school") });
    const before = stateOf(kb);
    const { code, out } = await submit(kb.root, ["--dry-run"]);
    expect(code).toBe(0);
    expect(out).toContain("new evidence note: Visit to a school");
    expect(out).toMatch(/Would commit 1 file to the new branch scrutiny\//);
    const refused = await submit(kb.root, []);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("--yes");
    expect(stateOf(kb)).toEqual(before);
  });
});

describe.skipIf(!program("git", "git"))("nothing is lost, and what to type is said", () => {
  it.each<[string, (kb: ReturnType<typeof repository>) => void, string, RegExp]>([
    [
      "there is no remote",
      ({ top }) => void git(top, ["remote", "remove", "origin"]),
      "no remote",
      /git remote add/,
    ],
    [
      "there are two remotes",
      ({ top, remote }) => {
        git(top, ["remote", "rename", "origin", "one"]);
        git(top, ["remote", "add", "two", remote]);
      },
      "several remotes (one, two)",
      /git config remote\.pushDefault NAME/,
    ],
    [
      "a merge is under way",
      ({ top }) => void writeFileSync(join(top, ".git/MERGE_HEAD"), git(top, ["rev-parse", "HEAD"])),
      "a merge is under way",
      /git merge --abort/,
    ],
    [
      "a rebase is under way",
      ({ top }) => void mkdirSync(join(top, ".git/rebase-merge")),
      "a rebase is under way",
      /git rebase --abort/,
    ],
  ])("where %s", async (_, change, message, hint) => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school") });
    change(kb);
    const before = stateOf(kb);
    const { code, err } = await submit(kb.root);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).toMatch(hint);
    expect(stateOf(kb)).toEqual(before);
  });

  it("where git does not know who it is", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school") });
    const before = stateOf(kb);
    for (const [identity, field] of [
      ["", "user.name"],
      ["[user]\n\tname = A\n", "user.email"],
    ] as const) {
      const { code, err } = await submit(kb.root, ["--yes"], person(identity));
      expect(code).toBe(2);
      expect(err).toContain(`git config --global ${field}`);
    }
    expect(stateOf(kb)).toEqual(before);
  });

  it("where a file is in conflict, and where there is no commit", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("One") });
    git(kb.top, ["switch", "--quiet", "--create", "one"]);
    commitAll(kb.top);
    git(kb.top, ["switch", "--quiet", "main"]);
    layOver(kb.root, { [FRESH]: NOTE("Two") });
    commitAll(kb.top);
    expect(() => git(kb.top, ["merge", "--quiet", "one"])).toThrow();
    rmSync(join(kb.top, ".git/MERGE_HEAD"));
    const conflict = await submit(kb.root);
    expect(conflict.code).toBe(2);
    expect(conflict.err).toContain(`${FRESH} is in conflict`);
    const empty = repository();
    git(empty.top, ["checkout", "--quiet", "--orphan", "empty"]);
    expect((await submit(empty.root)).err).toContain("git push -u origin HEAD");
  });

  it("where a hook refuses the commit: the branch, the index and the files are as they were", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school"), "templates/report.css": "p {}\n" });
    writeFileSync(join(kb.top, ".git/hooks/pre-commit"), "#!/bin/sh\necho 'the hook says no' >&2\nexit 1\n", {
      mode: 0o755,
    });
    const before = stateOf(kb);
    const { code, err } = await submit(kb.root);
    expect(code).toBe(1);
    expect(err).toContain("the hook says no");
    expect(err).toContain("Your files are as they were. Mend what it names, then type: scrutiny submit");
    expect(stateOf(kb)).toEqual(before);
    git(kb.top, ["checkout", "--quiet", "--detach"]);
    const detached = stateOf(kb);
    expect((await submit(kb.root)).code).toBe(1);
    expect(stateOf(kb)).toEqual(detached);
  });

  it("where the server refuses or is out of reach: the commit stands, and the next time it is sent", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school") });
    renameSync(kb.remote, `${kb.remote}-away`);
    const { code, err } = await submit(kb.root);
    expect(code).toBe(1);
    expect(err).toMatch(/committed on the branch scrutiny\/\S+ of this machine, and nothing is lost/);
    expect(err).toContain("type: scrutiny submit");
    renameSync(`${kb.remote}-away`, kb.remote);
    const hook = join(kb.remote, "hooks/pre-receive");
    writeFileSync(hook, "#!/bin/sh\necho 'the server says no' >&2\nexit 1\n", { mode: 0o755 });
    const refused = await submit(kb.root);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("the server says no");
    rmSync(hook);
    const again = await submit(kb.root);
    expect(again.code).toBe(0);
    expect(again.err).toContain("Committed before and not sent yet");
    expect(git(kb.remote, ["show", `${git(kb.top, ["branch", "--show-current"])}:${FRESH}`])).toContain(
      "Visit to a school",
    );
  });

  it("where somebody else has sent to that branch: never by force", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school") });
    expect((await submit(kb.root, ["--yes", "--branch", "visits"])).code).toBe(0);
    const other = temporaryFolder();
    git(other, ["clone", "--quiet", "--branch", "visits", kb.remote, "."]);
    writeFileSync(join(other, "more.txt"), "More.\n");
    commitAll(other);
    git(other, ["push", "--quiet", "origin", "visits"]);
    const theirs = git(kb.remote, ["rev-parse", "visits"]);
    layOver(kb.root, { [SECOND]: NOTE("Visit to a second school") });
    git(kb.top, ["config", "remote.origin.push", "+refs/heads/*:refs/heads/*"]);
    const { code, err } = await submit(kb.root);
    expect(code).toBe(1);
    expect(err).toContain("git pull --rebase origin visits");
    expect(git(kb.remote, ["rev-parse", "visits"])).toBe(theirs);
    git(kb.top, ["-c", "user.name=T", "pull", "--quiet", "--rebase", "origin", "visits"]);
    expect((await submit(kb.root)).code).toBe(0);
    expect(git(kb.remote, ["log", "--format=%s", "main..visits"]).split("\n")).toHaveLength(3);
  });

  it("where the branch exists, is the one that changes are joined to, or can be none", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school") });
    git(kb.top, ["branch", "taken"]);
    const before = stateOf(kb);
    for (const [name, code, hint] of [
      ["taken", 1, "git switch taken"],
      ["main", 2, "Leave --branch out"],
      ["-x", 2, ""],
      ["a..b", 2, "Use letters"],
      ["a b", 2, "Use letters"],
    ] as const) {
      const ran = await submit(kb.root, ["--yes", `--branch=${name}`]);
      expect(ran.code, name).toBe(code);
      expect(ran.err).toContain(hint);
    }
    expect(stateOf(kb)).toEqual(before);
  });

  it("where no branch is checked out: one is made from there", async () => {
    const kb = repository();
    git(kb.top, ["checkout", "--quiet", "--detach"]);
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school") });
    expect((await submit(kb.root, ["--yes", "--branch", "visits"])).code).toBe(0);
    expect(git(kb.remote, ["log", "--format=%s", "main..visits"])).toBe(
      "New evidence note: Visit to a school",
    );
  });
});

describe.skipIf(!program("git", "git"))("what must not be sent", () => {
  it("is refused before anything is committed where it identifies a person, and is not shown", async () => {
    const kb = repository();
    const before = stateOf(kb);
    const cases: readonly [Readonly<Record<string, string>>, readonly string[]][] = [
      [{ [FRESH]: NOTE("Visit to a school", "Her number is 999 123 4519.") }, ["--yes"]],
      [{ "reports/2025-26/q2/quarterly-report.md": "Her number is 999 123 4519.\n" }, ["--yes"]],
      [{ [FRESH]: NOTE("Visit to a school") }, ["--yes", "--message", "Of 999 123 4519"]],
    ];
    for (const [files, argv] of cases) {
      layOver(kb.root, files);
      const { code, err, out } = await submit(kb.root, argv);
      expect(code).toBe(1);
      expect(out + err).not.toMatch(/999\D?123\D?4519/);
      for (const path of Object.keys(files)) rmSync(join(kb.root, path));
      expect(stateOf(kb)).toEqual(before);
    }
  });

  it("is refused where an earlier commit that goes along holds it", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school", "Her number is 999 123 4519.") });
    commitAll(kb.top);
    rmSync(join(kb.root, FRESH));
    commitAll(kb.top);
    const before = stateOf(kb);
    const { code, err } = await submit(kb.root);
    expect(code).toBe(1);
    expect(err).toContain("what identifies a person");
    expect(stateOf(kb)).toEqual(before);
  });

  it("with other errors is sent only where a person says so", async () => {
    const kb = repository();
    layOver(kb.root, { [FRESH]: NOTE("Visit to a school").replace("unplanned", "nowhere") });
    const before = stateOf(kb);
    const refused = await submit(kb.root);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("scrutiny check --since HEAD");
    expect(stateOf(kb)).toEqual(before);
    const told = await answered(kb.root, ["yes", "yes", "yes"]);
    expect(told.code).toBe(0);
    expect(told.prompter.asked[0]).toBe("Send it with 1 error all the same?");
  });
});

describe.skipIf(!program("git", "git"))("a final report", () => {
  it("is sent whole, though drafts of the same names are passed over", async () => {
    const root = await sealedBase({ ".gitignore": "reports/**/*.pdf\nreports/**/*.html\n" });
    const made = await final(root, ["--format", "md,html", "--output", "reports/2025-26/q2-sent"]);
    expect(made.code, made.err).toBe(0);
    const draft = join(root, "reports/2025-26/q2-sent/draft.html");
    writeFileSync(draft, "<p>A draft.</p>\n");
    const remote = temporaryFolder();
    git(remote, ["init", "--quiet", "--bare"]);
    git(root, ["remote", "add", "origin", remote]);
    git(root, ["push", "--quiet", "origin", "HEAD:main"]);
    git(root, ["fetch", "--quiet", "origin"]);
    const sent = await submit(root);
    expect(sent.code, sent.err).toBe(0);
    const files = git(root, ["show", "--name-only", "--format=", "HEAD"]).split("\n");
    expect(files).toContain("reports/2025-26/q2-sent/quarterly-report.html");
    expect(files.filter((path) => path.endsWith("draft.html"))).toEqual([]);
  });
});
