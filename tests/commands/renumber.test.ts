import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { layOver, type Ran, run, temporaryFolder } from "../support/copy.ts";
import { TINY } from "../support/knowledge-base.ts";

const FIRST = "registers/recommendations/2025-07-11-send-the-briefing-rr11.md";
const SECOND = "registers/recommendations/2025-08-11-agree-an-outcome-rr22.md";
const THIRD = "registers/recommendations/2025-09-11-pay-for-it-rr33.md";
const OLD = "registers/recommendations/2024-09-11-pay-for-it-rr44.md";

const entry = (number: string, date: string, more = "") =>
  `---\n# ours\ntitle: Send the briefing\nnumber: ${number} # of the year\ndate: ${date}\nowners: [council]\npriority: 2\ndue: 2025-12-01\n${more}---\n`;

const FILES = {
  [FIRST]: entry("R1", "2025-07-11"),
  [SECOND]: entry("R1", "2025-08-11"),
  [THIRD]: entry("R4", "2025-09-11", "related: [R1]\n"),
  [OLD]: entry("R1", "2024-09-11"),
  "programme/2025-26/q2.md":
    "---\nquarter: Q2\nto: executive\n---\n## Headline\n\nThe briefing [@R1] went out.\n\n## Leadership\n\nSee 2025/26 R1, not R11 or 2024/25 R1.\n",
};

function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  layOver(folder, { ...Object.fromEntries(TINY as ReadonlyMap<string, string>), ...FILES, ...files });
  return folder;
}

function renumber(folder: string, args: readonly string[]): Promise<Ran> {
  return run(folder, ["renumber", ...args], { env: { SCRUTINY_TODAY: "2025-10-20" } });
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

async function clashes(folder: string): Promise<number> {
  const ran = await run(folder, ["check", "--format", "json"], { env: { SCRUTINY_TODAY: "2025-10-20" } });
  const { problems } = JSON.parse(ran.out) as { problems: { rule: string }[] };
  return problems.filter(({ rule }) => rule === "clashing-number").length;
}

describe("a clash of numbers is mended", () => {
  it("with the next free number of the year; where the old one is named is said", async () => {
    const folder = folderWith();
    expect(await clashes(folder)).toBeGreaterThan(0);
    const dry = await renumber(folder, ["rr22", "--dry-run"]);
    expect(dry).toMatchObject({ code: 0, out: `${SECOND}\n` });
    expect(dry.err).toContain("R1 is to be R5 of 2025/26.");
    expect(read(folder, SECOND)).toBe(FILES[SECOND]);
    const ran = await renumber(folder, ["rr22"]);
    expect(ran).toMatchObject({ code: 0, out: `${SECOND}\n` });
    expect(read(folder, SECOND)).toBe(FILES[SECOND].replace("R1 #", "R5 #"));
    expect(read(folder, FIRST)).toBe(FILES[FIRST]);
    expect(ran.err).toContain(`The other entry keeps R1: ${FIRST}.`);
    expect(ran.err).toContain(
      "Where this entry is meant, write R5:\n  programme/2025-26/q2.md:7\n  programme/2025-26/q2.md:11\n  registers/recommendations/2025-09-11-pay-for-it-rr33.md:9\n",
    );
    expect(await clashes(folder)).toBe(0);
    const again = await renumber(folder, ["rr22", "--format", "json"]);
    expect(JSON.parse(again.out)).toEqual({
      version: 1,
      id: "2025-08-11-agree-an-outcome-rr22",
      number: "R5",
      path: SECOND,
      status: null,
      gaps: [],
    });
    expect(again.err).toContain("No other entry of 2025/26 has R5; it stays as it is.");
  });

  it("past a number that an entry has that cannot be read", async () => {
    const folder = folderWith({ [THIRD]: "---\nnumber: R7\ntitle: [\n---\n" });
    await renumber(folder, ["rr22"]);
    expect(read(folder, SECOND)).toContain("number: R8 #");
  });
});

describe("a number stays", () => {
  const records = [{ path: SECOND, blob: "", meaning: "" }];

  it.each([
    ["seal.json", { records }],
    ["seal-public.json", { records }],
  ])("where %s of a final report names the entry", async (name, content) => {
    const folder = folderWith({ [`reports/2025-26/q2/${name}`]: JSON.stringify(content) });
    const ran = await renumber(folder, ["rr22"]);
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toContain(`its number never changes: reports/2025-26/q2/${name}`);
    expect(read(folder, SECOND)).toBe(FILES[SECOND]);
    expect((await renumber(folder, ["rr11"])).code).toBe(0);
  });

  it("not for a draft; and a seal that cannot be read stops it", async () => {
    const draft = {
      "reports/2025-26/q2/manifest.json": JSON.stringify({ report: { stage: "draft" }, records }),
    };
    expect((await renumber(folderWith(draft), ["rr22"])).code).toBe(0);
    const broken = await renumber(folderWith({ "reports/2025-26/q2/seal.json": "{" }), ["rr22"]);
    expect(broken).toMatchObject({ code: 1, out: "" });
    expect(broken.err).toContain("cannot be read, so what that report sealed is not known");
  });

  it.each([
    ["R1", "ambiguous-id", 2],
    ["2025-07-10-executive-meeting-of-july-aaaa", "wrong-usage", 2],
    ["R9", "unknown-id", 2],
  ])("where %s is named", async (name, code, exit) => {
    const ran = await renumber(folderWith(), [name, "--format", "json"]);
    expect(ran.code).toBe(exit);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code } });
  });
});
