import { expect, test } from "vitest";
import { keptTogether } from "../../src/render/kept-together.ts";

/** The text with an underline where no line may break. */
const kept = (text: string) => keptTogether(text).replaceAll("\u00a0", "_");

test.each([
  ["on 24 October 2025", "on 24_October 2025"],
  ["1 to 24 September", "1 to 24_September"],
  ["evidence on 4 of 8, no more", "evidence on 4_of_8, no more"],
  ["62% (1,041 of 1,066);", "62% (1,041_of_1,066);"],
  ["quarter 3 of 2025/26.", "quarter_3 of 2025/26."],
  ["[c] of [c] and [c] of 12", "[c]_of_[c] and [c]_of_12"],
])("keeps a day with its month and a count with what it is of: %s", (text, expected) => {
  expect(kept(text)).toBe(expected);
});

test.each([
  "4 of the 8",
  "[R1] of [R2]",
  "may 5 of",
  "the part 2 of a thing",
  // longer than what a line holds whole: no number may be cut instead
  "1,234,567 of 2,345,678",
  "12 of 2,345,678,901",
])("leaves other words as they are: %s", (text) => {
  expect(kept(text)).toBe(text);
});
