import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mask } from "../../src/model/mask.ts";

// Only from ranges that no person has: NHS 999 …, 07700 900xxx, 01632 960xxx, 020 7946 0xxx, QQ, UPNs of authority 000.
const HIDDEN = [
  "9991234519",
  "999 123 4519",
  "999-123-4519",
  "999\u00a0123\u00a04519",
  upn("000250000001"),
  upn("000250000001").toLowerCase(),
  upn("00025000000A"),
  "QQ123456C",
  "QQ 12 34 56 C",
  "qq-12-34-56-c",
  "07700900123",
  "07700 900123",
  "07700 900 123",
  "0770 090 0123",
  "+447700900123",
  "+44 7700 900123",
  "+44 (0)7700 900 123",
  "0044 7700 900123",
  "01632 960123",
  "01632 960 123",
  "(01632) 960123",
  "01632-960-123",
  "01632960123",
  "020 7946 0123",
  "(020) 7946 0123",
  "020 79460123",
  "02079460123",
  "name@example.org",
  "first.last+tag@mail.example.org",
  "o'neill@example.org",
] as const;

const KEPT = [
  "2025-07-10-dsp-group-k7f3:12:3",
  "evidence/2025-26/2025-07-10-dsp-group-0123.md:117:45",
  "[@2025-07-10-dsp-group-k7f3, 2]",
  "[@dsp-group@2025-07-10]",
  "2025-07-10T12:30:00Z",
  "01-02-2025 12:30",
  "2025/26-Q2 2025-26 2024/25",
  "commit 012345678901",
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "da39a3ee5e6b4b0d3255bfef95601890afd80709",
  "0123456789012345678901234567890123456789",
  "1,234,567 of 12,345,678 bytes",
  "0.9991234519",
  // begins like the name of a system, and is a word of its own
  "2025-01-01-ehma-0000-a-knpm.md:0:0",
  "lcsa-1234",
  "pidgeon-2025-4",
  "2025 120 3000",
  "ISBN 978-1-83744-001-4",
  "section 117 047 (2025)",
  "git@github.com:wscp/scrutiny.git",
  "photo@2x.png",
  "independent-scrutiny@0.1.0",
  "@myriaddreamin/typst",
  "https://example.org/a/b?c=d",
  "127.0.0.1:8080",
  "00:00:00",
  // what looks like an identifier and is none
  "999 123 4567",
  "0000000000",
  "BG123456C",
  "QQ123456E",
] as const;

describe("mask", () => {
  test.each(HIDDEN)("hides %s but for its first and last character", (value) => {
    const hidden = value.slice(0, 1) + "•".repeat(value.length - 2) + value.slice(-1);
    expect(mask(value)).toBe(hidden);
    expect(mask(`He said: ${value}, and then “${value}”.`)).toBe(`He said: ${hidden}, and then “${hidden}”.`);
    expect(mask(`a.md:3:1 (${value})\n${value}\n`)).toBe(`a.md:3:1 (${hidden})\n${hidden}\n`);
  });

  test("hides several in one line of a list", () => {
    expect(mask("9991234519,9991234519;QQ123456C")).toBe("9••••••••9,9••••••••9;Q•••••••C");
    expect(mask("a@example.org,b@example.org")).toBe("a•••••••••••g,b•••••••••••g");
  });

  test("hides a telephone number that other numbers follow", () => {
    expect(mask("rang 07700 900123 45 times, 020 7946 0123 2025 12")).toBe(
      "rang 0••••••••••3 45 times, 0•••••••••••3 2025 12",
    );
  });

  test("hides one in a file name when it is written in one run", () => {
    expect(mask("evidence/2025-26/2025-07-10-visit-9991234519-k7f3.md:1:1")).toBe(
      "evidence/2025-26/2025-07-10-visit-9••••••••9-k7f3.md:1:1",
    );
  });

  test.each(KEPT)("keeps %s", (text) => {
    expect(mask(text)).toBe(text);
    expect(mask(`see ${text}, please`)).toBe(`see ${text}, please`);
  });

  test("keeps every place in this project's own form", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$|^\d{1,4}$/), { minLength: 1, maxLength: 5 });
    const place = fc.tuple(
      fc.date({ noInvalidDate: true }),
      words,
      fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{4}$/),
      fc.nat(9999),
      fc.nat(999),
    );
    fc.assert(
      fc.property(place, ([date, title, end, line, column]) => {
        const day = `2025${date.toISOString().slice(-20, -14)}`;
        const text = `evidence/2025-26/${day}-${title.join("-")}-${end}.md:${line}:${column}`;
        expect(mask(text)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test("keeps the length, and every character that it does not hide", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...HIDDEN),
      fc.constantFrom(" ", "-", "@", ".", "0"),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        const masked = mask(text);
        expect(masked.length).toBe(text.length);
        for (let at = 0; at < text.length; at++) expect(["•", text[at]]).toContain(masked[at]);
      }),
    );
  });
});

/** A number with its check letter in front: weights 2 to 13, modulo 23. */
function upn(rest: string): string {
  const letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
  const value = (character: string) =>
    /\d/.test(character) ? Number(character) : letters.indexOf(character);
  return letters[[...rest].reduce((sum, character, at) => sum + value(character) * (at + 2), 0) % 23] + rest;
}
