import { describe, expect, it } from "vitest";
import { RULES } from "../../src/check/rules/index.ts";
import { checkAll } from "../../src/check/run.ts";
import { toDay } from "../../src/model/day.ts";
import { knowledgeBase, laidOver, TINY, TINY_TODAY } from "../support/knowledge-base.ts";

const PROGRAMME = "programme/2025-26/programme.yaml";
const ENTRY = "registers/recommendations/2025-07-24-name-the-outcomes-rrr1.md";
/** A warning (nobody has agreed), an error (no owner), and an info of reading (a stray file). */
const FAULTY: readonly (readonly [string, string])[] = [
  [
    PROGRAMME,
    text(PROGRAMME)
      .replace(/^ {2}- \{on: .*\n/gm, "")
      .replace("agreed:", "agreed: []"),
  ],
  [
    ENTRY,
    "---\ntitle: Name the outcomes\nnumber: R1\ndate: 2025-07-24\nabout: [leadership.outcomes]\nowners: []\npriority: 2\ndue: 2025-11-28\n---\n",
  ],
  ["programme/2025-26/notes.txt", "Nothing is read here.\n"],
];

const DIGEST = `scrypt:${"0".repeat(64)}`;

describe("a waiver", () => {
  it.each([
    ["takes a warning away at its path", "programme-not-agreed", PROGRAMME, {}, ["programme-not-agreed"]],
    ["takes it away in a folder", "programme-not-agreed", "programme/2025-26/", {}, ["programme-not-agreed"]],
    ["takes away an info of reading", "stray-file", "programme/", {}, ["stray-file"]],
    ["holds on its last day", "stray-file", "programme/", { until: TINY_TODAY }, ["stray-file"]],
    ["is over on the day after", "stray-file", "programme/", { until: "2025-10-19" }, []],
    ["is no waiver of another path", "stray-file", "registers/", {}, []],
    ["is no waiver of a path that only begins like its own", "stray-file", "programme/2025-26/n", {}, []],
    ["never takes an error away", "no-owner", ENTRY, {}, []],
    ["of such a rule has no digest", "stray-file", "programme/", { more: `, digest: ${DIGEST}` }, []],
  ] as const)("%s", (_, rule, path, { until = "2025-12-31", more = "" }: Rest, waived) => {
    const line = `{rule: ${rule}, path: ${path}, reason: Known., owner: A. Marlow, until: ${until}${more}}`;
    const found = checked(`privacy:\n  waivers:\n    - ${line}\n`);
    expect(found.waived).toEqual(waived);
    const stays = ["no-owner", "programme-not-agreed", "stray-file"].filter(
      (one) => !found.waived.includes(one),
    );
    expect(found.problems.filter((one) => !one.startsWith("waiver-")).sort()).toEqual(stays);
    if (more !== "") expect(found.problems).toContain("waiver-unused");
  });

  it("cannot take away what is said of waivers", () => {
    const line =
      "{rule: waiver-unused, path: scrutiny.yaml, reason: Known., owner: A. Marlow, until: 2025-12-31}";
    const found = checked(`privacy:\n  waivers:\n    - ${line}\n`);
    expect(found.waived).toEqual([]);
    expect(found.problems).toContain("waiver-unused");
  });

  it("without a reason is no waiver, and the policy is not read", () => {
    const line = '{rule: stray-file, path: programme/, reason: " ", owner: A. Marlow, until: 2025-12-31}';
    expect(() => checked(`privacy:\n  waivers:\n    - ${line}\n`)).toThrow("expected some words");
  });
});

describe("a raised severity", () => {
  it("raises what a rule finds, and an info that reading meets", () => {
    const found = severities("check:\n  raise: {programme-not-agreed: error, stray-file: warning}\n");
    expect(found).toMatchObject({ "programme-not-agreed": "error", "stray-file": "warning" });
  });

  it("lowers nothing", () => {
    const found = severities("check:\n  raise: {no-owner: warning}\n");
    expect(found).toMatchObject({ "no-owner": "error", "lowered-severity": "error" });
  });

  it("is refused for anything but a warning or an error", () => {
    expect(() => severities("check:\n  raise: {no-owner: info}\n")).toThrow("expected warning, error");
    expect(() => severities("check:\n  raised: {}\n")).toThrow("raised is not known here");
  });
});

interface Rest {
  readonly until?: string;
  readonly more?: string;
}

function text(path: string): string {
  const content = TINY.get(path);
  if (typeof content !== "string") throw new Error(`no text at ${path}`);
  return content;
}

function checkedWith(policy: string) {
  const files = laidOver(TINY, [...FAULTY, ["scrutiny.yaml", text("scrutiny.yaml") + policy]]);
  return checkAll(knowledgeBase(files), RULES, toDay(TINY_TODAY));
}

function checked(policy: string) {
  const { problems, waived } = checkedWith(policy);
  return { problems: problems.map((one) => one.rule), waived: waived.map((one) => one.rule) };
}

function severities(policy: string): Readonly<Record<string, string>> {
  return Object.fromEntries(checkedWith(policy).problems.map((one) => [one.rule, one.severity]));
}
