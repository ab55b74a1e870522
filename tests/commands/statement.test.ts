import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";

describe("statement", () => {
  it("makes the statement of the latest year that has ended, and says which", async () => {
    const root = copyOf(FERNSHIRE);
    const ran = await run(root, ["statement", "--format", "md"]);
    expect([ran.code, ran.out]).toEqual([0, "reports/2025-26/statement/annual-statement.md\n"]);
    expect(ran.err).toContain("Year 2025/26 (choose another with --year).");
    const manifest = JSON.parse(readFileSync(join(root, "reports/2025-26/statement/manifest.json"), "utf8"));
    expect(manifest.report).toMatchObject({
      document: "annual-statement",
      period: "2025/26",
      stage: "draft",
    });
    expect(manifest.records.map((one: { path: string }) => one.path)).toContain(
      "programme/2025-26/statement.md",
    );
  });

  it("is the same bytes the second time, and stands beside the reports of the quarters", async () => {
    const root = copyOf(FERNSHIRE);
    const one = await run(root, ["statement", "--year", "2025/26", "--format", "md", "--stdout"]);
    const two = await run(root, ["statement", "--year", "2025-26", "--format", "md", "--stdout"]);
    expect(two.out).toBe(one.out);
    expect(existsSync(join(root, "reports"))).toBe(false);
  });

  it("writes nothing with --dry-run", async () => {
    const root = copyOf(FERNSHIRE);
    const ran = await run(root, ["statement", "--dry-run", "--format", "md"]);
    expect([ran.code, ran.out]).toEqual([0, "reports/2025-26/statement/annual-statement.md\n"]);
    expect(existsSync(join(root, "reports"))).toBe(false);
  });

  it.each([
    ["a year that has not begun", ["--year", "2030/31"], /2030\/31/],
    ["no year", ["--year", "soon"], /no scrutiny year/],
    ["an edition that is none", ["--edition", "publik"], /Did you mean public\?/],
  ])("refuses %s, and writes nothing", async (_, options, message) => {
    const root = copyOf(FERNSHIRE);
    const ran = await run(root, ["statement", ...options]);
    expect([ran.code, ran.out]).toEqual([2, ""]);
    expect(ran.err).toMatch(message);
    expect(existsSync(join(root, "reports"))).toBe(false);
  });

  it("of a year without words says that nothing is written", async () => {
    const root = copyOf(FERNSHIRE);
    rmSync(join(root, "programme/2025-26/statement.md"));
    const ran = await run(root, ["statement", "--format", "md", "--stdout"]);
    expect(ran.out).toContain("Not yet written. No opinion is given.");
    expect(ran.out).not.toMatch(/Assurance level: (?!Not assessed)/);
  });

  it("hides in a public edition what a quarter's report hid, and prints no restricted text", async () => {
    const root = copyOf(FERNSHIRE);
    const ran = await run(root, ["statement", "--edition", "public", "--yes", "--format", "md"]);
    expect(ran.code).toBe(0);
    const folder = join(root, "reports/2025-26/statement");
    const text = readFileSync(join(folder, "annual-statement-public.md"), "utf8");
    expect(text).toMatch(
      /settled by practitioners 73, managers 38, heads of service 11, delegated partners \\\[c\]/,
    );
    const restricted = readdirSync(join(root, "registers/challenges"))
      .map((name) => readFileSync(join(root, "registers/challenges", name), "utf8"))
      .filter((entry) => entry.includes("OFFICIAL-SENSITIVE"))
      .map((entry) => /^title: "?(.+?)"?$/m.exec(entry)?.[1] ?? "");
    expect(restricted.length).toBeGreaterThan(2);
    for (const title of restricted) expect(text).not.toContain(title);
    // how many learning reviews there are is hidden in the manifest too
    const manifest = JSON.parse(readFileSync(join(folder, "manifest-public.json"), "utf8"));
    const paths: readonly string[] = manifest.records.map((one: { path: string }) => one.path);
    expect(paths.filter((path) => path.includes("learning-reviews"))).toEqual(["registers/learning-reviews"]);
    expect(paths.filter((path) => path.startsWith("registers/challenges")).length).toBeGreaterThan(2);
  });

  it("is refused for everybody where its words say a number that the edition hides", async () => {
    const root = copyOf(FERNSHIRE);
    const path = join(root, "programme/2025-26/statement.md");
    const text = readFileSync(path, "utf8");
    const few = "from two of four in February [@2026-02-04";
    expect(text).toContain("from some in February [@2026-02-04");
    writeFileSync(path, text.replace("from some in February [@2026-02-04", few));
    const ran = await run(root, ["statement", "--edition", "public", "--yes", "--format", "md"]);
    expect([ran.code, ran.out]).toEqual([1, ""]);
    expect(ran.err).toContain("small-number-in-words");
    expect(ran.err).not.toMatch(/two of four/);
  });

  it("never takes the set of another report away from a folder", async () => {
    const root = copyOf(FERNSHIRE);
    const options = ["--format", "md", "--output", join(root, "out")];
    expect((await run(root, ["statement", ...options])).code).toBe(0);
    const ran = await run(root, ["report", "--quarter", "Q2", ...options]);
    expect([ran.code, ran.out]).toEqual([1, ""]);
    expect(ran.err).toContain("The folder holds another report, the annual-statement of 2025/26");
    expect(readdirSync(join(root, "out")).sort()).toEqual(["annual-statement.md", "manifest.json"]);
  });

  it("takes a template of the partnership's own", async () => {
    const root = copyOf(FERNSHIRE);
    mkdirSync(join(root, "templates"), { recursive: true });
    writeFileSync(join(root, "templates/annual-statement.md"), "# Our year\n\n## Opinion\n\n::opinion\n");
    const ran = await run(root, ["statement", "--format", "md", "--stdout"]);
    expect(ran.out).toContain("# Our year");
    expect(ran.out).not.toContain("Evidence index");
  });
});
