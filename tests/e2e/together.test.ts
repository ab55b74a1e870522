import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

// a few of what `npm run faults:together` does
describe("commands at the same time", () => {
  it("lose no note and no update: each is there, or is kept beside and told", () => {
    const few = ["--processes", "4", "--notes", "4", "--updates", "6"];
    const args = ["bench/faults/together.mjs", ...few];
    const ran = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
    expect(ran.stderr).toBe("");
    expect(ran.stdout).toContain("16 notes with 16 ids, 0 errors of check");
    const [, made, kept, refused] =
      /(\d+) in it, (\d+) kept beside it with exit 1, (\d+) refused/.exec(ran.stdout) ?? [];
    expect(Number(made) + Number(kept) + Number(refused)).toBe(12);
    expect(ran.status).toBe(0);
  }, 120_000);
});
