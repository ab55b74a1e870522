import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { citationGroups } from "../../src/model/citation.ts";
import { QUARTER_HEADINGS, STATEMENT_HEADINGS } from "../../src/model/words.ts";
import { copyOf, layOver, run } from "../support/copy.ts";
import { load, WORKED_EXAMPLE } from "../support/fixture.ts";

const Q2 = "programme/2025-26/q2.md";
const Q3 = "programme/2025-26/q3.md";
const env = { SCRUTINY_TODAY: "2025-12-20" };

/** A note of the third quarter. */
const noteOf = (day: string, name: string, says: string, finding: string) => ({
  [`evidence/2025-26/${day}-${name}.md`]: `---
title: A visit
date: ${day}
activity: voice
marking: OFFICIAL
status: ready
findings:
  - {about: learning.cascade, says: ${says}, finding: "${finding}", from: children, needs: More of it., quote: {text: We know., agreed: true}}
---
`,
});
const FIRST = noteOf("2025-11-05", "a-visit-aaaa", "working-well", "They knew it.");
const SECOND = noteOf("2025-11-06", "a-visit-bbbb", "worried-about", "They did not --> know it.");

async function errorsOf(root: string): Promise<unknown[]> {
  const checked = await run(root, ["check", "--format", "json"], { env });
  return JSON.parse(checked.out).problems.filter((one: { severity: string }) => one.severity === "error");
}

describe("words for a quarter", () => {
  it("lays out headings, prompts and findings in the order of the report, and judges nothing", async () => {
    const root = copyOf(WORKED_EXAMPLE, { ...FIRST, ...SECOND });
    const ran = await run(root, ["words", "--quarter", "Q3"], { env });
    expect([ran.code, ran.out]).toEqual([0, `${Q3}\n`]);
    expect(ran.err).toContain("2 findings of 2 notes are ready to cite");
    expect(ran.err).toContain("scrutiny report --quarter Q3 --year 2025/26");
    const text = readFileSync(join(root, Q3), "utf8");
    expect(text.split("\n---\n")[0]).toMatchInlineSnapshot(`
      "---
      quarter: Q3
      to: dsp-group
      # meeting: YYYY-MM-DD     the day of the meeting that receives the report
      # cut-off: YYYY-MM-DD     a record dated after the period may be cited up to this day
      # levels: substantial, reasonable, limited, no-assurance, not-assessed; directions: improving, same, declining, no-comparison
      areas:
        leadership: {level: not-assessed, direction: no-comparison}
        engagement: {level: not-assessed, direction: no-comparison}
        outcomes: {level: not-assessed, direction: no-comparison}
        quality: {level: not-assessed, direction: no-comparison}
        learning: {level: not-assessed, direction: no-comparison}
        training: {level: not-assessed, direction: no-comparison}
      # decisions:
      #   - {id: D5, text: What you ask for., of: [who], by: YYYY-MM-DD, rests-on: [ID]}
      # not-heard: [Whom you have not heard]"
    `);
    const base = await load(root);
    const page = base.years.get(2025)?.quarters.Q3;
    const areas = [...base.frameworks.values()][0]?.value.areas.map((one) => one.title) ?? [];
    const [headline, ...others] = QUARTER_HEADINGS;
    expect(page?.words.sections.map((one) => one.heading)).toEqual([headline, ...areas, ...others]);
    expect(page?.words.prompts).toHaveLength(areas.length + QUARTER_HEADINGS.length);
    expect(page?.words.citations).toEqual([]);
    const learning = /## Learning from local[\s\S]*?-->/.exec(text)?.[0];
    expect(learning).toContain(
      "Learning cascaded and used (learning.cascade): both ways, so cite one of each",
    );
    expect(learning).toContain("+ They knew it. [@2025-11-05-a-visit-aaaa, 1]");
    expect(learning).toContain("- They did not -- > know it. [@2025-11-06-a-visit-bbbb, 1]");
    expect(learning).toContain("needs: More of it.");
    expect(text).toContain("What was said last time:\nIn the third quarter I hear the care leavers' group");
    expect(text).toContain("D2 (Q2 of 2025/26, by 20 November 2025): Bring a figure for the 2026/27 budget.");
    expect(text).not.toContain("D1 (");
    expect(await errorsOf(root)).toEqual([]);
  });

  it("cites only what is there: each citation, taken out of its comment, passes check", async () => {
    const root = copyOf(WORKED_EXAMPLE, { ...FIRST, ...SECOND });
    await run(root, ["words", "--quarter", "Q3"], { env });
    const text = readFileSync(join(root, Q3), "utf8");
    const cited = citationGroups(text).map((one) => one.raw);
    expect(cited.length).toBeGreaterThan(2);
    const written = text
      .replace(/<!--[\s\S]*?-->/g, "")
      .replace(/^Write here:.*$/gm, `Said ${[...new Set(cited)].join(" ")}.`);
    writeFileSync(join(root, Q3), written);
    expect(await errorsOf(root)).toEqual([]);
  });

  it("names what it leaves out, and why", async () => {
    const draft = Object.entries(FIRST).map(([path, text]) => [path, text.replace("ready", "draft")]);
    const root = copyOf(WORKED_EXAMPLE, { ...Object.fromEntries(draft), ...SECOND });
    const ran = await run(root, ["words", "--quarter", "Q3"], { env });
    expect(ran.err).toContain("1 left out");
    expect(readFileSync(join(root, Q3), "utf8")).toContain("2025-11-05-a-visit-aaaa: draft\n");
  });

  it("never touches a page that is there: exit 1, named", async () => {
    const root = copyOf(WORKED_EXAMPLE);
    for (const [argv, path] of [
      [["--quarter", "Q2"], Q2],
      [["--year", "2025/26"], "programme/2025-26/statement.md"],
    ] as const) {
      const before = readFileSync(join(root, path));
      const ran = await run(root, ["words", ...argv], { env });
      expect([ran.code, ran.out, ran.err]).toEqual([
        1,
        "",
        expect.stringContaining(`${path} is there already`),
      ]);
      expect(readFileSync(join(root, path))).toEqual(before);
    }
  });

  it("adds with --more what came since, once, after all that was written, with its line ends", async () => {
    const root = copyOf(WORKED_EXAMPLE, FIRST);
    const made = await run(root, ["words", "--quarter", "Q3", "--more"], { env });
    expect(made.code).toBe(0);
    for (const end of ["\n", "\r\n"]) {
      rmSync(join(root, Object.keys(SECOND)[0] ?? ""), { force: true });
      const mine = readFileSync(join(root, Q3), "utf8").replace(/\r?\n/g, end);
      const before = end === "\n" ? mine.trimEnd() : (mine.split(`${end}<!--${end}Came since`)[0] ?? "");
      writeFileSync(join(root, Q3), before);
      const none = await run(root, ["words", "--quarter", "Q3", "--more"], { env });
      expect(none.err).toContain("Nothing came since");
      expect(readFileSync(join(root, Q3), "utf8")).toBe(before);

      layOver(root, SECOND);
      const dry = await run(root, ["words", "--quarter", "Q3", "--more", "--dry-run"], { env });
      expect(dry.out).toContain("[@2025-11-06-a-visit-bbbb, 1]");
      expect(readFileSync(join(root, Q3), "utf8")).toBe(before);
      for (const _ of [1, 2]) await run(root, ["words", "--quarter", "Q3", "--more"], { env });
      const after = readFileSync(join(root, Q3), "utf8");
      expect(after.startsWith(before)).toBe(true);
      expect(after.match(/2025-11-06-a-visit-bbbb, 1\]/g)).toHaveLength(1);
      expect(after.endsWith(`-->${end}`)).toBe(true);
      expect(/(?<!\r)\n/.test(after)).toBe(end === "\n");
      expect(await errorsOf(root)).toEqual([]);
    }
  });

  it("adds nothing to a page where a comment is not ended", async () => {
    const root = copyOf(WORKED_EXAMPLE, {
      [Q2]: "---\nquarter: Q2\n---\n## Headline\n\n<!-- not ended\n\nMine.\n",
    });
    const before = readFileSync(join(root, Q2), "utf8");
    const ran = await run(root, ["words", "--quarter", "Q2", "--more"], { env });
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(`${Q2}:6 begins a comment`)]);
    expect(readFileSync(join(root, Q2), "utf8")).toBe(before);
  });

  it("says which page is wanted, and refuses a year and a quarter that are none", async () => {
    const root = copyOf(WORKED_EXAMPLE);
    for (const [argv, says] of [
      [[], "--quarter Q2"],
      [["--quarter", "Q5"], "is no quarter"],
      [["--year", "2025/27"], "is no scrutiny year"],
      [["--year", "2019/20"], "There is no work programme for 2019/20"],
    ] as const) {
      const ran = await run(root, ["words", ...argv], { env });
      expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(says)]);
    }
  });

  it("takes the partnership's own template and its levels or narrative", async () => {
    const policy = readFileSync(join(WORKED_EXAMPLE, "scrutiny.yaml"), "utf8");
    const root = copyOf(WORKED_EXAMPLE, {
      "templates/quarter-words.md":
        "## Headline\n\nWrite here: ours, for {{executive}}, {{no-such}}.\n\n## {{area}}\n\nWrite here: {{area}}.\n",
      "scrutiny.yaml": policy.replace("use: levels", "use: narrative"),
    });
    await run(root, ["words", "--quarter", "Q3"], { env });
    const text = readFileSync(join(root, Q3), "utf8");
    expect(text).toContain("  leadership: {direction: no-comparison}\n");
    expect(text).toContain("Write here: ours, for Delegated Safeguarding Partners Group, {{no-such}}.");
    expect(text).toContain("## Leadership\n\nWrite here: Leadership.\n");
    expect(text).not.toContain("level");
    expect(await errorsOf(root)).toEqual([]);
  });
});

describe("words for the year", () => {
  it("lays out the statement with every heading, and no opinion", async () => {
    const root = copyOf(WORKED_EXAMPLE);
    rmSync(join(root, "programme/2025-26/statement.md"));
    const dry = await run(root, ["words", "--year", "2025-26", "--dry-run"], { env });
    expect(dry.out).toContain("Would write programme/2025-26/statement.md");
    const ran = await run(root, ["words", "--year", "2025-26"], { env });
    expect([ran.code, ran.out]).toEqual([0, "programme/2025-26/statement.md\n"]);
    const base = await load(root);
    const page = base.years.get(2025)?.statement;
    const areas = [...base.frameworks.values()][0]?.value.areas.map((one) => one.title) ?? [];
    const [opinion, ...others] = STATEMENT_HEADINGS;
    expect(page?.words.sections.map((one) => one.heading)).toEqual([opinion, ...areas, ...others]);
    expect(page?.value).toMatchObject({ year: "2025/26", criteria: {}, duties: {} });
    expect(page?.value.opinion).toBeUndefined();
    expect(Object.values(page?.value.areas ?? {}).every((one) => one.level === "not-assessed")).toBe(true);
    expect(await errorsOf(root)).toEqual([]);
  });
});
