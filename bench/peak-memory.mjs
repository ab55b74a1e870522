// Loaded before the program where the machine has no /usr/bin/time: writes the peak of its resident memory, in KiB, into
// the file that BENCH_PEAK_FILE names.
import { writeFileSync } from "node:fs";

const file = process.env["BENCH_PEAK_FILE"];
if (file) process.once("exit", () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
