import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";

const env = { SCRUTINY_TODAY: "2026-06-14" };
const HOW = ["--reason", "Kept six years, as the schedule says.", "--by", "Business Manager"];
const DISPOSED = "disposed: {on: 2026-06-14, by: Business Manager, reason: ";

/** Of each register a closed entry, and words of it that must go. */
const CLOSED: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "2025/26-R1",
    "registers/recommendations/2025-07-24-send-the-spring-briefing-to-w3hp.md",
    "number: R1",
    ["ask for a receipt", "secondary school", "spring review", "Closed."],
  ],
  [
    "2025/26-E2",
    "registers/escalations/2026-01-19-disagreement-about-health-in-strategy-cphs.md",
    "number: E2",
    ["by telephone", "office hours", "were told"],
  ],
];

/** Of the whole example, once for all. */
let before: { readonly problems: readonly string[]; readonly status: unknown } | undefined;

async function problemsOf(folder: string): Promise<readonly string[]> {
  const { out } = await run(folder, ["check", "--format", "json"], { env });
  const { problems } = JSON.parse(out) as { problems: { rule: string; path: string; severity: string }[] };
  return problems.map(({ rule, path }) => `${rule} ${path}`).sort();
}

describe("a closed entry is disposed of", () => {
  it.each(CLOSED)(
    "%s: its words go; number, days and what is counted stay",
    async (number, path, own, words) => {
      const folder = copyOf(FERNSHIRE);
      before ??= { problems: await problemsOf(folder), status: await status(folder) };
      const ran = await run(folder, ["dispose", number, ...HOW, "--yes"], { env });
      expect(ran, ran.err).toMatchObject({ code: 0, out: `${path}\n` });
      const text = readFileSync(join(folder, path), "utf8");
      expect(text).toContain(own);
      expect(text).toContain(DISPOSED);
      expect(words.filter((one) => text.includes(one))).toEqual([]);
      expect(text.endsWith("---\n")).toBe(true);
      expect(await problemsOf(folder)).toEqual(before.problems);
      expect(await status(folder)).toEqual(before.status);
      expect(await run(folder, ["dispose", number, ...HOW, "--yes"], { env })).toMatchObject({ code: 1 });
      expect(readFileSync(join(folder, path), "utf8")).toBe(text);
    },
  );

  it("a report of its quarter counts it as before, and prints none of its words", async () => {
    const folder = copyOf(FERNSHIRE);
    await run(folder, ["dispose", "2025/26-R1", ...HOW, "--yes", "--title-too"], { env });
    const argv = ["report", "--quarter", "Q2", "--year", "2025/26", "--format", "md", "--stdout"];
    const { out } = await run(folder, argv, { env });
    const { out: whole } = await run(FERNSHIRE, argv, { env });
    const row = (text: string) => text.split("\n").filter((line) => /^\| R1 /.test(line));
    expect(row(whole).length).toBeGreaterThan(0);
    expect(row(out).map((line) => line.split("|").length)).toEqual(
      row(whole).map((line) => line.split("|").length),
    );
    expect(out).toContain("An entry that was disposed of");
    expect(out).not.toContain("Send the spring briefing");
    expect(out).not.toContain("ask for a receipt");
  });

  it("says where it is named, by its number too", async () => {
    const folder = copyOf(FERNSHIRE);
    const words = join(folder, "programme/2025-26/q2.md");
    writeFileSync(words, `${readFileSync(words, "utf8")}\nThe briefing was sent [@R1].\n`);
    const line = readFileSync(words, "utf8").split("\n").length - 1;
    const ran = await run(folder, ["dispose", "2025/26-R1", ...HOW, "--dry-run"], { env });
    expect(ran.err).toContain(`  programme/2025-26/q2.md:${line}:`);
  });

  it("is not asked about again: neither for keeping nor for a stamp", async () => {
    const folder = copyOf(FERNSHIRE);
    const policy = join(folder, "scrutiny.yaml");
    const kept = "retention:\n  - {kinds: [recommendation], basis: Local, review-after: 1 day}\n";
    writeFileSync(policy, `${readFileSync(policy, "utf8").replace(/^retention:\n(?: .*\n)+/m, "")}${kept}`);
    const asked = async () => {
      const { out } = await run(folder, ["todo", "--kind", "retention"], { env });
      return Number(/(\d+) records? of the kind recommendation/.exec(out)?.[1] ?? 0);
    };
    const before = await asked();
    await run(folder, ["dispose", "2025/26-R1", ...HOW, "--yes"], { env });
    expect([before > 0, await asked()]).toEqual([true, before - 1]);
    const { out } = await run(folder, ["review", "--list"], { env });
    expect(out).not.toContain("2025/26-R1 ");
  });
});

describe("what is not disposed of", () => {
  it("an open entry: it says how it is closed, and nothing is changed", async () => {
    const folder = copyOf(FERNSHIRE);
    const path = join(folder, "registers/challenges/2025-12-04-where-the-health-rota-can-bpce.md");
    const before = readFileSync(path, "utf8");
    const ran = await run(folder, ["dispose", "2025/26-C4", ...HOW, "--yes"], { env });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("2025/26-C4 is open: what is still to be done for it would be lost.");
    expect(ran.err).toContain("Close it first: scrutiny update 2025/26-C4 --text TEXT --close");
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  it("a decision asked: it says where its words stand", async () => {
    const ran = await run(FERNSHIRE, ["dispose", "2025/26-D9", ...HOW, "--dry-run"], { env });
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/Take out of programme\/2025-26\/q\d\.md what must go\./);
  });
});

it("the name of the file holds words of the title: the printed way to change it leads to no problem", async () => {
  const folder = copyOf(FERNSHIRE);
  const id = "2024-11-28-front-door-visit-h8nq";
  const ran = await run(folder, ["dispose", id, ...HOW, "--yes", "--title-too"], { env });
  const [, from = "", to = ""] = /git mv '(\S+)' '(\S+)'/.exec(ran.err) ?? [];
  expect([from, to]).toEqual([
    `evidence/2024-25/${id}.md`,
    "evidence/2024-25/2024-11-28-disposed-of-h8nq.md",
  ]);
  expect(ran.err).toContain(`Write the new id wherever the old one stands: git grep -l ${id}`);
  expect(ran.err).toContain(`${id}==>2024-11-28-disposed-of-h8nq`);
  const before = await problemsOf(folder);
  const { renameSync, readdirSync, statSync } = await import("node:fs");
  renameSync(join(folder, from), join(folder, to));
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name);
    if (!statSync(path).isFile() || !/\.(?:md|yaml)$/.test(name)) continue;
    writeFileSync(path, readFileSync(path, "utf8").replaceAll(id, "2024-11-28-disposed-of-h8nq"));
  }
  expect(await problemsOf(folder)).toEqual(before.map((one) => one.replace(from, to)).sort());
});

async function status(folder: string): Promise<unknown> {
  const { registers, quarters } = JSON.parse(
    (await run(folder, ["status", "--format", "json"], { env })).out,
  );
  return { registers, quarters };
}
