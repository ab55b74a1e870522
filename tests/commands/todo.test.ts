import { describe, expect, it } from "vitest";
import { copyOf, run } from "../support/copy.ts";
import { FERNSHIRE } from "../support/fixture.ts";
import { commitAll, git } from "../support/repository.ts";

describe("todo", () => {
  it("gives the JSON of the contract: keys in their order, days, null for what is not known", async () => {
    const ran = await run(FERNSHIRE, ["todo", "--format", "json"]);
    expect(ran).toMatchObject({ code: 0, err: "" });
    const answer = JSON.parse(ran.out);
    expect(Object.keys(answer)).toEqual(["version", "today", "items"]);
    expect(answer).toMatchObject({ version: 1, today: "2026-06-15" });
    for (const item of answer.items) {
      expect(Object.keys(item)).toEqual(["kind", "urgency", "due", "id", "message", "command"]);
      expect(item.command).toMatch(/^scrutiny [a-z]/);
      expect(item.due).toSatisfy((due: unknown) => due === null || /^\d{4}-\d\d-\d\d$/.test(String(due)));
    }
    expect(ran.out.endsWith("}\n")).toBe(true);
  });

  it("sorts by urgency, then due with none last, then id", async () => {
    const ran = await run(FERNSHIRE, ["todo", "--format", "json"]);
    const keys = JSON.parse(ran.out).items.map(
      (one: { urgency: number; due: string | null; id: string }) =>
        `${one.urgency} ${one.due ?? "9999"} ${one.id}`,
    );
    expect(keys).toEqual([...keys].sort());
    expect(keys.length).toBeGreaterThan(20);
  });

  it.each([80, 140])("reads at %i columns: only commands may be longer", async (columns) => {
    const plain = await run(FERNSHIRE, ["--no-color", "todo"], { tty: true, columns });
    expect(plain.code).toBe(0);
    expect(plain.out).not.toContain("\u001b");
    const told = plain.out.split("\n").filter((line) => !line.startsWith("    scrutiny "));
    for (const line of told) expect(line.length).toBeLessThanOrEqual(columns);
    const coloured = await run(FERNSHIRE, ["todo"], { tty: true, columns });
    expect(coloured.out).toContain("\u001b[");
    // the words say it all without the colours
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
    expect(coloured.out.replace(/\u001b\[[\d;]*m/g, "")).toBe(plain.out);
  });

  it("chooses by kind and urgency, and counts what it leaves out", async () => {
    const ran = await run(FERNSHIRE, ["todo", "--kind", "told-back", "draft-note", "--limit", "2"]);
    expect(ran.out).toMatch(/^Now \(2\)$/m);
    expect(ran.out).not.toContain("[draft-note]");
    expect(ran.out).toMatch(/5 of \d+ chosen by the options\. 3 more: type the same without\s--limit\./);
    const now = await run(FERNSHIRE, ["todo", "--urgency", "1,2", "--format", "json"]);
    const urgencies = new Set(JSON.parse(now.out).items.map((one: { urgency: number }) => one.urgency));
    expect([...urgencies]).toEqual([1, 2]);
  });

  it("chooses what a party is to act on, also as a member or the chair of a group", async () => {
    const kindsFor = async (party: string) => {
      const ran = await run(FERNSHIRE, ["todo", "--for", party, "--format", "json"]);
      return JSON.parse(ran.out).items.map((one: { id: string }) => one.id);
    };
    const police = await kindsFor("police");
    expect(police).toContain("2026-03-19-agree-an-outcome-for-neglect-1vt8");
    expect(police).not.toContain("2025-10-23-publish-a-health-rota-for-cjpb");
    expect(await kindsFor("hospitals")).toContain("2025-10-23-publish-a-health-rota-for-cjpb");
    expect(await kindsFor("probation")).toEqual([]);
  });

  it.each([
    [["--kind", "told-bak"], "unknown-kind", "Did you mean told-back?"],
    [["--for", "polise"], "unknown-party", "Did you mean police?"],
  ])("is exit 2 with the cure for %j", async (argv, code, hint) => {
    const ran = await run(FERNSHIRE, ["todo", ...argv, "--format", "json"]);
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.out).error).toMatchObject({ code, hint });
  });

  it.each([
    ["--urgency", "4"],
    ["--limit", "0"],
    ["--limit", "many"],
  ])("refuses %s %s", async (...argv) => {
    const ran = await run(FERNSHIRE, ["todo", ...argv]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain("Write ");
  });

  it("says how many records it could not look at", async () => {
    const folder = copyOf(FERNSHIRE, {
      "registers/challenges/2026-03-12-what-follows-for-the-shared-k219.md": "no front matter\n",
    });
    const ran = await run(folder, ["todo"]);
    expect(ran.err).toContain("Not looked at, as they cannot be read: 1 record. Next: scrutiny check");
  });

  it("writes paths as the user would type them", async () => {
    const ran = await run(`${FERNSHIRE}/evidence`, ["todo", "--kind", "framework-review"], {
      env: { SCRUTINY_TODAY: "2031-01-01" },
    });
    expect(ran.out).toContain("scrutiny check ../programme/framework.yaml");
  });

  it("reads a state of the past, as at a day of then", async () => {
    const folder = copyOf(FERNSHIRE);
    git(folder, ["init", "--quiet"]);
    const commit = commitAll(folder);
    const ran = await run(folder, ["--at", commit, "todo", "--format", "json"], {
      env: { SCRUTINY_TODAY: "2025-09-29" },
    });
    expect(ran.code).toBe(0);
    const { today, items } = JSON.parse(ran.out);
    expect(today).toBe("2025-09-29");
    // what was opened later is not there
    const later = items.filter((one: { id: string }) => /^2025-1[0-2]|^2026-/.test(one.id));
    expect(later).toEqual([]);
  });
});
