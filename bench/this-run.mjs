// What every bench says of itself, and what it is asked for.
import { readFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";

/** The day, the version of the package in `folder`, and the machine with its load at the start. */
export function aboutThisRun(folder, load) {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const machine = {
    cores: availableParallelism(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}`,
    node: process.versions.node,
    load,
  };
  return { date: new Date().toISOString().slice(0, 10), version, machine };
}

/** Rounds as they are typed. */
export function roundsOf(text) {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new Error("--rounds takes a whole number from 1 to 99");
}

/** On a terminal, what is being measured; one line that each call writes over. */
export function say(what) {
  if (process.stderr.isTTY) process.stderr.write(`\r${what}\u001b[K`);
}
