import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run, temporaryFolder } from "../support/copy.ts";
import { changed, reportOf, rulesOf, sectionOf, type Truth, todoOf } from "./truth.ts";
import { TRUTHS } from "./truths.ts";

describe.each(TRUTHS)("$title", (truth: Truth) => {
  const on = truth.todoOn ?? truth.today;

  it("shows in the report, where it belongs, and the report does not say otherwise", async () => {
    const told = await reportOf(changed(truth), truth);
    const untold = await reportOf(changed({}), truth);
    for (const { section, says, not = [] } of truth.report) {
      for (const text of says) expect(sectionOf(told, section)).toContain(text);
      for (const one of not) expect(sectionOf(told, section)).not.toMatch(asPattern(one));
    }
    // what it says comes of the changed fact: without it some of it is not there
    const all = truth.report.flatMap(({ section, says }) => says.map((text) => [section, text] as const));
    expect(all.some(([section, text]) => !sectionOf(untold, section).includes(text))).toBe(true);
  });

  it("shows in todo, with what to type next", async () => {
    const { kind, id } = truth.todo;
    const items = await todoOf(changed(truth), on);
    const item = items.find((one) => one.kind === kind && one.id === id);
    expect(item).toEqual({ ...truth.todo, message: expect.any(String) });
    for (const text of truth.message.says) expect(item?.message).toContain(text);
    for (const one of truth.message.not ?? []) expect(item?.message).not.toMatch(asPattern(one));
    const others = items.filter((one) => one.id === id).map((one) => one.kind);
    for (const other of truth.notAs ?? []) expect(others).not.toContain(other);
    const before = await todoOf(changed({}), on);
    expect(before.find((one) => one.kind === kind && one.id === id)).toBeUndefined();
  });

  it.runIf(truth.rule)("is said by check too", async () => {
    const count = (rules: readonly string[]) => rules.filter((one) => one === truth.rule).length;
    const [with_, without] = [await rulesOf(changed(truth), on), await rulesOf(changed({}), on)];
    expect(count(with_)).toBe(count(without) + 1);
  });
});

describe("a restricted challenge", () => {
  const truth = TRUTHS.find((one) => one.title === "a restricted challenge in a public edition") as Truth;

  it("is a line of its kind and quarter in a public edition, and no more", async () => {
    const report = await reportOf(changed(truth), truth, "public");
    const section = sectionOf(report, "Challenge, escalation and requests");
    expect(section).toContain("C20 of quarter 2 of 2025/26");
    expect(section).toContain("Marked above this edition, so only kind, number and quarter are told:");
    expect(report).not.toMatch(/kingfisher/i);
  });

  it("gives no word of itself to any file of a public edition", async () => {
    const folder = changed(truth);
    const output = join(temporaryFolder(), "out");
    mkdirSync(output);
    const argv = ["report", "--quarter", "Q2", "--year", "2025/26", "--edition", "public", "--yes"];
    const ran = await run(folder, [...argv, "--format", "md", "--output", output], {
      env: { SCRUTINY_TODAY: truth.today },
    });
    expect(ran.code).toBe(0);
    const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const { parentPath, name } of files.filter((one) => one.name.endsWith(".md"))) {
      expect(readFileSync(join(parentPath, name), "utf8")).not.toMatch(/kingfisher/i);
    }
  });
});

function asPattern(one: string | RegExp): RegExp {
  return typeof one === "string" ? new RegExp(one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : one;
}
