// What stands in the folder after a run, and whether all of it is old or new, and whole.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** All files below `at`/base and `at`/state, as text; of git's own only those of the folders named. */
export function treeOf(at, { inGit = [], starts = false }) {
  const tree = new Map();
  const walk = (folder) => {
    for (const entry of entries(join(at, folder))) {
      const path = `${folder}/${entry.name}`;
      if (/^base(\/new)?\/\.git$/.test(path)) {
        for (const one of inGit) walk(`${path}/${one}`);
      } else if (entry.isDirectory()) {
        if (isStray(entry.name)) tree.set(path, "");
        else walk(path);
      } else tree.set(path, readFileSync(join(at, path), "latin1"));
    }
  };
  walk("base");
  walk("state");
  if (starts) for (const [name, text] of branches(at)) tree.set(name, text);
  return tree;
}

/** Where each branch is, here and in the other repository; one that has nothing of its own yet is none. */
function branches(at) {
  const git = (folder, ...args) =>
    execFileSync("git", ["-C", join(at, folder), ...args], { encoding: "utf8" }).trim();
  const main = git("base", "rev-parse", "main");
  return ["base", "remote"].flatMap((folder) =>
    git(folder, "for-each-ref", "--format=%(objectname) %(refname)")
      .split("\n")
      .filter((line) => !line.startsWith(main) || /\/main$/.test(line))
      .map((line) => [`${folder}: ${line.split(" ")[1]}`, line]),
  );
}

function entries(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

export const isStray = (path) => /(?:^|\/)\.scrutiny-[^/]*\.tmp$/.test(path);
const isLock = (path) => /(?:^|\/)\.scrutiny-[^/]*\.lock(?:\.takeover)?$/.test(path);
const isPending = (path) => /(?:^|\/)\.manifest[^/]*-pending\.json$/.test(path);

/** What differs by chance from run to run is made the same: an id's last letters, digests, salts, moments. */
function same(text) {
  return text
    .replace(/(\d{4}-\d\d-\d\d-[a-z0-9-]+-)[0-9a-hjkmnp-tv-z]{4}(?![a-z0-9])/g, "$1....")
    .replace(/\b(?:[0-9a-f]{64}|[0-9a-f]{32})\b/g, "DIGEST")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "MOMENT");
}

const sames = (tree) => new Map([...tree].map(([path, text]) => [same(path), same(text)]));

/**
 * Compares what stands after a run with what stood before and what stands after a run without a fault. `faults` are
 * sentences; none means that all is well.
 */
export function judged({ before, whole, after, ran, most }) {
  const strays = [...after.keys()].filter(isStray);
  const locks = [...after.keys()].filter(isLock);
  const pending = [...after.keys()].filter(isPending);
  const [was, will] = [sames(before), sames(whole)];
  const now = sames(
    new Map([...after].filter(([path]) => !isStray(path) && !isLock(path) && !isPending(path))),
  );
  const lost = [...was.keys()].filter((path) => !now.has(path) && will.has(path));
  const torn = [...now]
    .filter(([path, text]) => text !== was.get(path) && text !== will.get(path))
    .map(([path]) => path);
  const isNew = equal(now, will);
  const isOld = equal(now, was);
  const bad = [];
  if (strays.length > most) bad.push(`${strays.length} stray temporary files: ${strays}`);
  if (ran.code === 0 && !isNew) bad.push("it ended with 0 and the work is not there");
  if (![0, 1, 2, 143, "SIGKILL", "SIGTERM", 137].includes(ran.code)) bad.push(`it ended with ${ran.code}`);
  if (/\.tmp\b|^\s+at .*:\d+:\d+/m.test(ran.err) && !/^Removed/m.test(ran.err))
    bad.push("it speaks of its temporary file, or shows a stack");
  const state = isNew ? "new" : isOld ? "old" : "some";
  return { state, strays, locks, pending, lost, torn, bad };
}

function equal(one, other) {
  return one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);
}
