import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";
import { commitAll, git } from "../support/repository.ts";

const QUARTER = ["--quarter", "Q1", "--year", "2025/26", "--format", "md"];
const FOLDER = "reports/2025-26/q1";
const WORDS = "programme/2025-26/q1.md";
const ACCURACY = "programme/2025-26/accuracy.yaml";

/** The example in a repository of its own. Its first quarter is confirmed and its round is closed. */
function repository(): string {
  const root = copyOf(FERNSHIRE);
  git(root, ["init", "--quiet"]);
  commitAll(root);
  return root;
}

function edit(root: string, path: string, change: (text: string) => string): void {
  const before = readFileSync(join(root, path), "utf8");
  const after = change(before);
  expect(after, path).not.toBe(before);
  writeFileSync(join(root, path), after);
}

const report = (root: string, stage: string, more: readonly string[] = []) =>
  run(root, ["report", ...QUARTER, "--stage", stage, ...more]);
const finalText = (root: string, name = "quarterly-report.md") =>
  readFileSync(join(root, FOLDER, name), "utf8");

describe("a set for factual accuracy", () => {
  it("has names of its own, names its commit, and says which round to write down", async () => {
    const root = repository();
    const commit = git(root, ["rev-parse", "HEAD"]);
    const ran = await report(root, "factual-accuracy");
    expect([ran.code, ran.out]).toEqual([0, `${FOLDER}/quarterly-report-factual-accuracy.md\n`]);
    expect(ran.err).toMatch(
      /\{report: q1, sent: 2026-06-15, to: \[WHOM\], due: 2026-06-22, comments: \[\]\}/,
    );
    const manifest = JSON.parse(finalText(root, "manifest-factual-accuracy.json"));
    expect(manifest.report).toMatchObject({ stage: "factual-accuracy", commit });
    expect(finalText(root, "quarterly-report-factual-accuracy.md")).toContain(
      "For factual accuracy, issue 1",
    );
    // it stands beside the draft, and neither takes the other away
    expect((await report(root, "draft")).code).toBe(0);
    expect(readdirSync(join(root, FOLDER)).sort()).toEqual([
      "manifest-factual-accuracy.json",
      "manifest.json",
      "quarterly-report-factual-accuracy.md",
      "quarterly-report.md",
    ]);
  });

  it.each(["factual-accuracy", "final"])("%s is refused while something is not committed", async (stage) => {
    const root = repository();
    edit(root, WORDS, (text) => `${text}\n`);
    writeFileSync(join(root, "registers/challenges/new.md"), "x");
    const ran = await report(root, stage);
    expect([ran.code, ran.out]).toEqual([1, ""]);
    expect(ran.err).toContain(`Not everything is committed: ${WORDS} and 1 more.`);
    expect(existsSync(join(root, FOLDER))).toBe(false);
  });

  it.each(["factual-accuracy", "final"])("%s without any commit names the steps, in order", async (stage) => {
    const root = copyOf(FERNSHIRE);
    const without = await report(root, stage);
    expect(without.err).toContain("git init, then: git add --all, then: git commit");
    git(root, ["init", "--quiet"]);
    const ran = await run(join(root, ".."), ["-C", root, "report", ...QUARTER, "--stage", stage]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("the current branch has no commit yet");
    expect(ran.err).toContain(`Make the first one: git -C ${root} add --all, then: git -C ${root} commit`);
    expect(ran.err).not.toContain("git log");
  });

  it("a final lists what is to be committed last, after what else is to be done", async () => {
    const root = repository();
    edit(root, WORDS, (text) => text.replace("## Headline", "## Something else"));
    const ran = await report(root, "final");
    expect([ran.code, ran.out]).toEqual([1, ""]);
    const steps = ran.err.split("\n").filter((line) => line.startsWith("  "));
    expect(steps.length).toBeGreaterThan(2);
    expect(steps[0]).toContain("scrutiny words --quarter Q1 --year 2025/26");
    expect(steps.at(-1)).toBe(
      `  Not everything is committed: ${WORDS}. Last of all: commit what is meant: git add --all, then: git commit.`,
    );
  });

  it("an edition for everybody says where its words can be read", async () => {
    const ran = await run(repository(), ["report", ...QUARTER, "--edition", "public"]);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/They can be read in\n {2}programme\/2025-26\/q1\.md, lines \d+ to \d+\n/);
  });

  it.each(["factual-accuracy", "final"])("%s needs a repository, and the files of today", async (stage) => {
    const bare = copyOf(FERNSHIRE);
    expect((await report(bare, stage)).code).toBe(2);
    const root = repository();
    const past = await run(root, ["--at", "HEAD", "report", ...QUARTER, "--stage", stage]);
    expect(past.code).toBe(2);
    expect(past.err).toContain("not with --at or --as-of");
  });
});

describe("a final report", () => {
  it("is written where nothing stands in its way, and names its commit", async () => {
    const root = repository();
    const ran = await report(root, "final");
    expect([ran.code, ran.out]).toEqual([0, `${FOLDER}/quarterly-report.md\n`]);
    const seal = JSON.parse(finalText(root, "seal.json"));
    expect(seal.report).toMatchObject({ stage: "final", commit: git(root, ["rev-parse", "HEAD"]) });
    expect(existsSync(join(root, FOLDER, "manifest.json"))).toBe(false);
    expect(seal.records.map((one: { path: string }) => one.path.split("/")[0])).toContain("registers");
    expect(finalText(root)).toContain("Final, issue 1");
    // the example's round was held without a set of this tool's
    expect(finalText(root)).toContain("is not kept here, so what changed since cannot be told");
  });

  it.each<[string, (root: string) => void, RegExp]>([
    [
      "words that are not written",
      (root) => edit(root, WORDS, (text) => text.replace("## Headline", "## Something else")),
      /The words are not written: .*q1\.md has no headline/,
    ],
    [
      "a claim that cites nothing",
      (root) =>
        edit(root, WORDS, (text) => text.replace(/## Leadership\n/, "## Leadership\n\nAll is well.\n")),
      /Nothing is cited here/,
    ],
    [
      "words changed since they were confirmed",
      (root) => edit(root, WORDS, (text) => `${text}\nNo evidence was found of more.\n`),
      /The words changed since the scrutineer confirmed/,
    ],
    [
      "a note changed since it was confirmed",
      (root) =>
        edit(root, "evidence/2025-26/2025-05-14-front-door-visit-in-may-pd4r.md", (text) =>
          text.replace(/finding: "?[A-Z]/, (all) => `${all} more of `),
        ),
      /The note changed since the scrutineer confirmed/,
    ],
    [
      "a cited note that is a draft",
      (root) =>
        edit(root, "evidence/2025-26/2025-05-14-front-door-visit-in-may-pd4r.md", (text) =>
          text.replace("status: ready", "status: draft"),
        ),
      /The note that is cited is a draft/,
    ],
    [
      "no round of factual accuracy",
      (root) => edit(root, ACCURACY, (text) => text.replaceAll("report: q1", "report: q4")),
      /There was no round of factual accuracy/,
    ],
    [
      "a round that is not closed",
      (root) => edit(root, ACCURACY, (text) => text.replace(/(report: q1,[^\n]*?), closed: [\d-]+/, "$1")),
      /is not closed\. Decide each comment/,
    ],
    [
      "an error in what it rests on",
      (root) =>
        edit(root, "evidence/2025-26/2025-05-14-front-door-visit-in-may-pd4r.md", (text) =>
          text.replace(/about: [a-z.-]+/, "about: leadership.nothing"),
        ),
      /leadership\.nothing/,
    ],
  ])("is refused for %s, and nothing is written", async (_, change, message) => {
    const root = repository();
    change(root);
    commitAll(root);
    const ran = await report(root, "final");
    expect([ran.code, ran.out]).toEqual([1, ""]);
    expect(ran.err).toMatch(/things? stands? in the way of a final report; nothing was written/);
    expect(ran.err).toMatch(message);
    expect(existsSync(join(root, FOLDER))).toBe(false);
  });

  it("says all that is in its way at once", async () => {
    const root = repository();
    edit(root, ACCURACY, (text) => text.replaceAll("report: q1", "report: q4"));
    edit(root, WORDS, (text) => text.replace("## Headline", "## Something else"));
    commitAll(root);
    const { err } = await report(root, "final");
    for (const message of [
      /words are not written/,
      /no round of factual accuracy/,
      /scrutiny review --quarter Q1/,
    ])
      expect(err).toMatch(message);
  });

  it("lists what changed since the draft that was read for its facts", async () => {
    const root = repository();
    expect((await report(root, "factual-accuracy")).code).toBe(0);
    commitAll(root);
    edit(root, WORDS, (text) =>
      text
        .replace(/leadership: \{level: [a-z-]+/, "leadership: {level: substantial")
        .replace(/(## Leadership\n\n)[^\n]+? (\[@[^\]]+\]\.)/, "$1These words are new $2"),
    );
    commitAll(root);
    expect(
      (await run(root, ["review", "2025/26-Q1", "--by", "A. Marlow", "--role", "scrutineer", "--yes"])).code,
    ).toBe(0);
    commitAll(root);
    const ran = await report(root, "final");
    expect(ran.err).not.toContain("stand in the way");
    expect(ran.code).toBe(0);
    const text = finalText(root);
    const [, appendix = ""] = text.split("## What changed since the factual accuracy draft");
    expect(appendix).toMatch(/Leadership, level, from: .+ To: Substantial\./);
    expect(appendix).toMatch(/Leadership, from: .+ To: These words are new/);
    expect(appendix).toContain("The draft for factual accuracy was version");
  });

  it("is never written over by a draft, nor by another final; the same one again is no harm", async () => {
    const root = repository();
    await report(root, "final");
    const before = finalText(root);
    commitAll(root);
    const draft = await report(root, "draft");
    expect([draft.code, draft.out]).toEqual([1, ""]);
    expect(draft.err).toContain(`A final report stands in ${FOLDER}`);
    expect((await report(root, "draft", ["--force"])).code).toBe(1);
    expect(finalText(root)).toBe(before);
    expect((await report(root, "final")).code).toBe(0);
    expect(finalText(root)).toBe(before);
  });

  it("prints no former words in an edition that hides small numbers", async () => {
    const root = repository();
    edit(root, "scrutiny.yaml", (text) => `${text}\nprivacy: {salt: "${"0f".repeat(16)}"}\n`);
    commitAll(root);
    await report(root, "factual-accuracy");
    commitAll(root);
    edit(root, WORDS, (text) =>
      text.replace(/(## Leadership\n\n)([^\n]+? )(\[@[^\]]+\]\.)/, "$1These words are new $3"),
    );
    commitAll(root);
    await run(root, ["review", "2025/26-Q1", "--by", "A. Marlow", "--role", "scrutineer", "--yes"]);
    commitAll(root);
    const ran = await report(root, "final", ["--edition", "public", "--yes"]);
    expect(ran.code).toBe(0);
    const [, appendix = ""] = finalText(root, "quarterly-report-public.md").split("## What changed since");
    expect(appendix).toContain("Leadership: 1 paragraph or item.");
    expect(appendix).not.toContain("from:");
  });
});
