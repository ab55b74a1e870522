import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type WordPiece, wordDiff } from "../../src/model/word-diff.ts";

/** `[-taken-]{+added+}`, as git writes it. */
const shown = (pieces: readonly WordPiece[]) =>
  pieces
    .map(({ is, text }) => (is === "same" ? text : is === "taken" ? `[-${text}-]` : `{+${text}+}`))
    .join("");
const side = (pieces: readonly WordPiece[], other: WordPiece["is"]) =>
  pieces.map(({ is, text }) => (is === other ? "" : text)).join("");

describe("what became of a text", () => {
  test.each([
    ["nothing", "Both came.", "Both came.", "Both came."],
    ["nothing at all", "", "", ""],
    ["all is new", "", "Both came.", "{+Both came.+}"],
    ["all is gone", "Both came.", "", "[-Both came.-]"],
    [
      "a word in the middle",
      "No outcome was agreed.",
      "One outcome was agreed.",
      "[-No-]{+One+} outcome was agreed.",
    ],
    ["a word more", "Both came.", "Both partners came.", "Both {+partners +}came."],
    ["a full stop", "Both came", "Both came.", "Both came{+.+}"],
    [
      "a phrase reads as one",
      "in two weeks time",
      "in three months time",
      "in [-two weeks-]{+three months+} time",
    ],
    ["a number is one word", "7 of 12", "9 of 12", "[-7-]{+9+} of 12"],
    ["words with a hyphen stay whole", "follow-up", "follow-on", "[-follow-up-]{+follow-on+}"],
    ["letters of any script", "Łódź zdążyła", "Łódź zdąży", "Łódź [-zdążyła-]{+zdąży+}"],
    ["a paragraph", "One.\n\nTwo.", "One.\n\nNew.\n\nTwo.", "One.\n\n{+New.\n\n+}Two."],
  ])("%s", (_, before, after, expected) => {
    expect(shown(wordDiff(before, after))).toBe(expected);
  });

  test("the pieces always make up both texts again", () => {
    const text = fc.array(fc.constantFrom("a", "b", " ", "\n", ".", "é", "👩‍👧", "x-y", "12"), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join(""), other.join("")];
        const pieces = wordDiff(before, after);
        expect([side(pieces, "added"), side(pieces, "taken")]).toEqual([before, after]);
        expect(pieces.every(({ text }, at) => text !== "" && pieces[at - 1]?.is !== pieces[at]?.is)).toBe(
          true,
        );
      }),
    );
  });

  test("texts that have nothing in common are told whole, and not compared for ever", () => {
    const words = (from: number) => Array.from({ length: 60_000 }, (_, at) => `w${at * 2 + from}`).join(" ");
    const [before, after] = [words(0), words(1)];
    expect(wordDiff(before, after)).toEqual([
      { is: "taken", text: before },
      { is: "added", text: after },
    ]);
  });

  test("in long texts that differ much, sentences that stayed are still found", () => {
    const text = (from: number) =>
      Array.from({ length: 300 }, (_, at) =>
        Array.from({ length: 9 }, (_, n) => `w${at}x${n * from}`).join(" "),
      );
    const pieces = wordDiff(
      [...text(1), "This stayed as it was."].join(". \n"),
      ["This stayed as it was", ...text(7)].join(". \n"),
    );
    expect(pieces.length).toBeGreaterThan(1);
    expect(side(pieces, "taken")).toMatch(/^This stayed/);
  });
});
