// A corpus in a git repository: committed and packed, as a clone has it, with five notes changed since.
import { execFileSync } from "node:child_process";
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { makeCorpus } from "./corpus.mjs";

const CHANGED = 5;
const PERSON = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org"];

/** Makes the plain corpus anew as a repository; five notes, spread over all of them, have words added. */
export function makeRepository({ folder, notes }) {
  makeCorpus({ folder, notes });
  const git = (...args) => execFileSync("git", [...PERSON, ...args], { cwd: folder, stdio: "ignore" });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "The corpus");
  git("gc", "--quiet");
  const evidence = join(folder, "evidence");
  const paths = readdirSync(evidence, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".md"),
  );
  const every = Math.floor(paths.length / CHANGED);
  for (let at = 0; at < CHANGED; at += 1)
    appendFileSync(join(evidence, paths.sort()[at * every]), "\nWords that came later.\n");
}
