import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { layOver, temporaryFolder } from "../support/copy.ts";
import { ROOT } from "../support/fixture.ts";
import { TINY } from "../support/knowledge-base.ts";
import { program } from "../support/programs.ts";
import { commitAll, git } from "../support/repository.ts";
import { type Step, shippedFile, stepsOf, workflowOf } from "../support/workflows.ts";

// each runs the commands of a whole check on a machine that may be busy
vi.setConfig({ testTimeout: 120_000 });

const NOTE = (activity: string) =>
  `---\ntitle: Visit to a school\ndate: 2025-09-25\nactivity: ${activity}\nmethods: [interview]\nstatus: ready\nfindings:\n  - {about: outside-framework, says: not-yet-clear, finding: It was not clear to @octocat.}\n---\nSeen.\n`;
const FRESH = "evidence/2025-26/2025-09-25-visit-to-a-school-zz9a.md";
const FOLDER = "our work";
const POLICY = String(TINY.get("scrutiny.yaml"));
/** What a change may try: to let its own fault stand. */
const WAIVED = `${POLICY}check: {waivers: [{rule: unknown-activity, path: evidence/, reason: So., owner: A. Marlow, until: 2030-01-01}]}\n`;

/** Stands for `npm ci`: says what package.json it was asked to install, and puts the tool where npm would. */
const INSTALL = `cat package.json >> "$INSTALLED" && mkdir -p node_modules/.bin && cp "$TOOL" node_modules/.bin/scrutiny`;
const VALUES = { folder: FOLDER, install: INSTALL };

interface Change {
  /** What the main branch has; undefined where it has no knowledge base yet. */
  readonly base?: Readonly<Record<string, string>> | undefined;
  readonly files: Readonly<Record<string, string>>;
  readonly depth?: number;
}

/** A clone of a change from a fork as a service makes it: joined to the main branch, without a branch of its own. */
function clone({ base = {}, files, depth }: Change) {
  const remote = temporaryFolder();
  const at = (all: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(all).map(([path, text]) => [`${FOLDER}/${path}`, text]));
  const tiny = Object.fromEntries([...TINY].map(([path, text]) => [path, String(text)]));
  layOver(remote, {
    "README.md": "A repository.\n",
    ...(base === NONE ? {} : at({ ...tiny, ...PACKAGE("base"), ...base })),
  });
  git(remote, ["init", "--quiet"]);
  commitAll(remote);
  const fork = temporaryFolder();
  git(fork, ["clone", "--quiet", remote, "."]);
  git(fork, ["switch", "--quiet", "--create", "change"]);
  layOver(fork, at({ ...(base === NONE ? { ...tiny } : {}), ...PACKAGE("change"), ...files }));
  commitAll(fork);
  writeFileSync(join(remote, "README.md"), "The main branch went on.\n");
  commitAll(remote);
  git(remote, ["fetch", "--quiet", fork, "change"]);
  git(remote, ["checkout", "--quiet", "--detach", "main"]);
  git(remote, ["merge", "--quiet", "--no-ff", "--message", "As it would be joined", "FETCH_HEAD"]);
  git(remote, ["update-ref", "refs/pull/1/merge", "HEAD"]);
  const left = git(remote, ["merge-base", "main", "FETCH_HEAD"]);
  git(remote, ["checkout", "--quiet", "main"]);
  const workspace = temporaryFolder();
  git(workspace, ["init", "--quiet"]);
  const shallow = depth === undefined ? [] : ["--depth", String(depth)];
  git(workspace, ["fetch", "--quiet", ...shallow, `file://${remote}`, "refs/pull/1/merge"]);
  git(workspace, ["checkout", "--quiet", "--detach", "FETCH_HEAD"]);
  return { workspace, left };
}

const NONE = {};
const PACKAGE = (of: string) => ({ "package.json": `{"name": "kb-of-${of}", "private": true}\n` });

/** What a run of commands gave. */
interface Ran {
  readonly code: number | null;
  readonly said: string;
  readonly summary: string;
  /** The package.json that the tool was installed from. */
  readonly installed: string;
  readonly junit: string;
}

type Check = (change: ReturnType<typeof clone>) => Ran;

/** In the place of npx, which takes a second to start: refuses all but the one form that installs nothing. */
const NPX = `#!/bin/sh\n[ "$1 $2" = "--no-install scrutiny" ] || exit 99\nshift 2\nexec ./node_modules/.bin/scrutiny "$@"\n`;

function machine(workspace: string, { realNpx = false } = {}) {
  const temp = temporaryFolder();
  const programs = temporaryFolder();
  if (!realNpx) writeFileSync(join(programs, "npx"), NPX, { mode: 0o755 });
  const tool = join(temp, "tool.sh");
  writeFileSync(tool, `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, "bin/scrutiny.js")}" "$@"\n`, {
    mode: 0o755,
  });
  const clean = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|npm_)/i.test(name));
  const env = {
    ...Object.fromEntries(clean),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    HOME: temp,
    TMPDIR: temp,
    PATH: `${programs}:${process.env["PATH"]}`,
    TOOL: tool,
    INSTALLED: join(temp, "installed"),
    SCRUTINY_TODAY: "2025-10-20",
    npm_config_offline: "true",
    npm_config_update_notifier: "false",
    FOLDER,
  };
  const read = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : "");
  const shell = (
    name: string,
    args: readonly string[],
    script: string,
    more: Readonly<Record<string, string>>,
  ) => spawnSync(name, [...args, script], { cwd: workspace, encoding: "utf8", env: { ...env, ...more } });
  return { temp, read, shell, installed: () => read(join(temp, "installed")) };
}

/** Runs the steps as a service does: after one that failed only those that said so, and the last code that is no 0 counts. */
function steps(list: readonly Step[], run: (script: string) => { status: number | null; said: string }) {
  let code: number | null = 0;
  let said = "";
  for (const { run: script, if: condition } of list) {
    if (script === undefined || (code !== 0 && condition === undefined)) continue;
    const ran = run(script);
    said += ran.said;
    if (ran.status !== 0) code = ran.status;
  }
  return { code, said };
}

const github: Check = ({ workspace }) => {
  const { temp, read, shell, installed } = machine(workspace);
  const page = join(temp, "page.md");
  const env = { RUNNER_TEMP: temp, GITHUB_WORKSPACE: workspace, GITHUB_STEP_SUMMARY: page };
  const ran = steps(
    stepsOf(workflowOf(shippedFile("checks/github/scrutiny-check.yml", VALUES))),
    (script) => {
      const { status, stdout, stderr } = shell(
        "bash",
        ["--noprofile", "--norc", "-eo", "pipefail", "-c"],
        script,
        env,
      );
      return { status, said: stdout + stderr };
    },
  );
  const summary = read(join(temp, "summary.md"));
  expect(read(page)).toBe(summary);
  return { ...ran, summary, installed: installed(), junit: "" };
};

const gitlab: Check = ({ workspace, left }) => {
  const { read, shell, installed } = machine(workspace);
  const [script] = parse(shippedFile("checks/gitlab-ci.yml", VALUES))["scrutiny check"].script;
  const env = { CI_MERGE_REQUEST_DIFF_BASE_SHA: left };
  const { status, stdout, stderr } = shell("sh", ["-c"], script, env);
  return {
    code: status,
    said: stdout + stderr,
    summary: read(join(workspace, "scrutiny-summary.md")),
    installed: installed(),
    junit: read(join(workspace, "scrutiny-check.xml")),
  };
};

const azure: Check = ({ workspace }) => {
  const { temp, read, shell, installed } = machine(workspace);
  const list: readonly { bash?: string }[] = parse(shippedFile("checks/azure-pipelines.yml", VALUES)).jobs[0]
    .steps;
  const env = { AGENT_TEMPDIRECTORY: temp, BUILD_SOURCESDIRECTORY: workspace };
  const asSteps = list.map(({ bash }) => (bash === undefined ? {} : { run: bash }));
  const ran = steps(asSteps, (script) => {
    const { status, stdout, stderr } = shell("bash", ["--noprofile", "--norc", "-c"], script, env);
    return { status, said: stdout + stderr };
  });
  return {
    ...ran,
    summary: read(join(temp, "summary.md")),
    installed: installed(),
    junit: read(join(temp, "scrutiny-check.xml")),
  };
};

const SERVICES: readonly (readonly [string, Check])[] = [
  ["GitHub", github],
  ["GitLab", gitlab],
  ["Azure", azure],
];

describe.skipIf(!program("git", "git") || !program("bash", "bash"))(
  "the checks, as far as they run without a service",
  () => {
    it.each(SERVICES)("of %s pass a sound change from a fork, and say what it does", (_, check) => {
      const ran = check(clone({ files: { [FRESH]: NOTE("unplanned") } }));
      expect(ran.said).not.toMatch(/::error|npm error/i);
      expect(ran.code).toBe(0);
      expect(ran.summary).toContain("**Visit to a school** (25 September 2025)");
      expect(ran.summary).toContain("clear to (at)octocat");
      // what is on the main branch alone is no part of the change
      expect(ran.summary).not.toContain("README");
      // the tool is the one that the main branch names
      expect(ran.installed).toContain("kb-of-base");
      expect(ran.installed).not.toContain("kb-of-change");
    });

    it.each(SERVICES)("of %s fail a change with a fault that it waives itself", (_, check) => {
      const ran = check(clone({ files: { [FRESH]: NOTE("nowhere"), "scrutiny.yaml": WAIVED } }));
      expect(ran.code).toBe(1);
      expect(ran.said).toContain("unknown-activity");
      expect(ran.summary).toMatch(/error, evidence.*\(unknown-activity\)/);
      expect(ran.summary).toContain("The change alters files by which all others are judged.");
      if (check !== github) expect(ran.junit).toContain("unknown-activity");
      else expect(ran.said).toContain(`::error file=${FOLDER}/${FRESH},line=4`);
    });

    it("pass the first change of all, and judge it by itself", () => {
      const ran = github(clone({ base: NONE, files: { [FRESH]: NOTE("unplanned") } }));
      expect(ran.code).toBe(0);
      expect(ran.installed).toContain("kb-of-change");
      expect(ran.summary).toContain("- scrutiny.yaml: new");
    });

    it("fail in a shallow clone, and do not pass without a look", () => {
      const files = { [FRESH]: NOTE("nowhere") };
      for (const [, check] of SERVICES) {
        const ran = check(clone({ files, depth: 1 }));
        expect(ran.code).not.toBe(0);
        expect(ran.summary).toBe("");
      }
    });

    it("use npx where the tool is installed, and fail where it is not, installing nothing", () => {
      const change = clone({ files: { [FRESH]: NOTE("unplanned") } });
      const scripts = (install: string) =>
        stepsOf(workflowOf(shippedFile("checks/github/scrutiny-check.yml", { ...VALUES, install })))
          .flatMap(({ run }) => run ?? [])
          .slice(0, 2);
      const both = [INSTALL, "true"].map((install) => {
        const { temp, shell } = machine(change.workspace, { realNpx: true });
        const env = { RUNNER_TEMP: temp, GITHUB_WORKSPACE: change.workspace };
        return scripts(install).map((script) => shell("bash", ["-eo", "pipefail", "-c"], script, env));
      });
      expect(both.map((ran) => ran.map(({ status }) => status))).toEqual([
        [0, 0],
        [0, 1],
      ]);
      expect(both[1]?.[1]?.stderr).toMatch(/npx canceled|missing packages|ENOTCACHED/);
    });
  },
);
