import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onOneLine, printable, withoutLogCommands } from "../../src/model/printable.ts";

const code = String.fromCodePoint;

describe("printable", () => {
  test.each([
    ["a terminal escape", `${code(0x1b)}[31mred`, "\\u{1b}[31mred"],
    ["a C1 control sequence", `${code(0x9b)}2J`, "\\u{9b}2J"],
    ["a carriage return and a backspace", "a\rb\bc", "a\\u{d}b\\u{8}c"],
    ["NUL and DEL", `a${code(0)}b${code(0x7f)}`, "a\\u{0}b\\u{7f}"],
    ["a right-to-left override", `gpj${code(0x202e)}exe`, "gpj\\u{202e}exe"],
    ["an isolate", `${code(0x2066)}x${code(0x2069)}`, "\\u{2066}x\\u{2069}"],
    [
      "zero-width characters",
      `a${code(0x200b)}b${code(0x200d)}c${code(0xfeff)}`,
      "a\\u{200b}b\\u{200d}c\\u{feff}",
    ],
    ["a soft hyphen", `a${code(0xad)}b`, "a\\u{ad}b"],
    ["line and paragraph separators", `a${code(0x2028)}b${code(0x2029)}`, "a\\u{2028}b\\u{2029}"],
    ["tag characters", `a${code(0xe0041)}`, "a\\u{e0041}"],
    ["Hangul filler and blank Braille", `${code(0x3164)}${code(0x2800)}`, "\\u{3164}\\u{2800}"],
    [
      "lone surrogates",
      `a${String.fromCharCode(0xd83d)}b${String.fromCharCode(0xde42)}`,
      "a\\u{d83d}b\\u{de42}",
    ],
  ])("shows %s", (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test.each(["one\n\ttwo", "Sgrîn £5 – “a” 🙂 中文 עברית", "a\u00a0b", "\\u{202e}", ""])(
    "leaves %j",
    (text) => {
      expect(printable(text)).toBe(text);
    },
  );

  test("leaves nothing that could act, and does nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u);
        expect(printable(shown)).toBe(shown);
      }),
    );
  });
});

describe("what a log could take for a command", () => {
  test.each([
    ["::error::x", "\\u{3a}:error::x"],
    ["a\n \t\u00a0::stop-commands::x", "a\n \t\u00a0\\u{3a}:stop-commands::x"],
    ["##[error]x", "\\u{23}#[error]x"],
    ["a ##VSO[task.complete]", "a \\u{23}#VSO[task.complete]"],
    ["10:30 a::b ## [x] # [y]", "10:30 a::b ## [x] # [y]"],
  ])("%j is shown as %j", (text, shown) => {
    expect(withoutLogCommands(text)).toBe(shown);
    expect(withoutLogCommands(shown)).toBe(shown);
  });

  test("a name is on one line", () => {
    expect(onOneLine("a\n::error::b\tc\u001b.md")).toBe("a\\u{a}::error::b\\u{9}c\\u{1b}.md");
  });
});
