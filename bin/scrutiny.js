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
process.exitCode = await main();
// what is written is out before this ends; nothing else is under way, and to take all memory apart takes longer than to leave it
process.stdout.write("", () => process.stderr.write("", () => process.exit()));
