// Loaded before the program where the machine has no /usr/bin/time: writes the peak of its resident memory, in KiB, and
// its processor time, user and system in seconds, into the file that BENCH_PEAK_FILE names.
import { writeFileSync } from "node:fs";

const file = process.env["BENCH_PEAK_FILE"];
if (file) {
  process.once("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(file, `${maxRSS} ${userCPUTime / 1e6} ${systemCPUTime / 1e6}`);
  });
}
