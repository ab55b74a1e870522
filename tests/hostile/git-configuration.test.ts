import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/commands/index.ts";
import { copyOf, layOver, run, temporaryFolder } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";
import { program } from "../support/programs.ts";
import { commitAll, git } from "../support/repository.ts";
import { sealedBase } from "../support/sealed.ts";

const NOTE = (title: string) =>
  `---\ntitle: ${title}\ndate: 2025-08-20\nactivity: unplanned\nmethods: [interview]\nstatus: ready\nfindings:\n  - {about: outside-framework, says: not-yet-clear, finding: It was not clear.}\n---\nSeen.\n`;
const OLD = "evidence/2025-26/2025-08-20-an-old-note-zz9a.md";
const FRESH = "evidence/2025-26/2025-08-21-a-fresh-note-zz9b.md";

/** Every command that reads, in each way that asks git: a further one is a line here. One not there yet is passed over. */
const READING: readonly (readonly string[])[] = [
  ["check"],
  ["check", "--since", "main"],
  ["check", "--staged", "--since", "main"],
  ["check", "--staged", "--privacy"],
  ["check", "--since", "main", "--policy-at", "main"],
  ["check", "--history"],
  ["--at", "HEAD", "check", "--since", "main"],
  ["--as-of", "2026-01-01", "check"],
  ["summary", "--since", "main"],
  ["summary", "--since", "main", "--policy-at", "main"],
  ["diff", "main"],
  ["diff", "main", "HEAD"],
  ["diff", "2025/26-Q1"],
  ["report", "--quarter", "Q2", "--format", "md", "--stdout"],
  ["report", "--quarter", "Q2", "--format", "md", "--stage", "final", "--dry-run"],
  ["--at", "HEAD", "report", "--quarter", "Q2", "--format", "md", "--stdout"],
  ["statement", "--format", "md", "--stdout"],
  ["review", "--list", "--quarter", "Q2"],
  ["review", "--quarter", "Q2", "--role", "scrutineer", "--by", "A. Marlow", "--dry-run"],
  ["status"],
  ["todo"],
  ["coverage"],
  ["trace", "R1"],
  ["search", "school"],
  ["hooks", "install", "--dry-run"],
];

/** Every place of a repository's configuration that names a program, beside its hooks and its attributes. */
const NAMES_A_PROGRAM = [
  ...["core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass", "core.gitProxy"],
  ...["core.alternateRefsCommand", "diff.external", "diff.x.command", "diff.x.textconv", "diff.guitool"],
  ...["filter.x.clean", "filter.x.smudge", "filter.x.process", "merge.x.driver", "gpg.program"],
  ...["gpg.ssh.program", "gpg.x509.program", "credential.helper", "uploadpack.packObjectsHook"],
  ...["remote.origin.uploadpack", "remote.origin.receivepack", "sequence.editor", "interactive.diffFilter"],
  ...["pager.log", "pager.diff", "pager.status", "trailer.x.command", "difftool.x.cmd", "log.mailmapcommand"],
];
const ALIASED = [
  "log",
  "rev-parse",
  "cat-file",
  "ls-tree",
  "merge-base",
  "check-ignore",
  "rev-list",
  "config",
];
const HOOKS = [
  "post-index-change",
  "post-checkout",
  "reference-transaction",
  "pre-commit",
  "fsmonitor-watchman",
];

/** A repository in which everything that can be made to run a program runs one that leaves a mark. */
function trapped() {
  const root = copyOf(WORKED_EXAMPLE, { [OLD]: NOTE("An old note") });
  git(root, ["init", "--quiet"]);
  commitAll(root);
  git(root, ["checkout", "--quiet", "-b", "work"]);
  layOver(root, { [OLD]: NOTE("A changed note") });
  commitAll(root);
  layOver(root, { [FRESH]: NOTE("A fresh note") });
  git(root, ["add", FRESH]);
  return trapsIn(root);
}

/** Sets the traps in a repository that is there. */
function trapsIn(root: string) {
  const marker = join(temporaryFolder(), "ran");
  const outside = temporaryFolder();
  const script = join(outside, "run.sh");
  const runs = (path: string) => {
    writeFileSync(path, `#!/bin/sh\necho "$0 $*" >> '${marker}'\ncat\n`);
    chmodSync(path, 0o755);
  };
  runs(script);
  mkdirSync(join(outside, "hooks"));
  for (const hook of HOOKS) {
    runs(join(outside, "hooks", hook));
    runs(join(root, ".git/hooks", hook));
  }
  writeFileSync(join(root, ".gitattributes"), "* filter=x diff=x merge=x\n");
  writeFileSync(join(root, ".git/info/attributes"), "* filter=x diff=x merge=x\n");
  const config = Object.fromEntries([
    ...NAMES_A_PROGRAM.map((name) => [name, script] as const),
    ...ALIASED.map((name) => [`alias.${name}`, `!${script}`] as const),
    ["alias.trap", `!${script}`],
    ["filter.x.required", "true"],
    ["log.showSignature", "true"],
    ["core.hooksPath", join(outside, "hooks")],
    ["remote.origin.url", "ssh://git.example.org/kb"],
  ]);
  // half of them stand in a file that is taken in, as a configuration may do
  const included = join(outside, "more");
  for (const [at, [name, value]] of Object.entries(config).entries()) {
    git(root, ["config", ...(at % 2 === 0 ? [] : ["--file", included]), name, value]);
  }
  git(root, ["config", "include.path", included]);
  return { root, marker, hasRun: () => existsSync(marker), reset: () => rmSync(marker, { force: true }) };
}

const known = new Set(COMMANDS.map(({ name }) => name));
const isThere = (argv: readonly string[]) => argv.some((word) => known.has(word));

describe.skipIf(!program("git", "git"))("whatever the repository's configuration names", () => {
  it("is never run by a command that reads", { timeout: 120_000 }, async () => {
    const trap = trapped();
    const asked = READING.filter(isThere);
    expect(asked.length).toBeGreaterThan(20);
    for (const argv of asked) {
      const ran = await run(trap.root, argv);
      // what it says of the records does not matter here; that it came to them does
      expect(ran.code, `${argv.join(" ")}: ${ran.err}`).toBeLessThan(2);
      expect(trap.hasRun(), argv.join(" ")).toBe(false);
    }
  });

  it("is never run by verify of a sealed report, which makes it again of its commit", async () => {
    const trap = trapsIn(await sealedBase());
    const ran = await run(trap.root, ["verify", "reports/2025-26/q2"]);
    expect([ran.code, ran.err]).toEqual([0, ""]);
    expect(ran.out).toContain("the same bytes");
    expect(trap.hasRun()).toBe(false);
  });

  it("would be run by git itself: the trap works", () => {
    const trap = trapped();
    for (const args of [
      ["status", "--short"],
      ["diff", "HEAD"],
      ["log", "-p", "--textconv", "--ext-diff", "-1"],
      ["add", "--renormalize", "."],
      ["trap"],
      ["commit", "--allow-empty", "--message", "x"],
    ]) {
      trap.reset();
      try {
        git(trap.root, args);
      } catch {}
      expect(trap.hasRun(), args.join(" ")).toBe(true);
    }
  });
});
