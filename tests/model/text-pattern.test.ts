import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textPattern } from "../../src/model/privacy/text-pattern.ts";

const SOURCE = String.raw`(?<![\p{L}\p{N}])[\p{Lu}][\p{Ll}]{1,3}[- ]?\d{2}(?![\p{L}\p{N}]|[-_][\p{N}])`;

describe("a pattern of a text", () => {
  it("is made without classes of other scripts for ASCII, and with them for all else", () => {
    const pattern = textPattern(SOURCE);
    expect(pattern("Ab12").source).not.toContain("\\p{");
    expect(pattern("Éb12").source).toContain("\\p{");
    expect(pattern("Ab12")).toBe(pattern("no capital"));
  });

  it("finds the same in ASCII as the pattern of any text", () => {
    const letters = fc.constantFrom(..."AaBbKsZz019-_ \n.@é".split(""));
    const text = fc.string({ unit: letters, maxLength: 30 });
    fc.assert(
      fc.property(text, fc.constantFrom("", "i"), (written, flags) => {
        const found = [...written.matchAll(textPattern(SOURCE, flags)(written))];
        const expected = [...written.matchAll(new RegExp(SOURCE, `gu${flags}`))];
        expect(found.map((one) => [one.index, one[0]])).toEqual(expected.map((one) => [one.index, one[0]]));
      }),
    );
  });

  it("is refused where a class cannot be said in ASCII", () => {
    expect(() => textPattern(String.raw`[\p{Sc}]\d`)("1")).toThrow("not said in ASCII");
  });
});
