import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder: string;

/** For vitest's `globalSetup`: names the file, inherited by every worker, in which tests note what they lacked. */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), "scrutiny-tests-"));
  process.env["SCRUTINY_TEST_MISSING"] = join(folder, "missing.txt");
}

/** Says at the end of the run, on one line, what was not tried for want of something on this machine. */
export function teardown(): void {
  const list = join(folder, "missing.txt");
  const lacking = existsSync(list) ? new Set(readFileSync(list, "utf8").trim().split("\n")) : new Set();
  rmSync(folder, { recursive: true, force: true });
  if (lacking.size > 0) process.stderr.write(`Not tried, as not here: ${[...lacking].sort().join(", ")}\n`);
}
