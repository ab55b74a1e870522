import { execFileSync } from "node:child_process";
import { devNull } from "node:os";

/** Runs git in a folder as a made-up person, with none of this machine's configuration; gives what it prints. */
export function git(folder: string, args: readonly string[], committedAt = "2025-07-14T12:00:00Z"): string {
  const who = { NAME: "Test Person", EMAIL: "test@example.org", DATE: committedAt };
  const person = Object.fromEntries(
    Object.entries(who).flatMap(([key, value]) => [
      [`GIT_AUTHOR_${key}`, value],
      [`GIT_COMMITTER_${key}`, value],
    ]),
  );
  const clean = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return execFileSync("git", ["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...Object.fromEntries(clean), ...person, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: devNull },
  }).trim();
}

/** Commits all that is in the folder's repository; gives the commit's full name. */
export function commitAll(folder: string, committedAt?: string): string {
  git(folder, ["add", "--all"], committedAt);
  git(folder, ["commit", "--quiet", "--allow-empty", "--message", "A change"], committedAt);
  return git(folder, ["rev-parse", "HEAD"]);
}
