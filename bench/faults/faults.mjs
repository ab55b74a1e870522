// `npm run faults [-- --points 60] [--only NAME] [--cases N] [--from 1] [--seed TEXT] [--json FILE]`: makes the system calls of each command that
// writes fail, one at a time, and says what was lost; `-- --join FILE…` prints one table of several runs' --json. It needs strace and prlimit (Debian's strace and util-linux), and `npm run build`.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CASES } from "./cases.mjs";
import { chosenPoints } from "./points.mjs";
import { table } from "./table.mjs";
import { ready, tried } from "./try.mjs";

const commit = execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim();
const begunAt = Date.now();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    points: { type: "string", default: "60" },
    verbose: { type: "boolean", default: false },
    from: { type: "string", default: "1" },
    cases: { type: "string" },
    only: { type: "string" },
    json: { type: "string" },
    join: { type: "boolean", default: false },
    seed: { type: "string", default: commit },
  },
});

// stopped before its end, it prints what it has
process.on("SIGTERM", () => queue.splice(0));
const named = CASES.slice(Number(values.from) - 1).filter(
  ({ name }) => values.only === undefined || name.includes(values.only),
);
const queue = values.cases === undefined ? named : someOf(named).slice(0, Number(values.cases));
const { rows, ...run } = values.join ? joined(positionals) : await tryAll();
rows.sort(
  (a, b) => CASES.findIndex(({ name }) => name === a.name) - CASES.findIndex(({ name }) => name === b.name),
);
console.log(table(rows, run));
if (
  rows.some(({ results }) =>
    results.some(({ lost, torn, bad }) => lost.length + torn.length + bad.length > 0),
  )
)
  process.exitCode = 1;

async function tryAll() {
  const home = mkdtempSync(join(tmpdir(), "scrutiny-faults-"));
  const done = { commit, minutes: 0, rows: [] };
  try {
    await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, () => lane(home, done)));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return done;
}

/** Of several runs of one commit; a command that several tried counts once. */
function joined(files) {
  const runs = files.map((file) => JSON.parse(readFileSync(file, "utf8")));
  const commits = [...new Set(runs.map((one) => one.commit))];
  if (commits.length !== 1) throw new Error(`the runs are of several commits: ${commits}`);
  const byName = new Map(runs.flatMap(({ rows }) => rows.map((row) => [row.name, row])));
  const minutes = runs.reduce((sum, one) => sum + one.minutes, 0);
  return { commit: commits[0], minutes, rows: [...byName.values()] };
}

/** In an order that the seed chooses. */
function someOf(cases) {
  const order = ({ name }) => createHash("sha256").update(`${values.seed} ${name}`).digest("hex");
  return cases.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

async function lane(home, done) {
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    const begun = Date.now();
    const made = await ready(home, one);
    const results = [];
    for (const [number, point] of chosenPoints(made.points, Number(values.points), values.seed).entries()) {
      const result = await tried(made, point, number);
      results.push(result);
      if (values.verbose && !result.struck)
        console.error(`${one.name}: ${result.point} (${result.on}) missed`);
      for (const said of [
        ...result.lost.map((path) => `lost ${path}`),
        ...result.torn.map((path) => `torn ${path}`),
        ...result.bad,
      ])
        console.error(`${one.name}: ${result.point} (${result.on}, ended with ${result.code}): ${said}`);
    }
    rmSync(made.at, { recursive: true, force: true });
    done.rows.push({ name: one.name, calls: made.calls, possible: made.points.length, results });
    done.minutes = Math.round((Date.now() - begunAt) / 60_000);
    if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(done));
    console.error(
      `${one.name}: ${results.length} of ${made.points.length} points in ${Math.round((Date.now() - begun) / 1000)} s`,
    );
  }
}
