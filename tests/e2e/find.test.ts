import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOf } from "../support/copy.ts";
import { FERNSHIRE, ROOT } from "../support/fixture.ts";

const BIN = join(ROOT, "bin/scrutiny.js");

function scrutiny(cwd: string, ...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...argv], { cwd, encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("the built program", () => {
  it("traces, searches and briefs from anywhere in the knowledge base, with paths from where one stands", {
    timeout: 60_000,
  }, () => {
    const folder = copyOf(FERNSHIRE);
    const traced = scrutiny(join(folder, "evidence"), "trace", "R3");
    expect(traced.status).toBe(0);
    expect(traced.stdout).toContain(
      "../registers/recommendations/2025-10-23-publish-a-health-rota-for-cjpb.md:2",
    );
    const found = scrutiny(join(folder, "evidence"), "search", "health", "rota");
    expect(found.status).toBe(0);
    expect(found.stdout).toContain("[rota]");
    const page = scrutiny(folder, "brief", "lead-partners");
    expect(page.status).toBe(0);
    expect(page.stdout).toContain("# Before the meeting: Lead Safeguarding Partners");
    expect(page.stderr).toBe("");
    expect(existsSync(join(folder, "brief-lead-partners-2026-06-15.md"))).toBe(false);
  });

  it.each([
    ["trace", "R3"],
    ["search", "health"],
  ])("%s %s: a pipe that is closed ends it quietly", (...argv) => {
    const command = `${process.execPath} ${BIN} -C ${FERNSHIRE} ${argv.join(" ")} | head -n 1`;
    const ran = spawnSync("sh", ["-c", command], { encoding: "utf8" });
    expect(ran.stdout.split("\n").length).toBe(2);
    expect(ran.stderr).toBe("");
  });

  it("says in JSON what could not be run", () => {
    const ran = scrutiny(FERNSHIRE, "trace", "no-such-thing-anywhere", "--format", "json");
    expect(ran.status).toBe(2);
    expect(JSON.parse(ran.stdout).error.code).toBe("unknown-id");
  });
});
