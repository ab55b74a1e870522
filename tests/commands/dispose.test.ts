import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { layOver, run, temporaryFolder } from "../support/copy.ts";
import { TINY } from "../support/knowledge-base.ts";

const ID = "2025-07-10-executive-meeting-of-july-aaaa";
const PATH = `evidence/2025-26/${ID}.md`;
const FILE = "evidence/2025-26/files/minutes.pdf";
const WORDS = `---\nquarter: Q2\nto: executive\n---\n## Headline\n\nBoth partners came [@${ID}, 1].\n`;
const env = { SCRUTINY_TODAY: "2025-10-20" };
const ARGV = ["dispose", ID, "--reason", "The schedule says so.", "--by", "Business Manager"];

function folderWithNote(): string {
  const folder = temporaryFolder();
  const files = Object.fromEntries(TINY as ReadonlyMap<string, string>);
  const note = (files[PATH] ?? "").replace(
    "findings:",
    `sources:\n  - {title: Minutes, kind: minutes, file: ${FILE}}\nfindings:`,
  );
  layOver(folder, { ...files, [PATH]: note, [FILE]: "%PDF-", "programme/2025-26/q2.md": WORDS });
  return folder;
}

describe("a note is disposed of", () => {
  it("by its content and attachment going; title, day and reason stay, and what cites it is told", async () => {
    const folder = folderWithNote();
    const ran = await run(folder, [...ARGV, "--yes"], { env });
    expect(ran).toMatchObject({ code: 0, out: `${PATH}\n` });
    expect(ran.err).toContain("programme/2025-26/q2.md:7:20");
    expect(ran.err).toContain("git filter-repo --sensitive-data-removal --invert-paths");
    const text = readFileSync(join(folder, PATH), "utf8");
    expect(text).toContain("title: Executive meeting of July");
    expect(text).toContain("disposed: {on: 2025-10-20, by: Business Manager, reason: The schedule says so.}");
    expect(text).not.toMatch(/came|agreed|findings|sources/);
    expect(existsSync(join(folder, FILE))).toBe(false);
    const { problems } = JSON.parse((await run(folder, ["check", "--format", "json"], { env })).out);
    const errors = problems.filter((one: { severity: string }) => one.severity === "error");
    expect(errors.map((one: { rule: string }) => one.rule)).toEqual(["citation-of-withdrawn-note"]);
    expect(await run(folder, [...ARGV, "--yes"], { env })).toMatchObject({ code: 1 });
    expect(readFileSync(join(folder, PATH), "utf8")).toBe(text);
  });

  it("not in a dry run, and not where nobody is asked", async () => {
    const folder = folderWithNote();
    const before = readFileSync(join(folder, PATH), "utf8");
    expect((await run(folder, [...ARGV, "--dry-run"], { env })).code).toBe(0);
    expect((await run(folder, ARGV, { env })).code).toBe(2);
    expect(readFileSync(join(folder, PATH), "utf8")).toBe(before);
    expect(existsSync(join(folder, FILE))).toBe(true);
  });

  it("with its title, where that says too much", async () => {
    const folder = folderWithNote();
    await run(folder, [...ARGV, "--yes", "--title-too"], { env });
    expect(readFileSync(join(folder, PATH), "utf8")).toContain("title: A note that was disposed of");
  });
});
