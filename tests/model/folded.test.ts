import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { folded } from "../../src/model/folded.ts";

describe("a message on a narrow terminal", () => {
  it("is broken between words", () => {
    expect(folded("error There is no scrutiny.yaml here or in any folder above.", 30)).toBe(
      "error There is no\nscrutiny.yaml here or in any\nfolder above.",
    );
  });

  it("has a command on a line of its own, whole", () => {
    expect(folded("A new one is begun by: scrutiny init ../our-partnership --framework six-steps", 30)).toBe(
      "A new one is begun by:\n  scrutiny init ../our-partnership --framework six-steps",
    );
    expect(
      folded("To make yours: scrutiny update C1 --take. To remove it: scrutiny update C1 --drop", 40),
    ).toBe("To make yours:\n  scrutiny update C1 --take\nTo remove it:\n  scrutiny update C1 --drop");
    expect(folded("Say which holds: scrutiny update C1 --merge ours, or --merge theirs", 40)).toBe(
      "Say which holds:\n  scrutiny update C1 --merge ours\nor --merge theirs",
    );
    expect(folded("Commit what is meant: git add --all, then: git commit.", 30)).toBe(
      "Commit what is meant:\n  git add --all\nthen:\n  git commit",
    );
  });

  it("has a long command of another folder, by npx, with words in quotes, whole", () => {
    const command = "npx --no-install scrutiny -C '/home/a b' done voice --postponed --why 'No. They. Came'";
    expect(folded(`Then type: ${command}. It asks.`, 30)).toBe(`Then type:\n  ${command}\nIt asks.`);
  });

  it("leaves as it is what fits, what is a command alone, and an example", () => {
    for (const text of [
      "Short.",
      "a  table  of  two",
      "  scrutiny check evidence/2025-26/2025-07-22-front-door-visit-h8nq.md",
      "  $ scrutiny new-evidence 'Front door visit' --activity front-door",
    ])
      expect(folded(text, 20)).toBe(text);
  });

  it("keeps the indent of a list, and goes deeper", () => {
    expect(folded("A draft. It needs:\n  finding 1: about (a criterion of the framework)", 30)).toBe(
      "A draft. It needs:\n  finding 1: about (a\n    criterion of the\n    framework)",
    );
  });

  it("counts colours as nothing", () => {
    const red = "\u001b[31m\u001b[1merror\u001b[22m\u001b[39m";
    expect(folded(`${red} one two three`, 19)).toBe(`${red} one two three`);
  });

  it("loses no word and breaks none", () => {
    const word = fc.stringMatching(/^[a-z.,:-]{1,12}$/);
    const text = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 60 }), (message, columns) => {
        const lines = folded(message, columns).split("\n");
        expect(lines.join(" ")).toBe(message);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
