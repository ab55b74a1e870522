// Loaded before the tool: opens and closes so often in the thread that does its writing that the counts of system calls
// of that thread lie above those of the main thread. A fault at the n-th call then strikes one thread alone.
import { open } from "node:fs/promises";
import { devNull } from "node:os";
import { AHEAD } from "./ahead.mjs";

for (let n = 0; n < AHEAD; n++) await (await open(devNull)).close();
