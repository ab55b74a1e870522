// What the reading commands take on the example, against check: whole processes, in turn, the best of each.
import { fileURLToPath } from "node:url";
import { interleaved, runNode } from "./measure.mjs";

const EXAMPLE = fileURLToPath(new URL("../examples/fernshire", import.meta.url));
/** Each as a person would type it; the first is what the others are held against. */
const COMMANDS = [
  ["check"],
  ["status"],
  ["todo"],
  ["coverage"],
  ["brief", "dsp-group"],
  ["trace", "learning.cascade"],
  ["search", "health"],
];

/** Times the reading commands; `missing` names those that the program does not have yet. */
export function measureReading(program, rounds, say) {
  // help of a command that is not there is the help of the program
  const isThere = ([name]) =>
    runNode([program, name, "--help"], { codes: [0, 2], keep: true }).stdout.includes(`scrutiny ${name} `);
  const there = COMMANDS.filter(isThere);
  const runs = interleaved(
    there.map((args) => ({ name: args.join(" "), args: [program, "-C", EXAMPLE, ...args] })),
    (args) => ({ seconds: runNode(args).seconds, mib: 0 }),
    rounds,
    (what) => say(`reading commands, ${what}`),
  );
  say("");
  const check = runs[0].best;
  return {
    runs: runs.map(({ name, best }) => ({ name, best, ratio: best / check })),
    missing: COMMANDS.filter((command) => !there.includes(command)).map(([name]) => name),
  };
}
