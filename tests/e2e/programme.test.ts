import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { copyOf } from "../support/copy.ts";
import { FERNSHIRE, ROOT } from "../support/fixture.ts";
import { commitAll, git } from "../support/repository.ts";

// processes are started: on a busy machine that takes its time
vi.setConfig({ testTimeout: 120_000 });

const NEXT = "programme/2026-27/programme.yaml";

function repository() {
  if (!existsSync(join(ROOT, "dist/main.js"))) throw new Error("build first: npm run build");
  const root = copyOf(FERNSHIRE);
  git(root, ["init", "--quiet"]);
  commitAll(root);
  const scrutiny = (...argv: readonly string[]) =>
    execFileSync("node", [join(ROOT, "bin/scrutiny.js"), ...argv], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  return { root, scrutiny };
}

describe("a programme in a repository", () => {
  it("is begun, agreed in a diff of two lines, changed and shown as it was", () => {
    const { root, scrutiny } = repository();
    expect(scrutiny("programme", "new", "--year", "2026/27", "--carry", "all")).toBe(
      `${NEXT}\nprogramme/2026-27/diary.yaml\n`,
    );
    expect(git(root, ["status", "--porcelain"])).toBe("?? programme/2026-27/");
    expect(JSON.parse(scrutiny("check", "--format", "json")).counts.errors).toBe(0);
    commitAll(root);
    scrutiny(
      "programme",
      "agree",
      "--year",
      "2026/27",
      "--by",
      "dsp-group",
      "business-manager",
      "--on",
      "2026-06-11",
    );
    expect(git(root, ["diff", "--numstat"])).toBe(`3\t1\t${NEXT}`);
    const agreed = commitAll(root);
    const path = join(root, NEXT);
    writeFileSync(path, readFileSync(path, "utf8").replace("kind: network", "kind: meeting"));
    commitAll(root);
    const state = (...argv: readonly string[]) =>
      JSON.parse(scrutiny(...argv, "programme", "show", "--year", "2026/27", "--format", "json")).agreement;
    expect(state()).toMatchObject({ state: "agreed", changedSince: true });
    expect(state("--at", agreed)).toMatchObject({ state: "agreed", changedSince: false });
    expect(() =>
      scrutiny(
        "--at",
        agreed,
        "programme",
        "agree",
        "--year",
        "2026/27",
        "--by",
        "dsp-group",
        "--on",
        "2026-06-12",
      ),
    ).toThrow(/works on the files of today/);
    expect(git(root, ["status", "--porcelain"])).toBe("");
  });
});
