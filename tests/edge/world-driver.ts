// Run as a process of its own: what the real World does with its streams.
import { nodeWorld } from "../../src/edge/node-world.ts";
import { openTerminal } from "../../src/edge/terminal.ts";

const world = nodeWorld();
const terminal = openTerminal(world, { colour: true, quiet: false, verbose: false });

async function run(): Promise<void> {
  if (process.argv[2] === "flood") {
    for (let line = 0; line < 20_000; line++) {
      terminal.result(`line ${line} ${"x".repeat(100)}`);
      if (line % 1000 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  } else terminal.result(`read ${(await world.stdin.readAll()).length}`);
}

process.exitCode = 1;
run().catch((error: { code?: string }) => terminal.failure(`thrown ${error.code}`));
