import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RULES } from "../../src/check/rules/index.ts";
import { runRules } from "../../src/check/run.ts";
import { toDay } from "../../src/model/day.ts";
import { isSame } from "../../src/model/same-value.ts";
import { type EntryUpdate, readEntry, updatedEntry, updatesOf } from "../../src/parse/record-update.ts";
import { knowledgeBase, laidOver, TINY } from "../support/knowledge-base.ts";

const PATH = "registers/challenges/2025-07-10-who-decides-cc11.md";
const ENTRY = `---
title: Who decides
number: C1
date: 2025-07-10
kind: challenge
to: [council, police]
about: [leadership.outcomes]
question: Who decides? # asked twice
why: Nobody does.
evidence: [2025-07-10-executive-meeting-of-july-aaaa]
response-due: 2025-10-24
---
Words.
`;

const day = fc.integer({ min: 11, max: 31 }).map((one) => toDay(`2025-07-${one}`));
const words = fc.constantFrom(
  "One.",
  "Two: with a colon",
  "- three",
  "four # five",
  'six "seven"',
  "eight\nnine",
);
const update: fc.Arbitrary<EntryUpdate> = fc
  .record(
    {
      on: day,
      by: fc.constantFrom("Chair", "A. Marlow"),
      text: words,
      responses: fc.array(fc.record({ from: fc.constantFrom("council", "police"), on: day, text: words }), {
        minLength: 1,
        maxLength: 2,
      }),
      view: fc.record({ is: fc.constantFrom("answers", "answers-in-part"), on: day, why: words }),
      outcome: words,
      difference: fc.record({ text: words, evidence: fc.constant(["C1"]) }),
      status: fc.constantFrom("open", "answered"),
      "response-due": day,
      reason: words,
    },
    { requiredKeys: ["on", "by", "text", "reason"] },
  )
  .map((one) => one as EntryUpdate);

describe("whatever updates are made, in whatever order", () => {
  it("each is there, by the day, and check finds no fault with the entry", () => {
    fc.assert(
      fc.property(fc.array(update, { minLength: 1, maxLength: 6 }), (updates) => {
        const made = updates.reduce((text, one) => {
          const base = readEntry("challenge", text) ?? {};
          const result = updatedEntry(text, { kind: "challenge", base, update: one });
          return "text" in result ? result.text : text;
        }, ENTRY);
        const standing = updatesOf(readEntry("challenge", made) ?? {});
        for (const one of updates)
          expect(standing.some((other) => other["on"] === one.on && isSame(other["text"], one.text))).toBe(
            true,
          );
        const days = standing.map(({ on }) => String(on));
        expect(days).toEqual([...days].sort());
        const base = knowledgeBase(laidOver(TINY, [[PATH, made]]));
        const wrong = ["update-differs", "updates-out-of-order", "due-moved-without-reason", "unknown-party"];
        const found = runRules(base, RULES, toDay("2025-10-20")).filter(({ place }) => place.path === PATH);
        expect(found.filter(({ rule, severity }) => severity === "error" || wrong.includes(rule))).toEqual(
          [],
        );
        // what stood there stands there, each line in its order
        const lines = ENTRY.split("\n");
        expect(made.split("\n").filter((line) => lines.includes(line))).toEqual(lines);
      }),
      { numRuns: 60 },
    );
  });

  it("two of different fields never meet; two of one field meet only where the values differ", () => {
    fc.assert(
      fc.property(update, update, (mine, other) => {
        const base = readEntry("challenge", ENTRY) ?? {};
        const first = updatedEntry(ENTRY, { kind: "challenge", base, update: other });
        if (!("text" in first)) return;
        const second = updatedEntry(first.text, { kind: "challenge", base, update: mine });
        const fields = ["view", "outcome", "difference", "status", "response-due"];
        const meets = fields.filter(
          (field) =>
            mine[field] !== undefined &&
            other[field] !== undefined &&
            !isSame(mine[field], other[field]) &&
            // a first value that is set again is no change
            !(field === "response-due" && other[field] === "2025-10-24"),
        );
        if ("standing" in second) return;
        expect("conflict" in second ? [...second.conflict].sort() : []).toEqual([...meets].sort());
      }),
    );
  });
});
