import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { run } from "../support/copy.ts";
import { EXPECTED, FERNSHIRE, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";

const counts = parse(readFileSync(join(EXPECTED, "counts.yaml"), "utf8"));

describe("coverage", () => {
  it("shows the numbers worked out by hand, in the JSON of the contract", async () => {
    const ran = await run(WORKED_EXAMPLE, ["coverage", "--quarter", "Q2", "--format", "json"]);
    expect(ran.code).toBe(0);
    const answer = JSON.parse(ran.out);
    expect(Object.keys(answer)).toEqual([
      "version",
      "year",
      "quarter",
      "asAt",
      "framework",
      "areas",
      "outsideFramework",
      "voices",
      "programme",
      "information",
      "counts",
    ]);
    const criteria = answer.areas.flatMap((area: { criteria: unknown[] }) => area.criteria);
    for (const one of criteria) {
      const expected = counts.criteria[one.id];
      expect(one.corroboration, one.id).toEqual({
        workingWell: expected.well[1],
        worriedAbout: expected.worried[1],
      });
      expect(one.bothWays, one.id).toBe(expected["both-ways"]);
      expect(one.findings.length, one.id).toBe(expected.well[0] + expected.worried[0] + expected.unclear);
    }
    expect(criteria.map((one: { id: string }) => one.id)).toEqual(Object.keys(counts.criteria));
    expect(answer.outsideFramework.length).toBe(3);
    expect(answer.counts).toMatchObject({ files: 9, used: 8 });
    expect(
      answer.information.find((one: { requirement: string }) => one.requirement === "complaints"),
    ).toEqual({
      requirement: "complaints",
      asked: 1,
      received: 0,
      overdue: 1,
    });
  });

  it.each([
    ["the example", FERNSHIRE, 24],
    ["the root, without any evidence", ROOT, 24],
  ])(
    "shows a person all criteria of %s, each with both sides or the reason for its gap",
    async (_, folder, criteria) => {
      const ran = await run(folder, ["coverage"]);
      expect(ran.code).toBe(0);
      const lines = ran.out
        .split("\n")
        .filter((line) => /^ {2}\S.* (?:no evidence|\d+ well, \d+ worried)/.test(line));
      // the one criterion of two parts has a line for each
      expect(lines.length).toBe(criteria + 1);
      expect(ran.out).toMatch(/of 24 criteria have evidence/);
      for (const line of ran.out.split("\n"))
        if (!line.includes("left out")) expect(line.length).toBeLessThanOrEqual(160);
    },
  );

  it("says why a gap is there, where a note with a finding was left out", async () => {
    const ran = await run(WORKED_EXAMPLE, ["coverage", "--quarter", "Q2"]);
    expect(ran.out).toMatch(
      /Referral of serious incidents +no evidence; A finding stands in 2025-09-02-.*left out: withdrawn/,
    );
    expect(ran.out).toMatch(/Strategy and funding +0 well, 2 worried: triangulated/);
    expect(ran.out).toMatch(/Multi-agency data +2 well, 1 worried: both ways/);
  });
});

describe("coverage of a year", () => {
  it("begins with the areas by quarters, in signs and never in colour only", async () => {
    const ran = await run(FERNSHIRE, ["coverage", "--matrix"]);
    expect(ran.code).toBe(0);
    const lines = ran.out.trimEnd().split("\n");
    expect(lines[0]).toMatch(/^Area +Q1 +Q2 +Q3 +Q4 +Year$/);
    expect(lines[1]).toMatch(/^Leadership +2\+ 4- +1\+ 3- +2\+ 4- +3\+ 4- +8\+ 15-$/);
    expect(ran.out).toContain("+ working well, - worried about, ? not yet clear");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    const whole = await run(FERNSHIRE, ["coverage"]);
    expect(whole.out).toContain(lines.slice(0, -1).join("\n"));
  });

  it("says of a quarter that has not begun that it is to come", async () => {
    const ran = await run(WORKED_EXAMPLE, ["coverage", "--matrix", "--year", "2025/26"], {
      env: { SCRUTINY_TODAY: "2025-10-09" },
    });
    expect(ran.out).toMatch(/^Leadership +\S.* to come /m);
    expect(ran.out).toMatch(/^Training|^Multi agency/m);
  });

  it("refuses the matrix of one quarter and says what to leave out", async () => {
    const ran = await run(FERNSHIRE, ["coverage", "--matrix", "--quarter", "Q2"]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("Leave out --quarter.");
  });

  it("says what each criterion rests on: under it, or beside it on a wide screen", async () => {
    const narrow = await run(FERNSHIRE, ["coverage"]);
    const rests = "4 sources, 2 methods, line 3, newest 2026-03-12";
    expect(narrow.out).toMatch(new RegExp(`^ {2}Strategy and funding .*both ways\n {4}${rests}$`, "m"));
    const wide = await run(FERNSHIRE, ["coverage", "--no-color"], { columns: 140, tty: true });
    expect(wide.out).toMatch(new RegExp(`^ {2}Strategy and funding .*both ways +${rests}$`, "m"));
    const longest = Math.max(...wide.out.split("\n").map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(140);
  });

  it("adds with --more what the evidence is made of, and nothing to the contract without it", async () => {
    const ran = await run(FERNSHIRE, ["coverage", "--more"]);
    expect(ran.out).toContain("Lines: 7 an agency's own account, 22 oversight by the partnership, 91");
    expect(ran.out).toMatch(/^Leadership +12 March 2026, 78 days +23 \(8\) +7 of 8 \(6 of 8\)$/m);
    expect(ran.out).toMatch(/^disagreements +0 +0 +0 +0 +0 {2}E1, E2$/m);
    expect(ran.out).toContain("2025/26-Q2 6 of 14; 2025/26-Q3 9 of 16");
    const first = await run(FERNSHIRE, ["coverage", "--more", "--year", "2024/25"]);
    expect(first.out).toContain("Nothing before to compare with.");
    const plain = JSON.parse((await run(FERNSHIRE, ["coverage", "--format", "json"])).out);
    const more = JSON.parse((await run(FERNSHIRE, ["coverage", "--more", "--format", "json"])).out);
    expect(Object.keys(more)).toEqual([...Object.keys(plain), "more"]);
    expect(more).toMatchObject(plain);
  });
});
