import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE, ROOT, WORKED_EXAMPLE } from "../support/fixture.ts";

const EXAMPLE_STATEMENT = readFileSync(join(FERNSHIRE, "programme/2025-26/statement.md"), "utf8");

async function json(folder: string, argv: readonly string[]) {
  const ran = await run(folder, [...argv, "--format", "json"]);
  expect(ran.code, ran.err).toBe(0);
  return JSON.parse(ran.out);
}

/** The rows of a report's Markdown table under a heading, each as its cells. */
function rowsUnder(markdown: string, heading: RegExp): readonly (readonly string[])[] {
  const after = markdown.split(heading)[1]?.split(/^## /m)[0] ?? "";
  return after
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\|[\s:|-]+\|$/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe("status", () => {
  it("has the keys of the contract, in their order, and more only when it is asked for", async () => {
    const answer = await json(FERNSHIRE, ["status"]);
    expect(Object.keys(answer)).toEqual([
      "version",
      "year",
      "today",
      "quarters",
      "areas",
      "registers",
      "daysUsed",
      "daysContracted",
      "information",
      "counts",
      "decisions",
    ]);
    expect(Object.keys(answer.quarters[0])).toEqual([
      "quarter",
      "notes",
      "drafts",
      "planned",
      "done",
      "stage",
    ]);
    expect(answer).toMatchObject({ version: 1, year: "2025/26", today: "2026-06-15" });
    expect(answer.registers.map((one: object) => Object.keys(one).join())).toEqual(
      answer.registers.map(() => "kind,open,overdue,closed,answersOverdue"),
    );
    expect(Object.keys((await json(FERNSHIRE, ["status", "--more"])).more)).toEqual([
      "recommendations",
      "challenges",
      "requests",
      "escalations",
      "learningReviews",
    ]);
  });

  it.each([
    ["the example", FERNSHIRE, []],
    ["its first year", FERNSHIRE, ["--year", "2024/25"]],
    ["the worked example", WORKED_EXAMPLE, []],
    ["the root, without any evidence", ROOT, []],
  ])("says the numbers of coverage: %s", async (_, folder, options) => {
    const status = await json(folder, ["status", ...options]);
    const coverage = await json(folder, ["coverage", "--year", status.year]);
    for (const key of ["areas", "information", "counts"]) expect(status[key], key).toEqual(coverage[key]);
  });

  it("says of each quarter and area what the quarter's report says", async () => {
    const status = await json(FERNSHIRE, ["status"]);
    const ran = await run(FERNSHIRE, [
      ...["report", "--quarter", "Q3", "--year", "2025/26", "--format", "md", "--stdout"],
    ]);
    expect(ran.code, ran.err).toBe(0);
    const glance = rowsUnder(ran.out, /^## At a glance$/m).slice(1);
    const coverage = await json(FERNSHIRE, ["coverage", "--year", "2025/26", "--quarter", "Q3"]);
    type Criterion = { findings: readonly { says: string }[]; id: string; bothWays: boolean };
    const rows = coverage.areas.map((area: { title: string; criteria: readonly Criterion[] }) => {
      const findings = area.criteria.flatMap((one) => one.findings);
      const says = (is: string) => String(findings.filter((one) => one.says === is).length);
      return [area.title, says("working-well"), says("worried-about"), says("not-yet-clear")];
    });
    expect(glance.map((row) => [row[0], ...row.slice(-4, -1)])).toEqual(rows);
    expect(coverage.counts.used).toBe(status.quarters[2].notes);
    const { planned, done } = status.quarters[2];
    expect(ran.out).toContain(`Of ${planned} planned, ${done} done and ${planned - done} not done.`);
  });

  it("says of the year what the statement says", async () => {
    const ran = await run(FERNSHIRE, [...["statement", "--year", "2025/26", "--format", "md", "--stdout"]]);
    expect(ran.code, ran.err).toBe(0);
    const { areas, counts, more } = await json(FERNSHIRE, ["coverage", "--more", "--year", "2025/26"]);
    type Area = { title: string; criteria: readonly { findings: readonly object[] }[] };
    for (const [index, area] of (areas as readonly Area[]).entries()) {
      const { criteria, of } = more.areas[index];
      const rows = ran.out.split("\n").filter((line) => line.startsWith(`| ${area.title} | `));
      expect(rows.join("\n"), area.title).toContain(` | ${criteria} of ${of} | `);
    }
    const sum = (key: string) =>
      more.areas.reduce((total: number, one: Record<string, number>) => total + (one[key] ?? 0), 0);
    const then = `in ${more.comparedWith}, ${sum("criteriaBefore")}`;
    expect(ran.out).toContain(`Criteria with evidence: ${sum("criteria")} of ${sum("of")}; ${then}.`);
    const { voices } = await json(FERNSHIRE, ["coverage", "--year", "2025/26"]);
    expect(ran.out).toContain(
      `children ${voices.children}, parents and carers ${voices.parentsCarers}, practitioners ${voices.practitioners}`,
    );
    expect(ran.out).toContain(
      `${counts.files} notes found: ${counts.used} used, ${counts.leftOut.length} left out`,
    );
    const status = await json(FERNSHIRE, ["status", "--more"]);
    const { returns } = status.more.escalations;
    expect(ran.out).toContain(`${returns.notified} notified`);
  });

  it("fits 30 lines of 80 columns, and names what is left out, overdue and next", async () => {
    const ran = await run(FERNSHIRE, ["status"]);
    const lines = ran.out.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(30);
    // a command is never cut: it is there to be copied
    const tables = lines.filter((line) => !line.startsWith("      "));
    expect(Math.max(...tables.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(ran.out).toContain("Registers as at 15 June 2026, evidence as at 29 May 2026.");
    expect(ran.out).toMatch(/^Q4 {2}January to March 2026 +12 +1 {2}12 of 13 +\S+ {2}factual accuracy$/m);
    expect(ran.out).toMatch(/^Leadership +Limited +improving +7 of 8 /m);
    expect(ran.out).toMatch(/^Requests +2 +2 +3$/m);
    expect(ran.out).toMatch(/^Recommendations +\d+ +none +1 +\d+$/m);
    expect(ran.out).toMatch(/^Decisions asked +\d+ +/m);
    expect(ran.out).toContain("42.5 of 40 used");
    expect(ran.out).toContain("45 found, 42 used, 3 left out: 1 draft, 1 superseded, 1 withdrawn");
    const [first] = (await json(FERNSHIRE, ["todo"])).items;
    expect(ran.out).toContain(`\nNext: ${first.message.slice(0, 40)}`);
    expect(ran.out).toMatch(/\n {6}\d+ more: scrutiny todo\n$/);
    expect(lines.at(-2)).toBe(`      ${first.command}`);
    // no colour where nobody looks, and no word that would be a judgement of the tool's own
    expect(ran.out).not.toContain("\u001b");
  });

  it("says the same in words on a wide screen with colours, with every title whole", async () => {
    const narrow = (await run(FERNSHIRE, ["status"])).out;
    const wide = await run(FERNSHIRE, ["status"], { columns: 140, tty: true });
    expect(wide.out).toContain("\u001b[");
    const plain = stripVTControlCharacters(wide.out);
    expect(plain).toContain("Multi agency safeguarding training and workforce development");
    const numbers = (text: string) => text.split("\nNext: ")[0]?.match(/\d+(?:\.\d+)?/g);
    expect(numbers(plain)).toEqual(numbers(narrow));
  });

  it("is whole where nothing was done yet: no level, no evidence, no programme days", async () => {
    const ran = await run(ROOT, ["status", "--more"]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("0 found, 0 used, 0 left out");
    expect(ran.out).toContain("words not written");
    expect(ran.out).toContain("None on record.");
    expect(ran.out).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("tells how far a report has come: not written, draft, with the partners, sealed", async () => {
    const words = readFileSync(join(FERNSHIRE, "programme/2025-26/q1.md"), "utf8");
    const folder = copyOf(FERNSHIRE, {
      "programme/2025-26/accuracy.yaml": "rounds: []\n",
      "programme/2025-26/q2.md": words
        .replace("quarter: Q1", "quarter: Q2")
        .replace("## Headline", "## Other"),
      "reports/2025-26/q3/seal.json": "{}\n",
    });
    const answer = await json(folder, ["status"]);
    const stages = answer.quarters.map((one: { stage: string | null }) => one.stage);
    expect(stages).toEqual(["draft", null, "final", "draft"]);
  });

  it("shows a year that has given way to another as at its own day", async () => {
    const past = await json(FERNSHIRE, ["status", "--year", "2024/25"]);
    expect(past.today).toBe("2025-05-30");
    const open = past.registers.find((one: { kind: string }) => one.kind === "recommendation");
    expect(open).toEqual({ kind: "recommendation", open: 1, overdue: 0, closed: 1, answersOverdue: 0 });
  });

  it("names a year that nobody has", async () => {
    const ran = await run(FERNSHIRE, ["status", "--year", "2019/20"]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("There is no work programme for 2019/20");
    const asJson = await run(FERNSHIRE, ["status", "--year", "soon", "--format", "json"]);
    expect(asJson.code).toBe(2);
    expect(JSON.parse(asJson.out)).toMatchObject({ version: 1, error: { code: "unknown-year" } });
  });

  it("keeps an identifier in a title to itself", async () => {
    const folder = copyOf(FERNSHIRE, {
      "programme/2025-26/statement.md": EXAMPLE_STATEMENT.replace(
        "level: limited, direction: improving",
        "level: 999 123 4519, direction: improving",
      ),
    });
    const ran = await run(folder, ["status"]);
    expect(ran.out).not.toContain("999 123 4519");
    expect((await run(folder, ["status", "--format", "json"])).out).not.toContain("999 123 4519");
  });
});

describe("what is late is late everywhere", () => {
  const CHALLENGE = `---
title: Who answers
number: C61
date: 2026-05-01
kind: challenge
to: [council]
question: Who answers?
why: Nobody does.
---
`;
  const RECOMMENDATION = `---
title: Answer in time
number: R61
date: 2026-03-02
owners: [council]
priority: 2
due: 2026-12-01
---
`;
  const folder = () =>
    copyOf(FERNSHIRE, {
      "registers/challenges/2026-05-01-who-answers-zz61.md": CHALLENGE,
      "registers/recommendations/2026-03-02-answer-in-time-zz62.md": RECOMMENDATION,
    });

  it("a challenge without a day of its own, by the policy: check, todo, status and update agree", async () => {
    const root = folder();
    const before = await json(FERNSHIRE, ["status"]);
    const after = await json(root, ["status"]);
    const of = (answer: typeof after, kind: string) =>
      answer.registers.find((one: { kind: string }) => one.kind === kind);
    expect(of(after, "challenge").overdue).toBe(of(before, "challenge").overdue + 1);
    const { problems } = await json(root, ["check", "registers/challenges"]).catch(() => ({ problems: [] }));
    expect(
      problems.filter((one: { rule: string; path: string }) => /zz61/.test(one.path)).length,
    ).toBeGreaterThan(0);
    const { items } = await json(root, ["todo", "--kind", "challenge-unanswered"]);
    const listed = items.find((one: { id: string }) => one.id.endsWith("zz61"));
    const { items: open } = await json(root, ["update"]);
    const shown = open.find((one: { id: string | null }) => one.id?.endsWith("zz61"));
    expect(shown).toMatchObject({ due: listed.due });
    expect(shown.daysOverdue).toBeGreaterThan(0);
  });

  it("a recommendation's answer: as many as todo lists past their day", async () => {
    const root = folder();
    const { registers, today } = await json(root, ["status"]);
    const { items } = await json(root, ["todo", "--kind", "recommendation-response"]);
    const late = items.filter((one: { due: string | null }) => one.due !== null && one.due < today);
    expect(late.length).toBeGreaterThan(1);
    expect(registers[0]).toMatchObject({ kind: "recommendation", answersOverdue: late.length });
  });

  it("decisions: what has no outcome is what todo lists; those asked are the sum", async () => {
    const { decisions } = await json(FERNSHIRE, ["status"]);
    const { items } = await json(FERNSHIRE, ["todo", "--kind", "decision-outcome"]);
    const { asked, withoutOutcome, taken, takenInPart, notTaken, deferred } = decisions;
    expect(asked).toBe(withoutOutcome + taken + takenInPart + notTaken + deferred);
    expect(asked).toBeGreaterThan(4);
    expect(withoutOutcome).toBeGreaterThanOrEqual(items.length);
  });
});
