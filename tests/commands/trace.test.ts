import { readFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "fast-string-width";
import { describe, expect, it } from "vitest";
import { layOver, run, temporaryFolder } from "../support/copy.ts";
import { EVERYTHING } from "../support/everything.ts";
import { FERNSHIRE } from "../support/fixture.ts";

const NOTE = "2025-07-10-executive-meeting-of-july-aaaa";
const env = { SCRUTINY_TODAY: "2025-10-20" };

function everything(over: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder();
  layOver(folder, Object.fromEntries(EVERYTHING) as Record<string, string>);
  layOver(folder, over);
  return folder;
}

const on = (folder: string, ...argv: string[]) => run(folder, ["trace", ...argv], { env });

describe("trace", () => {
  it("says the JSON of the contract, each link with its place", async () => {
    const folder = everything();
    const ran = await on(folder, NOTE, "--format", "json");
    expect(ran.code).toBe(0);
    const answer = JSON.parse(ran.out);
    expect(Object.keys(answer)).toEqual(["version", "subject", "restsOn", "supports"]);
    expect(answer.version).toBe(1);
    expect(answer.subject).toEqual({
      id: NOTE,
      kind: "note",
      title: "Executive meeting of July",
      path: `evidence/2025-26/${NOTE}.md`,
      line: 2,
    });
    for (const link of [...answer.restsOn, ...answer.supports]) {
      expect(Object.keys(link)).toEqual(["id", "kind", "title", "path", "line", "depth"]);
      const lines = readFileSync(join(folder, link.path), "utf8").split("\n");
      expect(lines[link.line - 1], `${link.path}:${link.line}`).toBeDefined();
    }
    const finding = answer.supports.find((one: { kind: string }) => one.kind === "finding");
    const text = readFileSync(join(folder, finding.path), "utf8").split("\n")[finding.line - 1];
    expect(text).toContain("Both partners came.");
  });

  it.each([
    ["an id", NOTE, "note"],
    ["a path", `evidence/2025-26/${NOTE}.md`, "note"],
    ["a part of an id", "why-no-outcome", "challenge"],
    ["a number", "R1", "recommendation"],
    ["a number with its year", "2025/26-C1", "challenge"],
    ["a number in small letters", "e1", "escalation"],
    ["the reference of a learning review", "RR-2025-1", "learning-review"],
    ["a decision", "D1", "decision"],
    ["a finding", `${NOTE}#2`, "finding"],
    ["a finding as it is cited", `[@${NOTE}, 2]`, "finding"],
    ["a criterion", "leadership.outcomes", "criterion"],
    ["an area", "leadership", "area"],
    ["a function", "function.voice", "function"],
    ["a duty", "duty.networks", "duty"],
    ["an activity", "visits", "activity"],
    ["a line of the diary", "visits@2025-08-05", "diary-line"],
    ["an agency", "council", "agency"],
    ["a group", "executive", "group"],
    ["a requirement", "papers", "requirement"],
    ["a priority", "neglect", "priority"],
    ["a quarter", "q2", "own-words"],
    ["the words of a quarter of a year", "2025/26-Q2", "own-words"],
    ["a paragraph", "2025/26-Q2:16", "paragraph"],
  ])("takes %s", async (_, typed, kind) => {
    const ran = await on(everything(), typed, "--format", "json");
    expect(ran.err).toBe("");
    expect(JSON.parse(ran.out).subject.kind).toBe(kind);
  });

  it("takes an activity and a group of one id together, and says so", async () => {
    const ran = await run(FERNSHIRE, ["trace", "dsp-group"]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("activity: Delegated Safeguarding Partners Group\n");
    expect(ran.out).toContain("group: Delegated Safeguarding Partners Group\n");
    expect(ran.out.replace(/\s+/g, " ")).toContain("Only two steps are shown: --depth 4 shows more.");
  });

  it.each([
    ["leadership.outcoms", "Did you mean leadership.outcomes?"],
    ["counsil", "Did you mean council?"],
    ["R9", "Did you mean"],
    ["nothing-of-the-kind-at-all", "Name a note, an entry"],
  ])("says what %s may be", async (typed, hint) => {
    const ran = await on(everything(), typed, "--format", "json");
    expect(ran.code).toBe(2);
    const { error } = JSON.parse(ran.out);
    expect(error.code).toBe("unknown-id");
    expect(error.hint).toContain(hint);
  });

  it("lists what a part of several ids may be", async () => {
    const ran = await on(everything(), "visit-to-a");
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("2025-07-23-visit-to-a-schol-cccc");
    expect(ran.err).toContain("2025-07-24-visit-to-a-school-bbbb");
  });

  it("says where nothing rests on a thing, and what to type next", async () => {
    const ran = await on(everything(), "2025-07-28-rapid-review-of-july-vvv1");
    expect(ran.out).toContain("Nothing rests on it yet.");
    const bare = await on(everything(), "duty.networks", "--depth", "1");
    expect(bare.out).not.toContain("Nothing rests on it yet.");
  });

  it("says of a criterion without evidence how to record some", async () => {
    const ran = await run(FERNSHIRE, ["trace", "strand.none"], { env });
    expect(ran.code).toBe(2);
    const quiet = everything({
      "programme/2025-26/programme.yaml": "year: 2025/26\nframework: tiny-2025\nrows: []\nactivities: []\n",
    });
    const found = await on(quiet, "function.voice");
    expect(found.out).toContain(
      "It rests on nothing that is on record.\n  To record some, type: scrutiny new-evidence",
    );
  });

  it("names reports by their manifests, and one that cannot be read", async () => {
    const folder = everything();
    const made = await run(folder, ["report", "--quarter", "Q2", "--format", "md"], { env });
    expect(made.code).toBeLessThan(2);
    layOver(folder, { "reports/2025-26/q1/manifest.json": "{" });
    const ran = await on(folder, NOTE);
    expect(ran.out).toMatch(/Quarterly report of 2025\/26-Q2, executive edition, draft, \d+ \w+ 2025/);
    expect(ran.out).toContain("reports/2025-26/q2/manifest.json:1");
    expect(ran.err).toContain("Left out: reports/2025-26/q1/manifest.json");
    const back = await on(folder, "reports/2025-26/q2", "--format", "json");
    expect(JSON.parse(back.out).restsOn.some((one: { id: string }) => one.id === NOTE)).toBe(true);
  });

  it("shows the marking that a record states, and says what the others are", async () => {
    const ran = await on(everything(), NOTE);
    expect(ran.out).toContain("Executive meeting of July, 10 July 2025 [OFFICIAL-SENSITIVE]");
    expect(ran.out.replace(/\s+/g, " ")).toContain("A record without a marking in brackets is OFFICIAL.");
  });

  it("says nothing of what a withdrawn note found", async () => {
    const ran = await on(everything(), "2025-07-30-a-note-taken-back-dddd");
    expect(ran.out).toContain("note: A note taken back, 30 July 2025 (withdrawn)");
    expect(ran.out).not.toContain("zebra");
  });

  it.each([80, 140])(
    "fits a terminal of %i columns, but for paths, with the places unbroken",
    async (columns) => {
      const options = { tty: true, columns };
      for (const subject of ["k7f3", "leadership.strategy-and-funding", "council", "R3"]) {
        const ran = await run(FERNSHIRE, ["trace", subject], options);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
        const lines = ran.out.replace(/\u001b\[[\d;]*m/g, "").split("\n");
        const places = lines.filter((line) => /^\s*\S+\.(?:md|yaml|json):\d+$/.test(line));
        expect(places.length).toBeGreaterThan(5);
        for (const line of lines)
          if (!places.includes(line)) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      }
    },
  );

  it("is the same without colour", async () => {
    const plain = await run(FERNSHIRE, ["trace", "R3"], { tty: true });
    const other = await run(FERNSHIRE, ["--no-color", "trace", "R3"], { tty: true });
    expect(plain.out).toContain("\u001b[34m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
    expect(other.out).toBe(plain.out.replace(/\u001b\[[\d;]*m/g, ""));
  });

  it.each(["0", "two", "1.5"])("refuses a depth of %s", async (depth) => {
    const ran = await on(everything(), NOTE, "--depth", depth);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("Write a whole number of steps, 1 or more.");
  });
});
