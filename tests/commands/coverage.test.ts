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
