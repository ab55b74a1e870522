import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Seal } from "../../src/model/seal.ts";
import { run } from "../support/copy.ts";
import { sha256 } from "../support/knowledge-base.ts";
import { commitAll, git } from "../support/repository.ts";
import {
  confirmAndCommit,
  ENV,
  final,
  NOTE,
  Q2,
  readyToSeal,
  rewrite,
  sealedBase,
  WORDS,
} from "../support/sealed.ts";

const read = (root: string, path: string) => readFileSync(join(root, path), "utf8");
const sealAt = (root: string, path: string): Seal => JSON.parse(read(root, path));
const verify = (root: string, path = Q2, more: readonly string[] = []) =>
  run(root, ["verify", path, ...more], { env: ENV });

/** Other words, confirmed and committed. */
async function withOtherWords(
  root: string,
  sentence = "Partners meet, and agreed one thing.",
): Promise<void> {
  rewrite(root, WORDS, read(root, WORDS).replace("Partners meet, and agree little.", sentence));
  commitAll(root);
  await confirmAndCommit(root);
}

describe("a corrected final", () => {
  it("stands beside the first as issue 2, names the seal that it replaces and says what changed", async () => {
    const root = await sealedBase();
    const before = readdirSync(join(root, Q2)).map((name) => read(root, `${Q2}/${name}`));
    await withOtherWords(root);
    const ran = await final(root);
    expect([ran.code, ran.out]).toEqual([0, `${Q2}/issue-2/quarterly-report.md\n`]);
    const seal = sealAt(root, `${Q2}/issue-2/seal.json`);
    expect(seal.report.issue).toBe(2);
    expect(seal.replaces).toMatchObject({
      path: `${Q2}/seal.json`,
      digest: sha256(read(root, `${Q2}/seal.json`)),
      issue: 1,
    });
    expect(seal.replaces?.changed).toEqual([
      "Headline, from: Partners meet, and agree little. To: Partners meet, and agreed one thing.",
    ]);
    const text = read(root, `${Q2}/issue-2/quarterly-report.md`);
    expect(text).toContain("Final, issue 2");
    expect(text).toMatch(/## What changed since issue 1[\s\S]*agreed one thing/);
    const names = readdirSync(join(root, Q2)).filter((name) => name !== "issue-2");
    expect(names.map((name) => read(root, `${Q2}/${name}`))).toEqual(before);
    commitAll(root);
    const verified = await verify(root);
    expect([verified.code, verified.err]).toEqual([0, ""]);
    expect(verified.out).toContain(`Replaced by ${Q2}/issue-2/seal.json.`);
    expect(verified.out.match(/the same bytes/g)).toHaveLength(2);
  });

  it("has a third beside it, and is written no second time", async () => {
    const root = await sealedBase();
    await withOtherWords(root);
    await final(root);
    commitAll(root);
    const again = await final(root);
    expect([again.code, again.out]).toEqual([0, `${Q2}/issue-2/quarterly-report.md\n`]);
    expect(again.err).toContain("sealed already");
    expect(existsSync(join(root, Q2, "issue-3"))).toBe(false);
    rewrite(root, WORDS, read(root, WORDS).replace("agreed one thing", "agreed two things"));
    commitAll(root);
    await confirmAndCommit(root);
    expect((await final(root)).out).toBe(`${Q2}/issue-3/quarterly-report.md\n`);
    expect((await verify(root, `${Q2}/issue-3`)).code).toBe(0);
  });

  it("is refused while the seal that it would replace is not committed, or was changed", async () => {
    const root = await readyToSeal();
    await final(root);
    const open = await final(root);
    expect([open.code, open.err.includes(`Not everything is committed: ${Q2}/seal.json`)]).toEqual([1, true]);
    commitAll(root);
    rewrite(root, `${Q2}/seal.json`, read(root, `${Q2}/seal.json`).replace("executive", "executivf"));
    commitAll(root);
    const ran = await final(root);
    expect([ran.code, ran.out]).toEqual([1, ""]);
    expect(ran.err).toContain("cannot be read as the seal that was written there");
  });
});

describe("a sealed set", () => {
  it("is no more to be made: todo does not ask for it, and status calls it final", async () => {
    const root = await readyToSeal();
    const kinds = async () => {
      const { out } = await run(root, ["todo", "--format", "json"], { env: ENV });
      return JSON.parse(out).items.map((one: { kind: string }) => one.kind);
    };
    expect(await kinds()).toContain("report-due");
    await final(root);
    expect(await kinds()).not.toContain("report-due");
    const { out } = await run(root, ["status", "--year", "2025/26", "--format", "json"], { env: ENV });
    expect(JSON.parse(out).quarters[1]).toMatchObject({ quarter: "Q2", stage: "final" });
  });

  it("is not named as standing where an output was edited, and takes in no other format", async () => {
    const root = await sealedBase();
    const more = await final(root, ["--format", "md,html"]);
    expect([more.code, more.err.includes("a seal takes in nothing more")]).toEqual([1, true]);
    rewrite(root, `${Q2}/quarterly-report.md`, "Edited.\n");
    const ran = await final(root, ["--force"]);
    expect([ran.code, ran.out]).toEqual([1, ""]);
    expect(ran.err).toContain("git checkout HEAD --");
  });

  it("takes the draft's place, with its manifest and its other formats", async () => {
    const root = await readyToSeal();
    const draft = ["report", "--quarter", "Q2", "--year", "2025/26", "--format", "md,html"];
    expect((await run(root, draft, { env: ENV })).code).toBe(0);
    expect((await final(root)).code).toBe(0);
    expect(readdirSync(join(root, Q2)).sort()).toEqual(["quarterly-report.md", "seal.json"]);
    expect((await run(root, draft, { env: ENV })).err).toContain("A final report stands in");
  });

  it("is finished by the next run where one was stopped before it was sealed", async () => {
    const root = await readyToSeal();
    await final(root);
    rmSync(join(root, Q2, "seal.json"));
    const text = read(root, `${Q2}/quarterly-report.md`);
    rewrite(
      root,
      `${Q2}/.manifest-pending.json`,
      JSON.stringify({ outputs: [{ path: "quarterly-report.md", sha256: sha256(text) }] }),
    );
    expect((await final(root)).code).toBe(0);
    expect(readdirSync(join(root, Q2)).sort()).toEqual(["quarterly-report.md", "seal.json"]);
  });

  it("takes away what a run that was stopped after the seal had left", async () => {
    const root = await readyToSeal();
    await final(root);
    const pending = `${Q2}/.manifest-pending.json`;
    const html = `${Q2}/quarterly-report.html`;
    rewrite(root, html, "<p>Of the draft.</p>");
    rewrite(
      root,
      `${Q2}/manifest.json`,
      JSON.stringify({
        outputs: [{ path: "quarterly-report.html", sha256: sha256("<p>Of the draft.</p>") }],
      }),
    );
    rewrite(root, pending, JSON.stringify({ outputs: [] }));
    await final(root, ["--dry-run"]);
    expect([pending, html].map((path) => existsSync(join(root, path)))).toEqual([true, true]);
    expect((await final(root)).err).toContain("seal.json");
    expect(readdirSync(join(root, Q2)).sort()).toEqual(["quarterly-report.md", "seal.json"]);
  });

  it("is made of the commit, not of files that git passes over", async () => {
    const root = await readyToSeal();
    git(root, ["config", "core.autocrlf", "true"]);
    rewrite(root, NOTE, read(root, NOTE).replaceAll("\n", "\r\n"));
    expect((await final(root)).code).toBe(0);
    const record = sealAt(root, `${Q2}/seal.json`).records.find((one) => one.path === NOTE);
    expect(record?.blob).toBe(git(root, ["rev-parse", `HEAD:${NOTE}`]));
  });
});
