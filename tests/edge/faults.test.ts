import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { program } from "../support/programs.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const isHere = program("strace", "strace") && program("prlimit", "util-linux") && program("git", "git");

// forty of the points of `npm run faults`: eight commands and five faults of each, chosen by the commit
describe.skipIf(!isHere)("a command whose system call fails", () => {
  it("leaves old or new, whole, and at most one temporary file, which the next run removes", () => {
    const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: ROOT, encoding: "utf8" }).trim();
    const args = ["bench/faults/faults.mjs", "--cases", "8", "--points", "5", "--seed", commit];
    const ran = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
    expect(ran.status, ran.stderr).toBe(0);
    expect(ran.stdout).toMatch(/^\| all \| 40 \|/m);
  }, 240_000);
});
