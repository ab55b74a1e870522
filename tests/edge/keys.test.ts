import { describe, expect, it } from "vitest";
import { keyReader } from "../../src/edge/keys.ts";

const read = (...pieces: readonly string[]) => {
  const reader = keyReader();
  return pieces
    .flatMap((piece) => reader.read(piece))
    .map(({ text, isPasted }) => (isPasted ? `<${text}>` : text));
};

describe("the keys of a terminal", () => {
  it("are taken apart, also where one comes in pieces or many come at once", () => {
    expect(read("ab\r\n\u001b[Bé😀")).toEqual(["a", "b", "\r", "\r", "\u001b[B", "é", "😀"]);
    expect(read("\u001b", "[1;5", "C", "\u001bOA\u001bb")).toEqual(["\u001b[1;5C", "\u001bOA", "\u001bb"]);
  });

  it("know Escape alone by what does not follow", () => {
    const reader = keyReader();
    expect(reader.read("\u001b")).toEqual([]);
    expect(reader.rest()).toEqual([{ text: "\u001b", isPasted: false }]);
    expect(reader.rest()).toEqual([]);
  });

  it("of a pasted text are its characters and one Enter a line, and none that would do something", () => {
    expect(read("\u001b[200~\r\na\tb\r\n\r\n \nc\u0003\u001b[A\u001b[201~\r")).toEqual([
      ..."a b".split("").map((one) => `<${one}>`),
      "<\r>",
      "< >",
      "<c>",
      "\r",
    ]);
  });

  it("are none for a sequence without end", () => {
    const text = `\u001b[${"1;".repeat(40)}`;
    expect(read(text).join("")).toBe(text);
  });
});
