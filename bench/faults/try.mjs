// One case: its dry run, and its points one by one.
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { isStray, judged, treeOf } from "./judge.mjs";
import { allPoints, nameOf } from "./points.mjs";
import { prepare } from "./prepare.mjs";
import { plainRun, run, startingCalls, writingCalls } from "./strace.mjs";

/** Makes a case ready in a folder of its own: its knowledge base, and what a run without a fault does. */
export async function ready(home, one) {
  const at = join(home, one.name.replace(/\W+/g, "-"));
  mkdirSync(at);
  prepare(at, one);
  const inGit = one.inGit ?? [];
  const before = treeOf(at, one);
  const dry = copy(at, "dry");
  const ran = await run(dry, one.argv, undefined);
  if (ran.code !== 0) throw new Error(`${one.name}: ended with ${ran.code} without a fault\n${ran.err}`);
  const written = writingCalls(ran.lines, dry, inGit);
  const own = written.find(({ call }) => /^(?:pwrite|rename|link|unlink|mkdir)/.test(call));
  if (one.starts && own) throw new Error(`${one.name} writes ${own.on} itself`);
  const calls = one.starts ? startingCalls(ran.lines) : written;
  const whole = treeOf(dry, one);
  rmSync(dry, { recursive: true });
  return { ...one, at, inGit, before, whole, calls, points: allPoints(calls) };
}

/** Runs a case with one fault, judges what stands then, and what the next run makes of what was left behind. */
export async function tried(one, point, number) {
  const at = copy(one.at, `point-${number}`);
  try {
    const ran = await run(at, one.argv, point);
    const struck =
      point.call === "limit" ||
      ["SIGKILL", 143].includes(ran.code) ||
      ran.lines.some(
        (line) =>
          line.includes("--- SIGTERM") || (line.includes("(INJECTED)") && (one.starts || line.includes(at))),
      );
    const after = treeOf(at, one);
    const result = judged({ before: one.before, whole: one.whole, after, ran, most: mostStrays(point) });
    const left = [...result.strays, ...result.locks, ...result.pending];
    const isNextRun = left.length > 0 || result.state === "some" || one.starts;
    const next = isNextRun ? await nextRun(at, one, result) : [];
    return {
      point: nameOf(point),
      on: point.on,
      call: point.call,
      what: point.what,
      code: ran.code,
      struck,
      ...result,
      bad: [...result.bad, ...next],
      err: ran.err,
    };
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

/**
 * The same command again: it may find its work done (exit 1), and no temporary file may be left behind then. A lock whose
 * owner is gone may stay where the second run had nothing to write: it keeps nobody out.
 */
async function nextRun(at, one, { state, strays }) {
  const ran = await plainRun(at, state === "new" ? (one.next ?? one.argv) : one.argv);
  const after = treeOf(at, one);
  const left = [...after.keys()].filter((path) => isStray(path) || /-pending\.json$/.test(path));
  const bad = [];
  if (![0, 1].includes(ran.code) && !/has this reference|left no conflict/.test(ran.err))
    bad.push(`the next run ended with ${ran.code}: ${ran.err}`);
  if (left.length > 0) bad.push(`the next run left ${left}`);
  for (const path of strays)
    if (!ran.err.includes(path.split("/").at(-1))) bad.push(`the next run did not name ${path}`);
  if (one.starts && !isDeepStrictEqual(after, one.whole)) bad.push("the next run did not do the rest");
  return bad;
}

/** A folder that never lets a file go keeps each that was made there; the next run removes them all. */
function mostStrays({ call, nth }) {
  return /^unlink/.test(call) && nth.endsWith?.("+") ? Number.POSITIVE_INFINITY : 1;
}

function copy(at, name) {
  const to = join(at, name);
  mkdirSync(to);
  for (const part of ["base", "home", "state", "remote"])
    if (existsSync(join(at, part))) cpSync(join(at, part), join(to, part), { recursive: true });
  return to;
}
