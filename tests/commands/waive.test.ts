import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeWorld } from "../../src/edge/node-world.ts";
import { valueDigest } from "../../src/model/privacy/value-digest.ts";
import { copyOf, run } from "../support/copy.ts";
import { WORKED_EXAMPLE } from "../support/fixture.ts";

const env = { SCRUTINY_TODAY: "2025-10-16" };
const POLICY = "scrutiny.yaml";
const NOTE = "evidence/2025-26/2025-07-14-helpline-zzz9.md";
const LINE = "The helpline is 01632 960123 or jane@example.org, of ZZ99 3WZ; the plan of 999 123 4519.";
const TEXT = `---\ntitle: Helpline\ndate: 2025-07-14\nactivity: unplanned\nmethods: [interview]\nstatus: draft\n---\n${LINE}\n`;
const VALUES = /960 ?123|jane|3WZ|123 ?4519/;
const WORDS = [
  "--reason",
  "An office's, and published.",
  "--owner",
  "Business Manager",
  "--until",
  "2026-03-31",
];

function placeOf(what: string): string {
  return `${NOTE}:8:${LINE.indexOf(what) + 1}`;
}

function withNote(): string {
  return copyOf(WORKED_EXAMPLE, { [NOTE]: TEXT });
}

function policy(root: string): string {
  return readFileSync(join(root, POLICY), "utf8");
}

async function rulesAt(root: string, path: string): Promise<readonly string[]> {
  const ran = await run(root, ["check", "--format", "json"], { env });
  expect(ran.out).not.toMatch(/scrypt:/);
  return JSON.parse(ran.out)
    .problems.filter((one: { path: string }) => one.path === path)
    .map((one: { rule: string }) => one.rule)
    .filter((rule: string) => rule !== "missing-field");
}

describe("waive", () => {
  it("lets one value stand, by its digest, and shows it nowhere", async () => {
    const root = withNote();
    const before = policy(root);
    expect(await rulesAt(root, NOTE)).toEqual([
      "telephone-number",
      "email-address",
      "postcode",
      "nhs-number",
    ]);
    for (const [rule, what] of [
      ["telephone-number", "01632"],
      ["email-address", "jane"],
      ["postcode", "ZZ99"],
    ] as const) {
      const ran = await run(root, ["waive", rule, placeOf(what), ...WORDS], { env });
      expect([ran.code, ran.out]).toEqual([0, `${POLICY}\n`]);
      expect(ran.err).toMatch(/digest: scrypt:[0-9a-f]{64}/);
      expect(ran.out + ran.err).not.toMatch(VALUES);
    }
    expect(await rulesAt(root, NOTE)).toEqual(["nhs-number"]);
    expect(await rulesAt(root, POLICY)).toEqual([]);
    const after = policy(root);
    expect(after.startsWith(before)).toBe(true);
    expect(after.match(/salt:/g)).toHaveLength(1);
    expect(after).not.toMatch(VALUES);
    expect(readFileSync(join(root, NOTE), "utf8")).toBe(TEXT);
  });

  it("waives no other value, nor the same elsewhere, until it is told to", async () => {
    const other = "evidence/2025-26/2025-07-15-helpline-zzz8.md";
    const root = withNote();
    const body = "Ring (01632) 960123, +44 1632 960123 or 07700 900123.";
    writeFileSync(join(root, other), TEXT.replace("07-14", "07-15").replace(LINE, body));
    await run(root, ["waive", "telephone-number", placeOf("01632"), ...WORDS], { env });
    expect(await rulesAt(root, NOTE)).not.toContain("telephone-number");
    expect(await rulesAt(root, other)).toEqual(["telephone-number", "telephone-number", "telephone-number"]);
    const ran = await run(root, ["waive", "telephone-number", `${other}:8:6`, ...WORDS, "--everywhere"], {
      env,
    });
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining('path: "*"')]);
    expect(await rulesAt(root, other)).toEqual(["telephone-number"]);
  });

  it("waives an ordinary warning without a digest or a salt, in a folder too", async () => {
    const path = "registers/recommendations/2025-09-26-answer-the-young-people-z7ks.md";
    const late = { env: { SCRUTINY_TODAY: "2026-06-15" } };
    const until = ["--reason", "Agreed.", "--owner", "Chair", "--until", "2026-12-31"];
    const root = copyOf(WORKED_EXAMPLE);
    const place = `${path}:20:93`;
    const dry = await run(root, ["waive", "recommendation-overdue", place, ...until, "--dry-run"], late);
    expect([dry.code, dry.out]).toEqual([0, expect.stringContaining("Would add to scrutiny.yaml")]);
    expect(policy(root)).toBe(policy(WORKED_EXAMPLE));
    const ran = await run(
      join(root, "registers"),
      ["waive", "recommendation-overdue", place.replace("registers/", ""), ...until, "--folder", "."],
      late,
    );
    expect([ran.code, ran.out]).toEqual([0, "../scrutiny.yaml\n"]);
    expect(policy(root)).toContain("path: registers/\n");
    expect(policy(root)).not.toMatch(/digest|salt/);
    const checked = await run(root, ["check", path, "--format", "json"], late);
    expect(checked.out).not.toContain("recommendation-overdue");
    const again = await run(root, ["waive", "recommendation-overdue", place, ...until], late);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining("waived already")]);
  });

  it.each([
    [
      "a rule that there is not",
      ["telephone-numbers", "x:1:1", ...WORDS],
      2,
      "Did you mean telephone-number?",
    ],
    ["no place", ["postcode", NOTE, ...WORDS], 2, "path:line:column"],
    ["a place outside", ["postcode", "../x.md:1:1", ...WORDS], 2, "not in the knowledge base"],
    [
      "no problem there",
      ["postcode", `${NOTE}:8:1`, ...WORDS],
      2,
      `Did you mean ${placeOf("ZZ99")} postcode?`,
    ],
    [
      "another file",
      ["postcode", "evidence/2025-26/2025-07-14-helpline-zzz.md:8:1", ...WORDS],
      2,
      placeOf("ZZ99"),
    ],
    ["what identifies a child", ["nhs-number", placeOf("999 "), ...WORDS], 1, "removed, never waived"],
    ["what is said of waivers", ["waiver-unused", `${POLICY}:1:1`, ...WORDS], 1, "never waived"],
    [
      "a day that has passed",
      ["postcode", placeOf("ZZ99"), ...WORDS, "--until", "2025-10-15"],
      2,
      "has passed",
    ],
    [
      "a day that is no day",
      ["postcode", placeOf("ZZ99"), ...WORDS, "--until", "soon"],
      2,
      "a day that exists",
    ],
    [
      "more than a year",
      ["postcode", placeOf("ZZ99"), ...WORDS, "--until", "2026-10-18"],
      2,
      "more than a year",
    ],
    ["no reason", ["postcode", placeOf("ZZ99"), ...WORDS, "--reason", " "], 2, "--reason takes some words"],
    [
      "a reason that holds the value",
      ["postcode", placeOf("ZZ99"), ...WORDS, "--reason", "ZZ99 3WZ"],
      1,
      "a full postcode stands in it",
    ],
    [
      "a folder that is another's",
      ["postcode", placeOf("ZZ99"), ...WORDS, "--folder", "registers"],
      2,
      "below the folder",
    ],
    [
      "a folder and everywhere",
      ["postcode", placeOf("ZZ99"), ...WORDS, "--folder", ".", "--everywhere"],
      2,
      "use one",
    ],
    ["the past", ["--as-of", "2025-10-01", "postcode", placeOf("ZZ99"), ...WORDS], 2, "files of today"],
  ])("refuses %s, and writes nothing", async (_, argv, code, says) => {
    const root = withNote();
    const before = policy(root);
    const ran = await run(
      root,
      argv[0] === "--as-of" ? [...argv.slice(0, 2), "waive", ...argv.slice(2)] : ["waive", ...argv],
      { env },
    );
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(says)]);
    expect(ran.out + ran.err).not.toMatch(VALUES);
    expect(policy(root)).toBe(before);
  });

  it("finds and waives in an attached table, too", async () => {
    const path = "evidence/2025-26/files/offices.csv";
    const root = copyOf(WORKED_EXAMPLE, { [path]: "office,telephone\nFront door,01632 960123\n" });
    expect(await rulesAt(root, path)).toContain("telephone-number");
    expect((await run(root, ["waive", "telephone-number", `${path}:2:12`, ...WORDS], { env })).code).toBe(0);
    expect(await rulesAt(root, path)).not.toContain("telephone-number");
  });

  it("lets a report be made that prints an office's number, and none that prints a child's", async () => {
    const words = "programme/2025-26/q2.md";
    const head = "## Headline\n\n";
    const page = readFileSync(join(WORKED_EXAMPLE, words), "utf8");
    const root = copyOf(WORKED_EXAMPLE, { [words]: page.replace(head, `${head}Ring 01632 960123. `) });
    const report = ["report", "--quarter", "Q2", "--year", "2025/26", "--format", "md", "--stdout"];
    expect((await run(root, report, { env })).code).toBe(1);
    const line = page.split("\n").indexOf("## Headline") + 3;
    const place = `${words}:${line}:6`;
    expect((await run(root, ["waive", "telephone-number", place, ...WORDS], { env })).code).toBe(0);
    expect((await run(root, report, { env })).out).toContain("01632 960123");

    const { scrypt } = nodeWorld();
    const salt = "0123456789abcdef0123456789abcdef";
    const digest = valueDigest({ kind: "nhs-number", value: "9991234519" }, salt, scrypt);
    const line2 = `{rule: nhs-number, path: "*", digest: ${digest}, reason: A., owner: B., until: 2026-01-31}`;
    const child = copyOf(WORKED_EXAMPLE, {
      [words]: page.replace(head, `${head}The plan of 999 123 4519. `),
      [POLICY]: `${policy(WORKED_EXAMPLE)}privacy:\n  salt: "${salt}"\n  waivers:\n    - ${line2}\n`,
    });
    const refused = await run(child, report, { env });
    expect([refused.code, refused.out]).toEqual([1, ""]);
  });

  it("writes no file name that identifies into scrutiny.yaml", async () => {
    const path = "evidence/2025-26/(01632) 960123.md";
    const root = copyOf(WORKED_EXAMPLE, { [path]: "Text.\n" });
    const place = `${path}:1:1`;
    const ran = await run(root, ["waive", "telephone-number", place, ...WORDS], { env });
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining("Rename the file")]);
    expect(policy(root)).not.toMatch(VALUES);
  });
});
