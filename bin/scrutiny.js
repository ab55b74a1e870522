#!/usr/bin/env node
import module from "node:module";

module.enableCompileCache?.();
// what was begun is cleared away on exit: temporary files, locks
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
process.once("SIGHUP", () => process.exit(129));
const { main } = await import("../dist/main.js");
process.exitCode = await main();
