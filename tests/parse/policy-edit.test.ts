import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDay } from "../../src/model/day.ts";
import type { Waiver } from "../../src/model/policy.ts";
import { addWaiver } from "../../src/parse/policy-edit.ts";

const WAIVER: Waiver = {
  rule: "postcode",
  path: "*",
  digest: `scrypt:${"ab".repeat(32)}`,
  reason: "An office: # known",
  owner: "Business Manager",
  until: toDay("2025-12-31"),
};
const SALT = "0123456789abcdef0123456789abcdef";
const HEAD =
  "# whose\nversion: 1 # first\npartnership: {name: Tiny, short: T, area: T}\nyear: {starts: 04-01}\n";
const LINES = [
  "rule: postcode",
  'path: "*"',
  `digest: ${WAIVER.digest}`,
  'reason: "An office: # known"',
  "owner: Business Manager",
  "until: 2025-12-31",
];

function item(indent: number): string {
  return LINES.map((line, at) => `${" ".repeat(indent)}${at === 0 ? "- " : "  "}${line}\n`).join("");
}

function added(text: string, salt?: string): string {
  const edited = addWaiver(text, { waiver: WAIVER, salt });
  return "refused" in edited ? edited.refused : edited.text;
}

describe("a waiver is added to scrutiny.yaml, and every character stays", () => {
  it.each([
    ["there is no privacy", "", `privacy:\n  salt: "${SALT}"\n  waivers:\n${item(4)}`],
    ["privacy is empty", "privacy: # none\n", `privacy: # none\n  salt: "${SALT}"\n  waivers:\n${item(4)}`],
    [
      "privacy has other fields and comments",
      "privacy:\n    places: [ZZ99 3WZ] # ours\n    # the end\nroles: []\n",
      `privacy:\n    salt: "${SALT}"\n    places: [ZZ99 3WZ] # ours\n    waivers:\n${item(6)}    # the end\nroles: []\n`,
    ],
  ])("%s, with its salt", (_, privacy, wanted) => {
    expect(added(HEAD + privacy, SALT)).toBe(HEAD + wanted);
  });

  it.each([
    ["the list is empty", "  waivers: [] # none\n", `  waivers: # none\n${item(4)}`],
    ["the list is a key alone", "  waivers:\n  places: []\n", `  waivers:\n${item(4)}  places: []\n`],
    [
      "the list is in lines, not indented",
      "  waivers:\n  - {rule: a, path: b} # one\n  places: []\n",
      `  waivers:\n  - {rule: a, path: b} # one\n${item(2)}  places: []\n`,
    ],
    [
      "the last one is in lines of its own",
      "  waivers:\n      - rule: a\n        reason: |\n          Why.\n",
      `  waivers:\n      - rule: a\n        reason: |\n          Why.\n${item(6)}`,
    ],
    [
      "the file has no last line end",
      "  waivers:\n    - {rule: a}",
      `  waivers:\n    - {rule: a}\n${item(4)}`,
    ],
  ])("%s", (_, privacy, wanted) => {
    const text = `${HEAD}privacy:\n  salt: "${SALT}"\n`;
    expect(added(text + privacy)).toBe(text + wanted);
    const crlf = (lines: string) => lines.replaceAll("\n", "\r\n");
    expect(added(`\ufeff${crlf(text + privacy)}`)).toBe(`\ufeff${crlf(text + wanted)}`);
  });

  it.each([
    "privacy: {}",
    "privacy: {places: [a]}",
    "privacy: {places: [a], waivers: [{rule: a}], office-holders: []}",
    "privacy: {waivers: []}",
  ])("in brackets: %s", (privacy) => {
    const edited = added(`${HEAD}${privacy} # ours\nroles: []\n`, SALT);
    expect(edited).toContain(`digest: ${WAIVER.digest}`);
    expect(edited).toContain(`salt: "${SALT}"`);
    expect(edited.startsWith(HEAD)).toBe(true);
    expect(edited.endsWith(" # ours\nroles: []\n")).toBe(true);
  });

  it.each([
    "{version: 1}",
    "version: 1\nprivacy: text\n",
    "version: 1\nprivacy:\n  waivers: text\n",
    "a: [",
    "- a\n",
  ])("or nothing is: %j", (text) => {
    expect(addWaiver(text, { waiver: WAIVER })).toHaveProperty("refused");
  });

  it("names the line on which it begins, and keeps any words", () => {
    expect(addWaiver(`${HEAD}privacy:\n  waivers:\n    - {rule: a}\n`, { waiver: WAIVER })).toMatchObject({
      line: 8,
    });
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme-ascii" }), (reason) => {
        const edited = addWaiver(HEAD, { waiver: { ...WAIVER, reason }, salt: SALT });
        // the edit is read back: it holds the words or is refused
        expect("text" in edited && edited.text.startsWith(HEAD)).toBe(true);
      }),
    );
  });
});
