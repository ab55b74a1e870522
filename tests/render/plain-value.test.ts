import { describe, expect, it } from "vitest";
import { plainValue } from "../../src/render/diff/plain-value.ts";

const NAMES = new Map([
  ["icb", "ICB"],
  ["police", "Fernshire Police"],
  ["2025-07-14-front-door-visit-k7f3", "Front door visit"],
]);

describe("fields of a register entry as words", () => {
  it.each([
    ["responses.1", "from: icb; on: 2026-01-14; text: No rota.", "ICB, 14 January 2026: No rota."],
    [
      "view",
      "is: does-not-answer; on: 2026-01-16; why: It is late.",
      "does not answer, 16 January 2026, why: It is late.",
    ],
    ["tested", "on: 2026-02-04; by: A. Marlow; view: not-done", "4 February 2026, by A. Marlow, not done"],
    [
      "difference",
      "text: They knew it.; evidence: 2025-07-14-front-door-visit-k7f3",
      "They knew it. Resting on Front door visit",
    ],
    ["owners", "icb, police", "ICB, Fernshire Police"],
    ["due", "2026-01-14", "14 January 2026"],
  ])("%s: %s", (field, text, said) => {
    expect(plainValue(field, text, NAMES)).toBe(said);
  });

  it.each([
    ["question", "What do the police say of a well-kept rota?"],
    ["why", "It is the 2025-13-40 that nobody knows."],
    ["evidence", "2025-01-01-another-note-zzzz"],
  ])("leaves what is no id and no day: %s: %s", (field, text) => {
    expect(plainValue(field, text, NAMES)).toBe(text);
  });
});
