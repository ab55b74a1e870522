import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentences, wordsOf } from "../../src/check/sentence.ts";

const split = (text: string) => sentences(text).map(({ from, to }) => text.slice(from, to));

describe("sentences", () => {
  it.each([
    ["They met. Nobody came.", ["They met.", "Nobody came."]],
    ["Why? Because “it was late.” They left!", ["Why?", "Because “it was late.”", "They left!"]],
    ["It rose. 12 of 40 came.", ["It rose.", "12 of 40 came."]],
    ["It rose by 2.5 points, e.g. In May.", ["It rose by 2.5 points, e.g. In May."]],
    ["St. Mary’s and Dr. A. Marlow met.", ["St. Mary’s and Dr. A. Marlow met."]],
    ["No. 3 of the plan is late.", ["No. 3 of the plan is late."]],
    ["I asked, and they said no. Then they left.", ["I asked, and they said no.", "Then they left."]],
    ["On p. 4 and in fig. 2 it stands.", ["On p. 4 and in fig. 2 it stands."]],
    ["The U.K. Government said so.", ["The U.K. Government said so."]],
    ["They came … and left.", ["They came … and left."]],
    ["Over\ntwo lines. And\non.", ["Over\ntwo lines.", "And\non."]],
    ["| a | b |\n| - | - |\n| 1 | 2 |", ["| a | b |", "| - | - |", "| 1 | 2 |"]],
    ["", []],
    ["   ", []],
  ])("of %j", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it("lose nothing but white space, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
        expect(split(text).join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
    );
  });
});

it("words are runs with a letter or a digit in them", () => {
  const text = "They – all 3 of them – said: “well…” !";
  expect(wordsOf(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    "They",
    "all",
    "3",
    "of",
    "them",
    "said:",
    "“well…”",
  ]);
});
