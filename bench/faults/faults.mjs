// `npm run faults [-- --points 60] [--only NAME] [--cases N] [--from 1] [--seed TEXT]`: makes the system calls of each command that writes fail, one
// at a time, and says what was lost. It needs strace and prlimit (Debian's strace and util-linux), and `npm run build`.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CASES } from "./cases.mjs";
import { chosenPoints } from "./points.mjs";
import { table } from "./table.mjs";
import { ready, tried } from "./try.mjs";

const commit = execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim();
const begunAt = Date.now();
const { values } = parseArgs({
  options: {
    points: { type: "string", default: "60" },
    verbose: { type: "boolean", default: false },
    from: { type: "string", default: "1" },
    cases: { type: "string" },
    only: { type: "string" },
    seed: { type: "string", default: commit },
  },
});

// stopped before its end, it prints what it has
process.on("SIGTERM", () => queue.splice(0));
const home = mkdtempSync(join(tmpdir(), "scrutiny-faults-"));
const rows = [];
const named = CASES.slice(Number(values.from) - 1).filter(
  ({ name }) => values.only === undefined || name.includes(values.only),
);
const queue = values.cases === undefined ? named : someOf(named).slice(0, Number(values.cases));
try {
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
} finally {
  rmSync(home, { recursive: true, force: true });
}
rows.sort(
  (a, b) => CASES.findIndex(({ name }) => name === a.name) - CASES.findIndex(({ name }) => name === b.name),
);
console.log(table(rows, { commit, minutes: Math.round((Date.now() - begunAt) / 60_000) }));
if (
  rows.some(({ results }) =>
    results.some(({ lost, torn, bad }) => lost.length + torn.length + bad.length > 0),
  )
)
  process.exitCode = 1;

/** In an order that the seed chooses. */
function someOf(cases) {
  const order = ({ name }) => createHash("sha256").update(`${values.seed} ${name}`).digest("hex");
  return cases.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

async function lane() {
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
    rows.push({ name: one.name, calls: made.calls, possible: made.points.length, results });
    console.error(
      `${one.name}: ${results.length} of ${made.points.length} points in ${Math.round((Date.now() - begun) / 1000)} s`,
    );
  }
}
