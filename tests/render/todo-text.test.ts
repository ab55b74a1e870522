import { describe, expect, it } from "vitest";
import { toDay } from "../../src/model/day.ts";
import type { TodoItem } from "../../src/model/todo.ts";
import type { Paint } from "../../src/render/paint.ts";
import { todoAsText } from "../../src/render/todo-text.ts";

const plain: Paint = {
  red: (text) => text,
  yellow: (text) => text,
  blue: (text) => text,
  green: (text) => text,
  command: (text) => text,
  dim: (text) => text,
  bold: (text) => text,
};
const today = toDay("2026-06-15");

function item(fields: Partial<TodoItem>): TodoItem {
  const message = "Children were heard.";
  return {
    kind: "told-back",
    urgency: 1,
    due: undefined,
    id: "x",
    message,
    command: "scrutiny check",
    who: [],
    ...fields,
  };
}

describe("todo as text", () => {
  it("says when there is nothing", () => {
    const text = todoAsText({ today, items: [], all: 0, cut: 0 }, { paint: plain, columns: 80 });
    expect(text).toBe("Nothing to do as at 15 June 2026.");
  });

  it("says when nothing of what there is was chosen", () => {
    const text = todoAsText({ today, items: [], all: 7, cut: 0 }, { paint: plain, columns: 80 });
    expect(text).toMatchInlineSnapshot(`
      "To do as at 15 June 2026

      None of 7 chosen by the options."
    `);
  });

  it("groups by urgency in words, with the command on a line of its own, and counts what is cut off", () => {
    const items = [
      item({}),
      item({
        urgency: 2,
        kind: "request-overdue",
        message: "It has not come.",
        command: "scrutiny update 2025/26-I1 --text Reminded.",
      }),
      item({
        urgency: 3,
        kind: "challenge-view",
        message: "An answer came.",
        command: "scrutiny update 2025/26-C1 --view VIEW --why TEXT",
      }),
    ];
    const text = todoAsText({ today, items, all: 9, cut: 4 }, { paint: plain, columns: 80 });
    expect(text).toMatchInlineSnapshot(`
      "To do as at 15 June 2026

      Now (1)
        Children were heard. [told-back]
          scrutiny check

      Within 14 days (1)
        It has not come. [request-overdue]
          scrutiny update 2025/26-I1 --text Reminded.

      This quarter (1)
        An answer came. [challenge-view]
          scrutiny update 2025/26-C1 --view VIEW --why TEXT

      7 of 9 chosen by the options. 4 more: type the same without --limit. What stands
      in capitals in a command is for you to fill in."
    `);
  });

  it("breaks messages between words and never a command", () => {
    const long = item({ message: "word ".repeat(60).trim(), command: `scrutiny check ${"x".repeat(120)}` });
    for (const columns of [80, 140]) {
      const lines = todoAsText({ today, items: [long], all: 1, cut: 0 }, { paint: plain, columns }).split(
        "\n",
      );
      for (const line of lines.filter((one) => !one.includes("scrutiny")))
        expect(line.length).toBeLessThanOrEqual(columns);
      expect(lines).toContain(`    scrutiny check ${"x".repeat(120)}`);
    }
  });

  it("takes hidden characters and commands of a build server out of a title", () => {
    const text = todoAsText(
      { today, items: [item({ message: "::error::a\u202eb\nc" })], all: 1, cut: 0 },
      { paint: plain, columns: 80 },
    );
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toContain("\u202e");
    expect(text).toContain("\\u{a}");
  });
});
