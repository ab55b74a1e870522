#!/usr/bin/env node
import module from "node:module";

module.enableCompileCache?.();
// what was begun is cleared away on exit: temporary files, locks
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
// the terminal is gone: node aborts where it would set it back, so all is cleared away here, and the signal ends it
process.once("SIGHUP", () => {
  process.emit("exit", 129);
  process.kill(process.pid, "SIGHUP");
});
const { main } = await import("../dist/main.js");
// all that was to be written is out, and nothing is under way: to take the memory apart takes longer than to leave it
process.exit(await main());
