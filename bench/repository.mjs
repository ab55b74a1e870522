// A corpus in a git repository: committed and packed, as a clone has it, with five notes changed since.
import { execFileSync } from "node:child_process";
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { makeCorpus } from "./corpus.mjs";

const CHANGED = 5;
/** A made-up person; and git tidies up only when it is told to. */
const PERSON = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0"];

/** Makes the plain corpus anew as a repository; five notes, spread over all of them, have words added. */
export function makeRepository({ folder, notes }) {
  makeCorpus({ folder, notes });
  const git = (...args) => execFileSync("git", [...PERSON, ...args], { cwd: folder, stdio: "ignore" });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "The corpus");
  git("gc", "--quiet");
  const paths = notesIn(folder);
  const every = Math.floor(paths.length / CHANGED);
  for (let at = 0; at < CHANGED; at += 1)
    appendFileSync(join(folder, paths[at * every]), "\nWords that came later.\n");
}

const COMMITS = 100;

/** The plain corpus as a repository in which every note was changed once more, a hundredth of them in each commit. */
export function makeHistory({ folder, notes }) {
  makeCorpus({ folder, notes });
  const git = (...args) => execFileSync("git", [...PERSON, ...args], { cwd: folder, stdio: "ignore" });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "The corpus");
  const paths = notesIn(folder);
  for (let commit = 0; commit < COMMITS; commit += 1) {
    const changed = paths.filter((_, at) => at % COMMITS === commit);
    for (const path of changed) appendFileSync(join(folder, path), "\nWords that came later.\n");
    git(
      "commit",
      "--quiet",
      "--all",
      "--allow-empty",
      "--message",
      `Words that came later, part ${commit + 1}`,
    );
  }
  git("gc", "--quiet");
}

function notesIn(folder) {
  return readdirSync(join(folder, "evidence"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("evidence", name))
    .sort();
}
