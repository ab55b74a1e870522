import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { frameworkOf, type PeriodFacts, periodFacts } from "../src/assurance/quarter.ts";
import { allDecisions, allEntries } from "../src/assurance/reference.ts";
import { toDay } from "../src/model/day.ts";
import type { KnowledgeBase } from "../src/model/knowledge-base.ts";
import { QUARTERS, wholeYear, yearFrom } from "../src/model/year.ts";
import { run, temporaryFolder } from "./support/copy.ts";
import { FERNSHIRE, factsOf, load, WORKED_EXAMPLE } from "./support/fixture.ts";

let base: KnowledgeBase;
let quarters: readonly PeriodFacts[];
let year: PeriodFacts;

beforeAll(async () => {
  base = await load(FERNSHIRE);
  quarters = QUARTERS.map((name) => factsOf(base, `2025/26-${name}`).facts);
  const folder = base.years.get(2025);
  const framework = frameworkOf(base, folder) ?? (undefined as never);
  year = periodFacts(base, wholeYear(yearFrom(2025, "04-01")), toDay("2026-05-29"), framework);
});

describe("the example, an invented partnership", () => {
  it("says on every page that it is invented", () => {
    expect(base.policy.value.notice).toBe(
      "Fernshire is invented. No person, agency, place or event in these pages is real.",
    );
  });

  it("has at least forty notes, in every quarter, from all kinds of activity that yield evidence", () => {
    const found = quarters.map((facts) => facts.notes.used.length + facts.notes.leftOut.length);
    expect(found.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(40);
    for (const count of found) expect(count).toBeGreaterThanOrEqual(8);
    const activities = base.years.get(2025)?.programme?.value.activities ?? [];
    const kinds = new Set(
      year.notes.used.map(
        (note) => activities.find((one) => one.id === note.record.value.activity)?.kind ?? "unplanned",
      ),
    );
    for (const kind of [
      "meeting",
      "visit",
      "engagement",
      "deep-dive",
      "challenge-process",
      "network",
      "unplanned",
    ]) {
      expect([...kinds], kind).toContain(kind);
    }
  });

  it("accounts for every line of its programmes in the diary", () => {
    const years = ["2025/26-Q1", "2025/26-Q2", "2025/26-Q3", "2025/26-Q4", "2024/25-Q3", "2024/25-Q4"];
    for (const name of years) {
      const { progress } = factsOf(base, name).facts;
      expect(progress.lines, name).toBeGreaterThan(0);
      expect(
        progress.activities.filter((one) => one.unaccounted > 0).map((one) => one.title),
        name,
      ).toEqual([]);
    }
  });

  it("has the scrutineer's words for each quarter and for the year, and registers of every kind", () => {
    for (const facts of quarters) expect(facts.words?.words.sections.length).toBeGreaterThan(5);
    expect(base.years.get(2025)?.statement?.words.sections.length).toBeGreaterThan(8);
    for (const [kind, entries] of Object.entries(base.registers))
      expect(entries.length, kind).toBeGreaterThan(0);
  });

  it("has what a real year has", () => {
    expect(year.findings.filter((one) => one.finding.says === "not-yet-clear").length).toBeGreaterThanOrEqual(
      3,
    );
    expect(
      year.areas.flatMap((area) => area.criteria).filter((one) => one.bothWays).length,
    ).toBeGreaterThanOrEqual(4);
    expect(year.outside.length).toBeGreaterThanOrEqual(3);
    const statuses = base.notes.map((note) => note.value.status);
    for (const status of ["withdrawn", "draft"] as const) expect(statuses).toContain(status);
    expect(year.notes.leftOut.map((one) => one.reason)).toContain("superseded");
    const recommendations = base.registers.recommendation.map((one) => one.value);
    expect(recommendations.some((one) => one.status === "complete" && one.tested?.view === "not-done")).toBe(
      true,
    );
    expect(recommendations.some((one) => one.difference)).toBe(true);
    expect(
      base.registers.request.some(
        (one) => one.value.received === undefined && one.value.closed === undefined,
      ),
    ).toBe(true);
    const diary = base.years.get(2025)?.diary?.value.entries ?? [];
    expect(diary.some((entry) => entry.outcome === "cancelled" && entry.why)).toBe(true);
    expect(allDecisions(base).some((one) => one.decision.outcome?.is === "not-taken")).toBe(true);
    const least = Math.min(...year.areas.map((area) => area.findings.length / area.criteriaCount));
    expect(least).toBeLessThan(3);
  });

  it("has a smaller year before, so that comparisons have a past", () => {
    const before = factsOf(base, "2025/26-Q1").before;
    expect(before?.period.year.label).toBe("2024/25");
    expect(before?.notes.used.length).toBeGreaterThan(2);
    expect(base.notes.filter((note) => note.path.startsWith("evidence/2024-25/")).length).toBeLessThan(15);
  });

  it("keeps the second quarter's notes as they were worked out by hand", () => {
    for (const name of readdirSync(join(WORKED_EXAMPLE, "evidence/2025-26"))) {
      const [ours, theirs] = [FERNSHIRE, WORKED_EXAMPLE].map((folder) =>
        readFileSync(join(folder, "evidence/2025-26", name), "utf8"),
      );
      expect(ours, name).toBe(theirs);
    }
  });

  it("says one thing a finding, in at most 25 words", () => {
    for (const note of base.notes) {
      for (const { finding } of note.value.findings) {
        expect(finding.split(/\s+/).length, `${note.path}: ${finding}`).toBeLessThanOrEqual(25);
        expect(finding.match(/[.?!](?:\s|$)/g)?.length ?? 0, finding).toBeLessThanOrEqual(1);
      }
    }
  });

  it("uses the field's words, and no retired ones", () => {
    const texts = [...base.notes, ...allEntries(base).map((one) => one.record)]
      .map((one) => one.text)
      .join("\n");
    const words = [...base.years.values()]
      .flatMap((folder) => Object.values(folder.quarters).map((one) => one.text))
      .join("\n");
    expect(`${texts}\n${words}`).not.toMatch(
      /\bLSCB\b|\bSCRs?\b|\bCCGs?\b|designated safeguarding partner|independent chair/i,
    );
  });

  it.each(["Q1", "Q2", "Q3", "Q4"])(
    "has a report of %s in which no sentence of a note stands twice",
    async (quarter) => {
      const output = temporaryFolder();
      const ran = await run(FERNSHIRE, [
        "report",
        "--quarter",
        quarter,
        "--year",
        "2025/26",
        "--format",
        "md",
        "--output",
        output,
      ]);
      expect(ran.code).toBe(0);
      const page = readFileSync(join(output, "quarterly-report.md"), "utf8");
      const body = page.slice(0, page.indexOf("# Appendix"));
      const facts = quarters[QUARTERS.indexOf(quarter as (typeof QUARTERS)[number])] as PeriodFacts;
      for (const { finding } of facts.findings) {
        const sentence = finding.finding.replace(/\.$/, "");
        expect(body.split(sentence).length - 1, sentence).toBeLessThanOrEqual(1);
      }
      expect(page).not.toMatch(/missing\]|undefined|\[object|NaN/);
    },
  );
});
