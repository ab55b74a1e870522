import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { devNull } from "node:os";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { UserError } from "../model/user-error.ts";

/** What a git command answered. */
export interface GitAnswer {
  readonly exitCode: number;
  readonly stdout: Buffer;
  /** In English whatever the user's language. */
  readonly stderr: string;
}

/** Where git runs, and the environment that it may take from; default the process's own. */
export interface GitPlace {
  /** Absolute folder in the work tree. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs a git command that only reads, without a shell, and waits for it. No program that the repository's configuration
 * names is started, nothing is fetched, no lock is taken. Throws UserError `no-git` where git is missing; a command
 * that fails is an answer. `input` is what it reads on standard input.
 */
export function runGit(place: GitPlace, args: readonly string[], input = ""): Promise<GitAnswer> {
  return new Promise((settle, fail) => {
    const options = {
      cwd: place.folder,
      env: environment(place),
      maxBuffer: 2 ** 31,
      encoding: "buffer" as const,
      windowsHide: true,
    };
    const git = started(place, () =>
      execFile(gitProgram(place), [...HARDENED, ...args], options, (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : error.code;
        if (typeof exitCode !== "number") fail(error === null ? error : startFailure(error, place));
        else settle({ exitCode, stdout, stderr: stderr.toString("utf8").trim() });
      }),
    );
    // a git that ends before it has read all says why by its exit code
    git.stdin?.on("error", () => undefined);
    git.stdin?.end(input);
  });
}

/** Starts a git command that is talked to, hardened as by `runGit`. It emits `error` where git is missing; where there is no room for it, it throws. */
export function startGit(
  place: GitPlace,
  args: readonly string[],
): ChildProcessByStdio<Writable, Readable, null> {
  const git = started(place, () =>
    spawn(gitProgram(place), [...HARDENED, ...args], {
      cwd: place.folder,
      env: environment(place),
      stdio: ["pipe", "pipe", "ignore"],
      windowsHide: true,
    }),
  );
  // with too many files open there are no pipes, and the error comes as an event
  if ((git.stdin as Writable | null | undefined) != null) return git;
  git.on("error", () => undefined);
  throw noRoom("EMFILE");
}

/** Runs what starts a program; what the system then refuses at once becomes a UserError. */
export function started<T>(place: GitPlace, start: () => T): T {
  try {
    return start();
  } catch (error) {
    throw error instanceof Error ? startFailure(error, place) : error;
  }
}

/** What a command printed, as text; as `checkAnswer` throws. */
export function textOf(answer: GitAnswer, command: string): string {
  checkAnswer(answer, command);
  return answer.stdout.toString("utf8").trimEnd();
}

/** Throws UserError `git-failed` where the command failed, `partial-clone` where it wanted what is not here. */
export function checkAnswer(answer: GitAnswer, command: string): void {
  if (answer.exitCode === 0) return;
  if (answer.stderr.includes("promisor remote")) {
    const message = "this clone leaves out the contents of some files, and nothing is fetched by reading";
    throw new UserError("partial-clone", message, "Clone the repository again without --filter.");
  }
  const [line = ""] = answer.stderr.split("\n");
  const message = `git ${command} failed${line === "" ? "" : `: ${line}`}`;
  throw new UserError("git-failed", message, "Run `git fsck` to see whether the repository is whole.");
}

/** The UserError for a process that could not be started or was stopped. */
export function startFailure(error: Error & { code?: unknown }, place: GitPlace): unknown {
  if (error.code === "ENOENT" && existsSync(place.folder)) {
    return new UserError(
      "no-git",
      "git was not found",
      "Install git (https://git-scm.com), then open a new window.",
    );
  }
  if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EACCES") {
    return new UserError(
      "cannot-read",
      `git cannot be run in ${place.folder} (${error.code})`,
      "Is that a folder you may read?",
    );
  }
  return NO_ROOM.has(String(error.code)) ? noRoom(String(error.code)) : error;
}

const NO_ROOM = new Set(["EMFILE", "ENFILE", "ENOMEM", "EAGAIN"]);

function noRoom(code: string): UserError {
  return new UserError(
    "cannot-start",
    `git could not be started: this machine has no more room for it (${code})`,
    "Close other programs, then run the command again.",
  );
}

/** Over everything that the repository's own configuration could have git start, or show otherwise than it is. */
const HARDENED: readonly string[] = Object.entries({
  "core.fsmonitor": "false",
  "core.hooksPath": devNull,
  "core.attributesFile": devNull,
  "core.pager": "cat",
  "core.sshCommand": "false",
  "core.alternateRefsCommand": "false",
  "diff.external": "",
  "gpg.program": "false",
  "log.showSignature": "false",
  "protocol.allow": "never",
  "safe.bareRepository": "explicit",
}).flatMap(([name, value]) => ["-c", `${name}=${value}`]);

/**
 * The user's environment without what points git elsewhere or makes it write. The index that a hook was given stays
 * (`git commit -a` has its own), and so does the user's configuration, which may say which folders are safe.
 */
function environment({ env = process.env }: GitPlace): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(([name]) => !/^GIT_/i.test(name) || /^GIT_CONFIG/i.test(name));
  const index = env["GIT_INDEX_FILE"];
  return {
    ...Object.fromEntries(kept),
    ...(index === undefined ? {} : { GIT_INDEX_FILE: resolve(index) }),
    LC_ALL: "C",
    LANGUAGE: "",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_LITERAL_PATHSPECS: "1",
    // no kind of address may be fetched from, whatever the repository allows
    GIT_ALLOW_PROTOCOL: "none",
    GIT_PAGER: "cat",
  };
}

/** git; on Windows by its path, as a bare name would be looked for in the folder first, where one could have been put. */
export function gitProgram({ env = process.env }: GitPlace): string {
  if (process.platform !== "win32") return "git";
  const folders = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, "git.exe")).find((path) => existsSync(path)) ?? "git.exe";
}
