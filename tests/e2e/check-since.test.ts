import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { copyOf, layOver, run, temporaryFolder } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { commitAll, git } from "../support/repository.ts";

// processes are started: on a busy machine that takes its time
vi.setConfig({ testTimeout: 120_000 });

interface Problem {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly path: string;
  readonly line: number;
  readonly related: readonly { readonly path: string }[];
}

const NOTE = (title: string, day: string, more = "") =>
  `---\ntitle: ${title}\ndate: ${day}\nactivity: unplanned\nmethods: [interview]\nstatus: ready\nfindings:\n  - {about: outside-framework, says: not-yet-clear, finding: It was not clear.}\n${more}---\nSeen.\n`;
const FRESH = "evidence/2025-26/2025-08-20-a-fresh-note-zz9a.md";
const FIRST = "evidence/2025-26/2025-08-21-a-first-note-zz9b.md";
const SECOND = "evidence/2025-26/2025-08-22-a-second-note-zz9c.md";
const BAD = NOTE("A fresh note", "2025-08-20").replace("unplanned", "nowhere");
/** Two notes, the second naming the first. */
const TWO = {
  [FIRST]: NOTE("A first note", "2025-08-21"),
  [SECOND]: NOTE("A second note", "2025-08-22", "related: [2025-08-21-a-first-note-zz9b]\n"),
};

/** The worked example with two notes more, in a folder of a repository, with one commit on `main`. */
function repository(files: Readonly<Record<string, string>> = {}) {
  const top = temporaryFolder();
  const root = join(top, "scrutiny/kb");
  mkdirSync(root, { recursive: true });
  const copy = copyOf(WORKED_EXAMPLE, { ...TWO, ...files });
  execFileSync("cp", ["-r", `${copy}/.`, root]);
  writeFileSync(join(top, "README.md"), "A larger repository.\n");
  git(top, ["init", "--quiet"]);
  commitAll(top);
  git(top, ["checkout", "--quiet", "-b", "work"]);
  return { top, root };
}

interface Report {
  readonly since: null | { ref: string; mergeBase: string; changed: string[]; restingOn: string[] };
  readonly counts: { readonly files: number; readonly waived: number };
  readonly problems: readonly Problem[];
  readonly error: { readonly code: string; readonly hint: string };
}

async function json(root: string, argv: readonly string[], global: readonly string[] = []) {
  const ran = await run(root, [...global, "check", "--format", "json", ...argv]);
  return { ...ran, json: JSON.parse(ran.out) as Report };
}

async function since(
  root: string,
  argv: readonly string[] = ["--since", "main"],
  global: readonly string[] = [],
) {
  const { json: report } = await json(root, argv, global);
  if (!report.since) throw new Error("nothing was compared");
  return { ...report.since, problems: report.problems, counts: report.counts };
}

/** The law: what `--since` reports is what the whole check finds in the files that changed and those that rest on them. */
async function lawHolds(root: string, argv = ["--since", "main"]) {
  const part = await since(root, argv);
  const { json: whole } = await json(root, []);
  const [changed, reported] = [new Set(part.changed), new Set([...part.changed, ...part.restingOn])];
  const expected = whole.problems.filter(
    (one) => reported.has(one.path) || one.related.some(({ path }) => changed.has(path)),
  );
  const compared = ["update-altered", "record-removed", "criterion-removed", "framework-text-changed"];
  expect(part.problems.filter(({ rule }) => !compared.includes(rule))).toEqual(expected);
  return part;
}

describe.skipIf(!program("git", "git"))("check --since", () => {
  it("reports what differs from the merge base, committed or not, and what rests on it", async () => {
    const { top, root } = repository();
    layOver(root, { [FIRST]: NOTE("A first note, mended", "2025-08-21") });
    commitAll(top);
    layOver(root, { [FRESH]: BAD });
    // main goes on: what changed there is no change of ours
    git(top, ["stash", "--quiet", "--include-untracked"]);
    git(top, ["checkout", "--quiet", "main"]);
    layOver(root, { "evidence/2025-26/2025-08-23-of-main-zz9d.md": NOTE("Of main", "2025-08-23") });
    commitAll(top);
    git(top, ["checkout", "--quiet", "work"]);
    git(top, ["stash", "pop", "--quiet"]);
    const found = await lawHolds(root);
    expect(found.changed).toEqual([FRESH, FIRST]);
    expect(found.restingOn).toContain(SECOND);
    expect(found.restingOn).toContain("programme/2025-26/q2.md");
    expect(found.ref).toBe("main");
    expect(found.mergeBase).toBe(git(top, ["merge-base", "main", "HEAD"]));
    expect(found.problems.map(({ rule, path }) => `${rule} ${path}`)).toContain(`unknown-activity ${FRESH}`);
    expect(found.counts.files).toBe(found.changed.length + found.restingOn.length);
    expect((await run(root, ["check", "--since", "main"])).out).toContain(
      `Compared with ${found.mergeBase.slice(0, 12)} (main): 2 files changed, ${found.restingOn.length} rest on them.`,
    );
  });

  it("says nothing of problems elsewhere, and limits further by paths", async () => {
    const { root } = repository({ [FRESH]: BAD });
    layOver(root, { [SECOND]: TWO[SECOND].replace("outside-framework", "leadership.nothing") });
    const found = await lawHolds(root);
    const errors = found.problems.filter(({ severity }) => severity === "error");
    expect(errors.map(({ path }) => path)).toEqual([SECOND]);
    expect((await since(root, ["--since", "main", "registers"])).problems).toEqual([]);
    expect((await run(root, ["check", "--since", "main", "registers"])).code).toBe(0);
    expect((await run(root, ["check", "--since", "main"])).code).toBe(1);
  });

  it("finds staged, unstaged, untracked, deleted and renamed files; not those that git ignores", async () => {
    const { top, root } = repository();
    layOver(root, {
      [FRESH]: BAD,
      "evidence/2025-26/2025-08-25-ignored-zz9e.md": BAD,
      ".gitignore": "*-zz9e.md\n",
    });
    git(top, ["add", `scrutiny/kb/${FRESH}`]);
    rmSync(join(root, FIRST));
    const renamed = SECOND.replace("second", "third");
    renameSync(join(root, SECOND), join(root, renamed));
    const found = await lawHolds(root);
    expect(found.changed).toEqual([FRESH, FIRST, SECOND, renamed].sort());
    const rules = found.problems.map(({ rule, path }) => `${rule} ${path}`);
    expect(rules).toContain(`record-removed ${FIRST}`);
    expect(rules).toContain(`record-removed ${renamed}`);
    expect(rules).toContain(`unknown-reference ${renamed}`);
    // put back as it was, though staged otherwise: no difference between here and there
    writeFileSync(join(root, FIRST), TWO[FIRST]);
    expect((await since(root)).changed).not.toContain(FIRST);
  });

  it("takes line ends for no change", async () => {
    const { root } = repository();
    writeFileSync(join(root, FIRST), TWO[FIRST].replaceAll("\n", "\r\n"));
    chmodSync(join(root, SECOND), 0o755);
    expect(await since(root)).toMatchObject({ changed: [], restingOn: [], problems: [] });
  });

  it.each(["scrutiny.yaml", "programme/framework.yaml", "programme/2025-26/programme.yaml"])(
    "reports all where %s changed, by which all is judged",
    async (path) => {
      const { root } = repository({ [FRESH]: BAD });
      writeFileSync(join(root, path), `${readFileSync(join(root, path), "utf8")}# one line more\n`);
      const found = await since(root);
      const { json: whole } = await json(root, []);
      expect(found.changed).toEqual([path]);
      expect(found.problems).toEqual(whole.problems);
      expect((await run(root, ["check", "--since", "main"])).out).toContain("so all are reported");
    },
  );

  it("compares a commit too, whatever lies in the work tree", async () => {
    const { top, root } = repository();
    layOver(root, { [FRESH]: BAD });
    const id = commitAll(top);
    rmSync(join(root, FRESH));
    layOver(root, { [FIRST]: BAD });
    const found = await since(root, ["--since", "main"], ["--at", id]);
    expect(found.changed).toEqual([FRESH]);
    expect(found.problems.map(({ rule }) => rule)).toContain("unknown-activity");
  });

  it("works in a worktree of git's, on a detached head, and where the knowledge base is new", async () => {
    const { top, root } = repository();
    const other = join(temporaryFolder(), "tree");
    git(top, ["worktree", "add", "--quiet", "--detach", other, "main"]);
    layOver(join(other, "scrutiny/kb"), { [FRESH]: BAD });
    expect((await since(join(other, "scrutiny/kb"))).changed).toEqual([FRESH]);
    git(top, ["checkout", "--quiet", "--orphan", "empty"]);
    git(top, ["rm", "--quiet", "-r", "--cached", "."]);
    git(top, ["commit", "--quiet", "--allow-empty", "--message", "Nothing yet"]);
    const found = await since(root, ["--since", "HEAD"]);
    expect(found.changed).toContain("scrutiny.yaml");
    expect(found.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("tells an altered update from one that was added", async () => {
    const { top, root } = repository();
    const folder = join(root, "registers/recommendations");
    const name = readdirSync(folder)[0] ?? "";
    const path = `registers/recommendations/${name}`;
    const update = (text: string) => `updates:\n  - {on: 2025-09-20, by: A. Person, text: ${text}}\n`;
    const entry = NOTE("x", "2025-08-20").replace(/[\s\S]*/, () => readFileSync(join(root, path), "utf8"));
    const plain = entry
      .replace(/^updates:\n(?: .*\n)*/m, "")
      .replace(/^(?:status|closed|tested|difference): .*\n/gm, "");
    const withUpdates = (list: string) => plain.replace(/\n---\n/, `\n${list}---\n`);
    layOver(root, { [path]: withUpdates(update("Once.")) });
    commitAll(top);
    git(top, ["branch", "--force", "base"]);
    layOver(root, {
      [path]: withUpdates(`${update("Once.")}  - {on: 2025-09-21, by: A. Person, text: Again.}\n`),
    });
    const rules = async () => (await since(root, ["--since", "base"])).problems.map(({ rule }) => rule);
    expect(await rules()).not.toContain("update-altered");
    layOver(root, { [path]: withUpdates(update("Never.")) });
    expect(await rules()).toContain("update-altered");
    expect((await run(root, ["check", "--since", "base"])).out).not.toMatch(/was Once|Once\./);
    expect((await json(root, [])).json.problems.map(({ rule }: Problem) => rule)).not.toContain(
      "update-altered",
    );
  });
});

describe.skipIf(!program("git", "git"))("check --since cannot run", () => {
  const refused = async (root: string, argv: readonly string[]) => {
    const ran = await run(root, ["check", "--format", "json", ...argv]);
    expect(ran.code).toBe(2);
    return JSON.parse(ran.out).error as { code: string; message: string; hint: string };
  };

  it("without a repository, a commit, a name that git knows", async () => {
    const outside = copyOf(WORKED_EXAMPLE);
    expect((await refused(outside, ["--since", "main"])).code).toBe("no-repository");
    expect((await refused(outside, ["--staged"])).code).toBe("no-repository");
    expect((await refused(outside, ["--policy-at", "main"])).code).toBe("no-repository");
    git(outside, ["init", "--quiet"]);
    expect((await refused(outside, ["--since", "HEAD"])).message).toBe(
      "the current branch has no commit yet",
    );
    git(outside, ["add", "--all"]);
    expect((await run(outside, ["check", "--staged"])).code).toBe(0);
    const { root } = repository();
    for (const ref of ["nothing", "--all", "-h", "--output=x", "main\n--all", "", "HEAD:scrutiny.yaml"]) {
      expect((await refused(root, [`--since=${ref}`])).code, ref).toBe("unknown-commit");
      expect((await refused(root, [`--policy-at=${ref}`])).code, ref).toBe("unknown-commit");
    }
    expect((await refused(root, ["--staged", "--since", "nothing"])).code).toBe("unknown-commit");
    expect(await run(root, ["--at", "HEAD", "check", "--staged"])).toMatchObject({ code: 2 });
  });

  it("where two histories have no commit in common, and in a clone that does not go back so far", async () => {
    const { top, root } = repository();
    git(top, ["checkout", "--quiet", "--orphan", "elsewhere"]);
    commitAll(top, "2025-07-15T12:00:00Z");
    expect((await refused(root, ["--since", "main"])).code).toBe("no-common-history");
    git(top, ["checkout", "--quiet", "work"]);
    layOver(root, { [FRESH]: BAD });
    commitAll(top);
    git(top, ["checkout", "--quiet", "main"]);
    commitAll(top);
    const clone = join(temporaryFolder(), "clone");
    git(top, ["clone", "--quiet", "--depth=1", "--no-single-branch", `file://${top}`, clone]);
    const error = await refused(join(clone, "scrutiny/kb"), ["--since", "origin/work"]);
    expect(error).toMatchObject({
      code: "shallow-history",
      hint: expect.stringContaining("git fetch --unshallow"),
    });
  });
});

describe.skipIf(!program("git", "git"))("check --staged", () => {
  it("reads what is staged, and reports all of it", async () => {
    const { top, root } = repository();
    layOver(root, { [FRESH]: BAD });
    git(top, ["add", "--all"]);
    rmSync(join(root, FRESH));
    layOver(root, { [FIRST]: BAD });
    const { json: report } = await json(root, ["--staged"]);
    const wrong = report.problems.filter(({ rule }: Problem) => rule === "unknown-activity");
    expect(wrong.map(({ path }: Problem) => path)).toEqual([FRESH]);
    expect(report.since).toBeNull();
    const { changed } = await since(root, ["--staged", "--since", "HEAD"]);
    expect(changed).toEqual([FRESH]);
  });

  it("compares with the last commit", async () => {
    const { top, root } = repository();
    git(top, ["rm", "--quiet", `scrutiny/kb/${SECOND}`]);
    const { json: report } = await json(root, ["--staged"]);
    expect(report.problems.map(({ rule }: Problem) => rule)).toContain("record-removed");
  });

  it("names a file that a merge left in conflict", async () => {
    const { top, root } = repository();
    const both = async (path: string) => {
      for (const [branch, title] of [
        ["work", "Ours"],
        ["main", "Theirs"],
      ] as const) {
        git(top, ["checkout", "--quiet", branch]);
        layOver(root, { [path]: path.endsWith(".yaml") ? `# ${title}\n` : NOTE(title, "2025-08-21") });
        commitAll(top);
      }
      expect(() => git(top, ["merge", "--quiet", "work"])).toThrow();
      return run(root, ["check", "--staged", "--format", "json"]);
    };
    const note = JSON.parse((await both(FIRST)).out);
    const problem = note.problems.find(({ path }: Problem) => path === FIRST);
    expect(problem).toMatchObject({ rule: "not-readable", severity: "error" });
    expect(problem.message).toContain("in conflict");
    git(top, ["merge", "--abort"]);
    git(top, ["reset", "--quiet", "--hard", "main~1"]);
    git(top, ["branch", "--force", "work", "work~1"]);
    const policy = await both("scrutiny.yaml");
    expect(policy.code).toBe(2);
    expect(JSON.parse(policy.out).error.hint).toContain("git add scrutiny.yaml");
  });
});

describe.skipIf(!program("git", "git"))("check --policy-at", () => {
  const level = (text: string) =>
    text.replace(/^agencies:\n/m, "agencies:\n  - {id: newcomers, name: Newcomers, is: relevant-agency}\n");
  const named = NOTE("A fresh note", "2025-08-20", "present: [newcomers]\n");

  it("judges a change by the policy before it", async () => {
    const { root } = repository();
    const policy = readFileSync(join(root, "scrutiny.yaml"), "utf8");
    expect(level(policy)).not.toBe(policy);
    layOver(root, { [FRESH]: named, "scrutiny.yaml": level(policy) });
    const rules = async (argv: readonly string[]) =>
      (await json(root, argv)).json.problems
        .filter(({ severity }: Problem) => severity === "error")
        .map(({ rule, path }: Problem) => `${rule} ${path}`);
    expect(await rules([])).toEqual([]);
    expect(await rules(["--policy-at", "main"])).toEqual([`unknown-agency ${FRESH}`]);
    expect(await rules(["--policy-at", "main", "--since", "main"])).toEqual([`unknown-agency ${FRESH}`]);
  });

  /** The policy with a waiver more, for a rule that finds something in the worked example. */
  const waiving = (policy: string, rule: string, path: string) =>
    `${policy}privacy:\n  waivers:\n    - {rule: ${rule}, path: ${path}, reason: Agreed in May., owner: Business Manager, until: 2099-12-31}\n`;
  const HEARD = NOTE("A fresh note", "2025-08-20", "heard: {children: 2}\n");

  it("tells what a change waives for itself, and waives what was agreed before it", async () => {
    const { top, root } = repository();
    const policy = readFileSync(join(root, "scrutiny.yaml"), "utf8");
    expect(policy).not.toMatch(/^(?:privacy|check):/m);
    const waiver = waiving(policy, "heard-and-not-told-back", FRESH);
    layOver(root, { [FRESH]: HEARD, "scrutiny.yaml": waiver });
    const told = async (argv: readonly string[]) => {
      const { json: report } = await json(root, argv);
      const found = report.problems.filter(({ rule }) => rule === "heard-and-not-told-back");
      return [found.map(({ path }) => path), report.counts.waived];
    };
    for (const more of [[], ["--since", "main"]]) {
      expect(await told(more)).toEqual([[], 1]);
      expect(await told([...more, "--policy-at", "main"])).toEqual([[FRESH], 0]);
    }
    git(top, ["add", "--all"]);
    expect(await told(["--staged"])).toEqual([[], 1]);
    expect(await told(["--staged", "--policy-at", "main"])).toEqual([[FRESH], 0]);
    // agreed before: it holds, even where the change takes it away
    commitAll(top);
    layOver(root, { [FRESH]: HEARD.replace("Seen.", "Seen again."), "scrutiny.yaml": policy });
    expect(await told(["--since", "HEAD"])).toEqual([[FRESH], 0]);
    expect(await told(["--since", "HEAD", "--policy-at", "HEAD"])).toEqual([[], 1]);
  });

  it("waives and lowers nothing in a change's own scrutiny.yaml because it says so itself", async () => {
    const { top, root } = repository();
    const policy = readFileSync(join(root, "scrutiny.yaml"), "utf8");
    const own = waiving(policy, "unused-template", "templates/");
    const severities = async (argv: readonly string[]) =>
      (await json(root, argv)).json.problems
        .filter(({ rule }) => rule === "unused-template")
        .map(({ severity }) => severity);
    layOver(root, {
      "templates/notes.md": "Nothing uses this.\n",
      "scrutiny.yaml": `${policy}check: {raise: {unused-template: error}}\n`,
    });
    commitAll(top);
    layOver(root, { "scrutiny.yaml": own });
    expect(await severities([])).toEqual([]);
    expect(await severities(["--policy-at", "HEAD"])).toEqual(["error"]);
    // its waiver does nothing yet, and is still seen to be of use once it is agreed
    const rules = (await json(root, ["--policy-at", "HEAD"])).json.problems.map(({ rule }) => rule);
    expect(rules).not.toContain("waiver-unused");
  });

  it("names the faults of the change's own scrutiny.yaml, at their lines", async () => {
    const { root } = repository();
    const policy = readFileSync(join(root, "scrutiny.yaml"), "utf8");
    layOver(root, { "scrutiny.yaml": `${policy}nonsense: 1\n` });
    expect((await run(root, ["check"])).code).toBe(2);
    const ran = await run(root, ["check", "--policy-at", "main"]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(`scrutiny.yaml:${policy.split("\n").length}:1`);
    layOver(root, {
      "scrutiny.yaml": policy.replace(/^roles:\n/m, "roles:\n  - {id: council, title: Twice}\n"),
    });
    const { json: report } = await json(root, ["--policy-at", "main"]);
    expect(report.problems.map(({ rule, path }: Problem) => `${rule} ${path}`)).toContain(
      "repeated-id scrutiny.yaml",
    );
    layOver(root, { "scrutiny.yaml": policy, "programme/framework.yaml": "id: [\n" });
    const framework = await json(root, ["--policy-at", "main"]);
    expect(framework.code).toBe(1);
    expect(framework.json.problems.map(({ path }: Problem) => path)).toContain("programme/framework.yaml");
  });

  it("changes nothing where the policy is the same, and needs one to be there", async () => {
    const { top, root } = repository();
    expect((await json(root, ["--policy-at", "main"])).out).toBe((await json(root, [])).out);
    git(top, ["checkout", "--quiet", "--orphan", "empty"]);
    git(top, ["rm", "--quiet", "-r", "--cached", "."]);
    git(top, ["commit", "--quiet", "--allow-empty", "--message", "Nothing yet"]);
    const ran = await json(root, ["--policy-at", "HEAD"]);
    expect(ran.code).toBe(2);
    expect(ran.json.error).toMatchObject({
      code: "no-policy-there",
      hint: expect.stringContaining("--policy-at"),
    });
  });
});
