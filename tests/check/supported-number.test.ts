import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { references } from "../../src/assurance/reference.ts";
import { citedSentences } from "../../src/check/cited-sentence.ts";
import { claimedNumbers } from "../../src/check/claimed-number.ts";
import type { RuleContext } from "../../src/check/rule.ts";
import { type CitedRecord, isSupported, supportedBy } from "../../src/check/supported-number.ts";
import { toDay } from "../../src/model/day.ts";
import { FERNSHIRE } from "../support/fixture.ts";
import { knowledgeBase, laidOver, TINY } from "../support/knowledge-base.ts";

const ID = "2025-07-22-visit-to-a-school-bbbb";
const NOTE = `---
title: Answers of 38 schools
date: 2025-07-22
until: 2025-07-27
activity: visits
methods: [survey]
present: [council, police]
line: 3
heard: {practitioners: 30, leaders: 16}
status: ready
findings:
  - {about: learning.cascade, says: worried-about, finding: Both teams answered within a two-week round., from: practitioners, agencies: [council]}
  - {about: learning.cascade, says: working-well, finding: Nine leads knew the briefing., from: practitioners, agencies: [council]}
figures:
  - {measure: Answers with a change, value: 21, of: 46, unit: answers, period: 2025/26-Q1, source: Answers}
  - {measure: Answers with a change, value: 28, of: 50, unit: answers, period: 2025/26-Q2, source: Answers}
sources:
  - {title: Answers, kind: survey}
---
Seventy-seven stand in the body alone.
`;

function cited(finding: number | undefined): readonly CitedRecord[] {
  const base = knowledgeBase(laidOver(TINY, [[`evidence/2025-26/${ID}.md`, NOTE]]));
  const record = base.notes.find((one) => one.id === ID);
  if (!record) throw new Error("the note was not read");
  return [{ found: { is: "note", record }, finding }];
}

/** The first number of a text as a claim, and whether the note supports it. */
function supports(text: string, finding?: number): boolean {
  const [number] = claimedNumbers(text);
  if (!number) throw new Error(`nothing is claimed in ${text}`);
  return isSupported(number, supportedBy(cited(finding)));
}

describe("a note supports", () => {
  it.each([
    ["21 answers", "a value"],
    ["46 answers", "a base"],
    ["45.7% of them", "a percentage as it is rounded"],
    ["46% of them", "a percentage rounded more"],
    ["54% of them", "what is left of it"],
    ["25 answers", "what is left of the base"],
    ["49 answers", "the sum of a measure"],
    ["7 answers more", "the difference within a measure"],
    ["10% more", "the difference of two percentages"],
    ["33% more", "the growth of a measure"],
    ["30 practitioners", "those heard"],
    ["sixteen leaders", "those heard, spelt out"],
    ["two teams", "both"],
    ["38 schools", "its title"],
  ])("%s: %s", (text) => {
    expect(supports(text)).toBe(true);
  });

  it.each([
    ["47% of them", "a percentage that is off by one"],
    ["45.6% of them", "a percentage that is off by a tenth"],
    ["23 answers", "a value that is off by one"],
    ["77 answers", "what the body alone says"],
    ["three answers", "its line"],
    ["27 schools", "its day"],
    ["4 schools", "how many figures it has"],
  ])("not %s: %s", (text) => {
    expect(supports(text)).toBe(false);
  });

  it("of one finding that is cited, that one's words", () => {
    expect(supports("nine leads")).toBe(true);
    expect(supports("nine leads", 2)).toBe(true);
    expect(supports("nine leads", 1)).toBe(false);
  });
});

it("of the numbers in the example's words, moved by one, two or three, seven in ten are found", () => {
  const base = knowledgeBase(readFolder(FERNSHIRE));
  const context: RuleContext = {
    base,
    references: references(base),
    today: toDay("2026-06-15"),
    citing: [],
    folderOn: () => undefined,
    frameworkOn: () => undefined,
    before: undefined,
    severities: new Map(),
    waivers: [],
  };
  const asked = citedSentences(context).flatMap(({ text, cited: citations }) => {
    const records = citations.flatMap(({ found, finding }) => (found ? [{ found, finding }] : []));
    if (records.length === 0) return [];
    const supported = supportedBy(records);
    return claimedNumbers(text).flatMap((number) =>
      [1, 2, 3].map((more) => isSupported({ ...number, value: number.value + more }, supported)),
    );
  });
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((one) => !one).length / asked.length).toBeGreaterThan(0.7);
});

function readFolder(root: string, below = ""): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  for (const name of readdirSync(join(root, below))) {
    const path = below === "" ? name : `${below}/${name}`;
    if (statSync(join(root, path)).isDirectory())
      for (const [inner, content] of readFolder(root, path)) files.set(inner, content);
    else if (/\.(?:md|yaml)$/.test(name)) files.set(path, readFileSync(join(root, path), "utf8"));
  }
  return files;
}
