// The knowledge base that a case begins with.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { COMMIT } from "./cases.mjs";

export const EXAMPLE = fileURLToPath(new URL("../../tests/fixtures/worked-example", import.meta.url));
export const CLI = fileURLToPath(new URL("../../bin/scrutiny.js", import.meta.url));
/** Some hundred opens in the thread that does the work, so that its counts are above those of any other. */
const OFFSET = fileURLToPath(new URL("offset.mjs", import.meta.url));

export const NODE = [process.execPath, "--import", OFFSET, CLI];

/** The environment of a run whose own places lie in the folder `at`. */
export function environment(at) {
  return {
    PATH: process.env.PATH,
    HOME: join(at, "home"),
    XDG_STATE_HOME: join(at, "state"),
    SCRUTINY_TODAY: "2025-10-16",
    NO_COLOR: "1",
    UV_THREADPOOL_SIZE: "1",
    NODE_DISABLE_COMPILE_CACHE: "1",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    ...Object.fromEntries(
      ["AUTHOR", "COMMITTER"].flatMap((who) => [
        [`GIT_${who}_NAME`, "Test Person"],
        [`GIT_${who}_EMAIL`, "test@example.org"],
        [`GIT_${who}_DATE`, "2025-10-15T12:00:00Z"],
      ]),
    ),
  };
}

/** Makes the knowledge base of a case in the folder `at`/base. */
export function prepare(at, { before = [], files = {}, prepare: more }) {
  const base = join(at, "base");
  mkdirSync(join(at, "home"), { recursive: true });
  cpSync(EXAMPLE, base, { recursive: true });
  const git = (...args) =>
    execFileSync("git", ["-c", "init.defaultBranch=main", ...args], {
      cwd: base,
      env: environment(at),
      stdio: "pipe",
    });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(base, path), text);
  git("init", "--quiet");
  const commit = () => {
    git("add", "--all");
    git("commit", "--quiet", "--message", "A change");
  };
  commit();
  if (more === "clash") clash(base);
  if (more === "remote") remote(git);
  if (more === "merge") merge(git, commit, (argv) => type(at, argv));
  for (const argv of before) argv === COMMIT ? commit() : type(at, argv);
}

function type(at, argv) {
  execFileSync(NODE[0], [CLI, ...argv], { cwd: join(at, "base"), env: environment(at), stdio: "pipe" });
}

/** Two entries with one number. */
function clash(base) {
  const folder = join(base, "registers/recommendations");
  const name = readdirSync(folder).find((one) => one.endsWith("z7ks.md"));
  const text = readFileSync(join(folder, name), "utf8");
  writeFileSync(join(folder, name.replace("z7ks", "zz22")), text);
}

/** Another repository beside it that has all of it. */
function remote(git) {
  git("init", "--quiet", "--bare", "../remote");
  git("remote", "add", "origin", "../remote");
  git("push", "--quiet", "origin", "main");
  git("fetch", "--quiet", "origin");
}

/** Two branches that both said something on one challenge, and their conflict. */
function merge(git, commit, type) {
  const say = (text) => {
    type(["update", "C1", "--by", "A. Marlow", "--text", text]);
    commit();
  };
  git("checkout", "--quiet", "-b", "other");
  say("On the other branch.");
  git("checkout", "--quiet", "main");
  say("On this branch.");
  try {
    git("merge", "--quiet", "other");
  } catch {
    return;
  }
  throw new Error("there is no conflict");
}
