import { readFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "fast-string-width";
import { describe, expect, it } from "vitest";
import { copyOf, layOver, run, temporaryFolder } from "../support/copy.ts";
import { EVERYTHING } from "../support/everything.ts";
import { FERNSHIRE } from "../support/fixture.ts";

const env = { SCRUTINY_TODAY: "2025-10-20" };

function everything(over: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  layOver(folder, { ...(Object.fromEntries(EVERYTHING) as Record<string, string>), ...over });
  return folder;
}

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly score: number;
  readonly snippet: string;
}

async function items(folder: string, ...argv: string[]): Promise<readonly Item[]> {
  const ran = await run(folder, ["search", ...argv, "--format", "json"], { env });
  expect(ran.code).toBe(0);
  return JSON.parse(ran.out).items;
}

describe("search", () => {
  it("says the JSON of the contract, the best first", async () => {
    const ran = await run(FERNSHIRE, ["search", "youth", "panel", "--limit", "5", "--format", "json"]);
    expect(ran.code).toBe(0);
    const answer = JSON.parse(ran.out);
    expect(Object.keys(answer)).toEqual(["version", "query", "total", "items"]);
    expect(answer).toMatchObject({ version: 1, query: "youth panel" });
    expect(answer.items.length).toBe(5);
    expect(answer.total).toBeGreaterThan(20);
    for (const one of answer.items)
      expect(Object.keys(one)).toEqual(["id", "kind", "title", "date", "path", "score", "snippet"]);
    const scores = answer.items.map((one: Item) => one.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(answer.items[0].title).toMatch(/youth panel/);
  });

  it.each([
    ["a word of a title", ["school"], "note", "2025-07-24-visit-to-a-school-bbbb"],
    ["a word of a finding", ["teachers"], "note", "2025-07-24-visit-to-a-school-bbbb"],
    ["a word of the text below", ["agreed", "nothing"], "note", "2025-07-10-executive-meeting-of-july-aaaa"],
    ["what a finding says is needed", ["autumn"], "note", "2025-07-10-executive-meeting-of-july-aaaa"],
    ["a question", ["when"], "challenge", "2025-07-10-why-no-outcome-ccc1"],
    ["an update", ["carried"], "challenge", "2025-07-10-why-no-outcome-ccc1"],
    ["an action", ["neglect"], "recommendation", "2025-07-25-agree-an-outcome-rrr1"],
    ["a number", ["E1"], "escalation", "2025-08-27-a-disagreement-eee1"],
    ["a reference", ["RR-2025-1"], "learning-review", "2025-07-28-rapid-review-of-july-vvv1"],
    ["a request", ["spring"], "request", "2025-07-03-papers-of-the-spring-qqq1"],
    ["a decision", ["neglect"], "decision", "2025/26-D1"],
    ["own words", ["asked"], "own-words", "2025/26-Q2:16"],
    ["why something was not done", ["nobody"], "diary-line", "visits@2025-08-05"],
    ["an open point", ["sits"], "programme", "seat"],
    ["the framework", ["children"], "framework", "leadership.outcomes"],
  ])("finds %s", async (_, words, kind, id) => {
    expect((await items(everything(), ...words)).map((one) => `${one.kind} ${one.id}`)).toContain(
      `${kind} ${id}`,
    );
  });

  it.each([
    ["the beginning of a word", "disagr"],
    ["a letter too few", "disagrement"],
    ["a wrong letter", "disakreement"],
    ["letters that changed places", "disagreemnet"],
    ["capitals", "DISAGREEMENT"],
    ["an accent", "disagréement"],
  ])("finds by %s", async (_, typed) => {
    expect((await items(everything(), typed))[0]?.id).toBe("2025-08-27-a-disagreement-eee1");
  });

  it("looks for what stands in quotes side by side, and says so where nothing is found", async () => {
    const [loose, quoted] = [await items(FERNSHIRE, "health rota"), await items(FERNSHIRE, '"health rota"')];
    expect(quoted.length).toBeGreaterThan(2);
    expect(quoted.length).toBeLessThan(loose.length);
    for (const one of quoted) {
      const said = `${one.title} ${one.snippet}`.replace(/[[\]]/g, "").replace(/\s+/g, " ");
      expect(said.toLowerCase()).toContain("health rota");
    }
    expect(await items(FERNSHIRE, '"rota health"')).toEqual([]);
    const none = await run(FERNSHIRE, ["search", '"rota health"'], { env });
    expect(none).toMatchObject({ code: 0 });
    expect(none.out).toContain("looked for side by side");
    const more = await items(FERNSHIRE, '"health rota"', "council");
    expect(more.every((one) => quoted.some(({ id }) => id === one.id) || more.length <= quoted.length)).toBe(
      true,
    );
  });

  it("says in words which number is filled into own words, as trace does", async () => {
    const path = "programme/2025-26/q2.md";
    const page = readFileSync(join(FERNSHIRE, path), "utf8");
    const folder = copyOf(FERNSHIRE, {
      [path]: `${page}\n## Leadership\n\nZebras heard {{heard-children}} times, {{nothing-such}}. [@2025-07-10-delegated-safeguarding-partners-group-july-k7f3, 1]\n`,
    });
    for (const argv of [
      ["search", "zebras"],
      ["trace", "leadership", "--depth", "2"],
    ]) {
      const { out } = await run(folder, argv, { env });
      const said = out.replace(/\s+/g, " ");
      expect(said).toContain("heard (the number of contributions heard of children) times, {{nothing-such}}");
    }
  });

  it("takes no slip in a number or a short word", async () => {
    expect(await items(everything(), "E9")).toEqual([]);
    expect(await items(everything(), "2027")).toEqual([]);
  });

  it("finds a withdrawn note by its title and the reason, and by nothing that it said", async () => {
    expect(await items(everything(), "zebra")).toEqual([]);
    const [found] = await items(everything(), "another", "school");
    expect(found?.id).toBe("2025-07-30-a-note-taken-back-dddd");
    expect(JSON.stringify(await items(everything(), "taken", "back"))).not.toContain("zebra");
    const ran = await run(everything(), ["search", "taken"], { env });
    expect(ran.out).toContain("(withdrawn)");
  });

  it("looks in the kinds and the year asked for alone", async () => {
    const kinds = (await items(FERNSHIRE, "budget", "--kind", "challenge,decision")).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["challenge", "decision"]));
    const ran = await run(FERNSHIRE, ["search", "panel", "--year", "2024/25", "--format", "json"]);
    const days = JSON.parse(ran.out).items.map((one: { date: string }) => one.date);
    expect(days.length).toBeGreaterThan(0);
    for (const day of days) expect(day >= "2024-04-01" && day <= "2025-03-31").toBe(true);
  });

  it.each([
    [["--kind", "chalenge"], "Did you mean challenge?"],
    [["--year", "2019/20"], "There is one for"],
    [["--limit", "0"], "Write a whole number from 1 to 10000."],
  ])("refuses %j", async (options, hint) => {
    const ran = await run(FERNSHIRE, ["search", "budget", ...options]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(hint);
  });

  it("refuses words without a letter or a digit", async () => {
    const ran = await run(everything(), ["search", "?!"], { env });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("There is no word to look for.");
  });

  it("marks the words by brackets without colour, and by colour with it", async () => {
    const plain = await run(everything(), ["search", "teachers"], { env });
    expect(plain.out).toContain("[Teachers] knew the outcome for neglect.");
    const colour = await run(everything(), ["search", "teachers"], { env, tty: true });
    expect(colour.out).not.toContain("[Teachers]");
    expect(colour.out).toContain("\u001b[33m\u001b[1mTeachers");
    const without = await run(everything(), ["--no-color", "search", "teachers"], { env, tty: true });
    expect(without.out).toContain("[Teachers]");
    expect(without.out).not.toContain("\u001b");
  });

  it("gives the place of what is shown", async () => {
    const ran = await run(everything(), ["search", "teachers"], { env });
    expect(ran.out).toContain("evidence/2025-26/2025-07-24-visit-to-a-school-bbbb.md:8");
  });

  it("masks what identifies a person, where it is searched for too", async () => {
    const folder = everything({
      "evidence/2025-26/2025-08-08-a-slip-ffff.md":
        "---\ntitle: A slip\ndate: 2025-08-08\nactivity: visits\nstatus: ready\nfindings:\n  - {about: leadership.outcomes, says: working-well, finding: The xylophone of 999 123 4519 was new., from: practitioners}\n---\n",
    });
    for (const argv of [
      ["xylophone"],
      ["xylophone", "--format", "json"],
      ["999", "123", "4519"],
      ["9991234519", "--format", "json"],
    ]) {
      const ran = await run(folder, ["search", ...argv], { env });
      expect(ran.out.replace(/[^\d]/g, "")).not.toContain("9991234519");
    }
  });

  it("says where nothing is found what there is", async () => {
    const none = await run(everything(), ["search", "xqzzy"], { env });
    expect(none.code).toBe(0);
    expect(none.out).toBe("Nothing was found for xqzzy.\nTry fewer words, or the beginning of one.\n");
    const near = await run(everything(), ["search", "dizakreemant"], { env });
    expect(near.code).toBe(0);
    expect(near.out).toContain("Did you mean: disagreement?");
    const json = await run(everything(), ["search", "xqzzy", "--format", "json"], { env });
    expect(JSON.parse(json.out)).toEqual({ version: 1, query: "xqzzy", total: 0, items: [] });
  });

  it("says where no record has all of the words", async () => {
    const ran = await run(everything(), ["search", "teachers", "disagreement"], { env });
    expect(ran.out.replace(/\s+/g, " ")).toContain("Nothing has all of the words: these have some of them.");
  });

  it("is the same each time", async () => {
    const first = await run(FERNSHIRE, ["search", "data", "health", "--limit", "50"]);
    const again = await run(FERNSHIRE, ["search", "data", "health", "--limit", "50"]);
    expect(again.out).toBe(first.out);
  });

  it.each([80, 140])("fits a terminal of %i columns, but for paths", async (columns) => {
    for (const colour of [[], ["--no-color"]]) {
      const ran = await run(FERNSHIRE, [...colour, "search", "health", "data"], { tty: true, columns });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
      const lines = ran.out.replace(/\u001b\[[\d;]*m/g, "").split("\n");
      for (const line of lines)
        if (!/\.(?:md|yaml):\d+$/.test(line)) expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
    }
  });
});
