// Times whole processes. What is compared runs in turn, so that a busy machine slows all alike.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const TIME = "/usr/bin/time";

/** Environment of every process: nothing that the caller has set may change what is measured. */
const ENV = { ...process.env, NO_COLOR: "1" };
for (const name of ["SCRUTINY_TODAY", "NODE_OPTIONS", "NODE_COMPILE_CACHE", "FORCE_COLOR"]) delete ENV[name];

/** As `runProgram`, of node. */
export const runNode = (args, how) => runProgram(process.execPath, args, how);

/** Runs a program to its end; throws with what it said where its exit code is none of `codes`. Gives seconds, and what it wrote. */
export function runProgram(path, args, { keep = false, wrap = [], env = {}, cwd, codes = [0] } = {}) {
  const [program, ...rest] = [...wrap, path, ...args];
  const from = process.hrtime.bigint();
  const ended = spawnSync(program, rest, {
    env: { ...ENV, ...env },
    cwd,
    stdio: ["ignore", keep ? "pipe" : "ignore", "pipe"],
    maxBuffer: 2 ** 30,
    encoding: "utf8",
  });
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  if (ended.error) throw ended.error;
  if (!codes.includes(ended.status))
    throw new Error(`a measured program ended with ${ended.status}: ${ended.stderr.slice(-2000)}`);
  return { seconds, stdout: ended.stdout ?? "", stderr: ended.stderr };
}

/**
 * A way to run node, or the run's own `program`, that also tells its peak memory and the processor time of it and of all
 * that it waited for; `scratch` is a folder for what it writes. Of a program that is not node neither is known without
 * GNU time.
 */
export function memoryRunner(scratch) {
  const file = join(scratch, "peak");
  const figures = () => {
    const [kib, user, system] = readFileSync(file, "utf8").trim().split("\n").at(-1).split(" ").map(Number);
    return { mib: kib / 1024, cpu: user + system };
  };
  const wrap = [TIME, "-f", "%M %U %S", "-o", file];
  const hasTime = existsSync(TIME) && isGnuTime(wrap, figures);
  const preload = ["--import", new URL("./peak-memory.mjs", import.meta.url).href];
  return (args, { program } = {}) => {
    if (!hasTime && program) return { seconds: runProgram(program, args).seconds };
    const { seconds } = hasTime
      ? runProgram(program ?? process.execPath, args, { wrap })
      : runNode([...preload, ...args], { env: { BENCH_PEAK_FILE: file } });
    return { seconds, ...figures() };
  };
}

function isGnuTime(wrap, figures) {
  try {
    runNode(["-e", "0"], { wrap });
    return figures().mib > 0;
  } catch {
    return false;
  }
}

/** Where a run takes longer than this, or a round of all, in seconds, there are three rounds and not five. */
const LONG_RUN = 10;
const LONG_ROUND = 30;

/**
 * Runs each `{name, args, before?}` in turn, round after round. Of the times the best counts, of the memory the highest;
 * what the runner does not tell is undefined.
 */
export function interleaved(commands, runner, rounds, say) {
  const runs = commands.map((command) => ({ ...command, seconds: [], mib: [], cpu: [] }));
  let wanted = rounds;
  for (let round = 0; round < wanted; round += 1) {
    for (const run of runs) {
      say(`round ${round + 1} of ${wanted}: ${run.name}`);
      run.before?.();
      const { seconds, mib, cpu } = runner(run.args, run);
      run.seconds.push(seconds);
      if (mib !== undefined) run.mib.push(mib);
      if (cpu !== undefined) run.cpu.push(cpu);
    }
    const first = runs.map((run) => run.seconds[0]);
    const isLong = Math.max(...first) > LONG_RUN || first.reduce((sum, one) => sum + one) > LONG_ROUND;
    if (isLong) wanted = Math.min(rounds, 3);
  }
  return runs.map(({ name, corpus, seconds, mib, cpu }) => ({
    name,
    corpus,
    best: Math.min(...seconds),
    all: seconds,
    cpu: cpu.length > 0 ? Math.min(...cpu) : undefined,
    peakMib: mib.length > 0 ? Math.max(...mib) : undefined,
  }));
}

/** The median of many short runs of each, in turn. */
export function medians(commands, count) {
  const times = commands.map(() => []);
  for (let round = 0; round < count; round += 1) {
    commands.forEach(({ args }, index) => {
      times[index].push(runNode(args).seconds);
    });
  }
  return commands.map(({ name }, index) => ({ name, median: median(times[index]) }));
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
