import { describe, expect, it } from "vitest";
import { run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";

const NOVEMBER = { env: { SCRUTINY_TODAY: "2025-12-20" } };

describe("chase", () => {
  it("prints the words of a reminder: late items first, with their days, then the rest", async () => {
    const ran = await run(FERNSHIRE, ["chase", "--to", "hospitals"], NOVEMBER);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^Subject: Reminder of 20 December 2025 for Fernshire Hospitals NHS Trust: /);
    expect(ran.out).toContain("OFFICIAL-SENSITIVE");
    const json = JSON.parse(
      (await run(FERNSHIRE, ["chase", "--to", "hospitals", "--format", "json"], NOVEMBER)).out,
    );
    const late = json.items.map((one: { daysLate: number }) => one.daysLate);
    expect(late).toEqual([...late].sort((a, b) => b - a));
    expect(late[0]).toBeGreaterThan(0);
    const [first] = json.items;
    expect(ran.out).toContain(`- ${first.number}: ${first.title}`);
    expect(ran.out).toMatch(/was due \d+ \w+ 2025, \d+ days? late\./);
    const places = json.items.map((one: { number: string }) => ran.out.indexOf(`- ${one.number}:`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("has the keys of its contract", async () => {
    const ran = await run(FERNSHIRE, ["chase", "--to", "icb", "--format", "json"]);
    const answer = JSON.parse(ran.out);
    expect(Object.keys(answer)).toEqual([
      "version",
      "to",
      "asAt",
      "marking",
      "items",
      "withScrutineer",
      "withheld",
    ]);
    expect(answer.items[0]).toEqual({
      kind: "decision",
      id: "2025/26-D9",
      number: "2025/26 D9",
      title: "Name who in health takes part in each strategy discussion, and show the front door the list.",
      daysLate: 25,
      asks: [{ what: "decide", due: "2026-05-21", daysLate: 25 }],
    });
  });

  it("does not ask again for what the party has done, and says with whom it is", async () => {
    const ran = await run(FERNSHIRE, ["chase", "--to", "icb"]);
    expect(ran.out).toContain("You have done your part of 2025/26 C4, 2025/26 R3.");
    expect(ran.out).not.toMatch(/^- 2025\/26 R3/m);
    expect(ran.err).toContain("dsp-group");
  });

  it("says that nothing waits", async () => {
    const ran = await run(FERNSHIRE, ["chase", "--to", "probation"]);
    expect([ran.code, ran.out]).toEqual([
      0,
      "Nothing waits for Fernshire Probation Service: there is nobody to remind.\n",
    ]);
  });

  it("is Markdown where asked for, in which no title becomes markup", async () => {
    const ran = await run(FERNSHIRE, ["chase", "--to", "icb", "--format", "markdown"]);
    expect(ran.out).toMatch(/^# Reminder of 15 June 2026/);
    expect(ran.out).toContain("\n## Late\n");
  });

  it.each([
    [["chase"], "--to"],
    [["chase", "--to", "icbs"], "icb"],
    [["chase", "--to", "icb", "--marking", "SECRET"], "OFFICIAL"],
  ])("refuses %j with its cure", async (argv, cure) => {
    const ran = await run(FERNSHIRE, argv);
    expect([ran.code, ran.out]).toEqual([2, ""]);
    expect(ran.err).toContain(cure);
  });
});
