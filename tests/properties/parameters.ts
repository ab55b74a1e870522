import { randomInt } from "node:crypto";

const fixed = process.env["CI"] === "true" ? "20260401" : undefined;
/** The seed of every property of this run. */
export const seed = Number(process.env["SCRUTINY_SEED"] ?? fixed ?? randomInt(2 ** 31));
const runs = Number(process.env["SCRUTINY_RUNS"] ?? 500);

let isSaid = false;

/**
 * What fast-check is run with: 500 runs, or as many as SCRUTINY_RUNS says (`npm run check:long`: 10,000). The seed is a
 * new one each time, as a fixed one finds once what it can find and never again; it is printed, and SCRUTINY_SEED
 * repeats a run. With CI=true it is fixed: a change is judged by what it changed, and not by luck. A case that was found goes into a table of its own under tests/hostile/.
 * `share` is for what is slow, or done for each of many kinds.
 */
export function parameters(share = 1): { seed: number; numRuns: number } {
  if (!isSaid) process.stderr.write(`SCRUTINY_SEED=${seed} (${runs} runs)\n`);
  isSaid = true;
  return { seed, numRuns: Math.max(1, Math.round(runs * share)) };
}
