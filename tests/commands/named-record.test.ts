import { describe, expect, it } from "vitest";
import { type NamedRecord, namedRecord, nameOf } from "../../src/commands/named-record.ts";
import { toDay } from "../../src/model/day.ts";
import { UserError } from "../../src/model/user-error.ts";
import { knowledgeBase, laidOver, TINY } from "../support/knowledge-base.ts";

const NOTE = "2025-07-10-executive-meeting-of-july-aaaa";
const R1 = "2025-07-11-send-the-briefing-aaa1";
const OLD = "2024-07-11-send-the-briefing-aaa2";
const LATER = "2025-08-11-agree-an-outcome-aaa3";

const recommendation = (number: string, date: string, title: string) =>
  `---\ntitle: ${title}\nnumber: ${number}\ndate: ${date}\nowners: [council]\npriority: 1\ndue: 2025-12-01\n---\n`;

const base = knowledgeBase(
  laidOver(TINY, [
    [`registers/recommendations/${R1}.md`, recommendation("R1", "2025-07-11", "Send the briefing")],
    [`registers/recommendations/${OLD}.md`, recommendation("R1", "2024-07-11", "Send the briefing")],
    [`registers/recommendations/${LATER}.md`, recommendation("R2", "2025-08-11", "Agree an outcome")],
    [
      "registers/learning-reviews/2025-08-01-rapid-review-aaa4.md",
      "---\ntitle: Rapid review\nreference: RR-2025-1\nkind: rapid-review\nbecame-aware: 2025-08-01\n---\n",
    ],
    [
      "programme/2025-26/q2.md",
      "---\nquarter: Q2\ndecisions:\n  - {id: D1, text: Agree.}\n---\n## Headline\n\nWords.\n",
    ],
  ]),
);

const TODAY = toDay("2025-10-20");

function idOf(named: NamedRecord): string {
  if (named.is === "note") return named.record.id;
  return named.is === "entry" ? named.entry.record.id : named.decision.decision.id;
}

function failure(text: string, of = base): UserError {
  try {
    namedRecord(of, text, TODAY);
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error("it was found");
}

describe("a record is named", () => {
  it.each([
    ["an id", R1, R1],
    ["an id in capitals", R1.toUpperCase(), R1],
    ["a path", `registers/recommendations/${R1}.md`, R1],
    ["a number, of this year", "R1", R1],
    ["a number in lower case", "r2", LATER],
    ["a number with its year", "2024/25-R1", OLD],
    ["a number with its year, otherwise", "2025-26 R1", R1],
    ["a learning review's reference", "RR-2025-1", "2025-08-01-rapid-review-aaa4"],
    ["a decision", "D1", "D1"],
    ["a decision of a year", "2025/26-D1", "D1"],
    ["a part of an id", "executive-meeting", NOTE],
    ["its random end", "aaa3", LATER],
  ])("by %s", (_, text, id) => {
    expect(idOf(namedRecord(base, text, TODAY))).toBe(id);
  });

  it("by a number that another year alone has", () => {
    const only = knowledgeBase(
      laidOver(TINY, [
        [`registers/recommendations/${OLD}.md`, recommendation("R1", "2024-07-11", "Send the briefing")],
      ]),
    );
    expect(idOf(namedRecord(only, "R1", TODAY))).toBe(OLD);
  });

  it("and is called by its number, its year with it", () => {
    expect(nameOf(base, namedRecord(base, "R1", TODAY))).toBe("2025/26-R1");
    expect(nameOf(base, namedRecord(base, "D1", TODAY))).toBe("2025/26-D1");
    expect(nameOf(base, namedRecord(base, "aaa4", TODAY))).toBe("RR-2025-1");
    expect(nameOf(base, namedRecord(base, NOTE, TODAY))).toBe(NOTE);
  });
});

describe("a record is not found", () => {
  it("and all that it may be is listed", () => {
    const { code, exitCode, hint } = failure("send-the-briefing");
    expect({ code, exitCode }).toEqual({ code: "ambiguous-id", exitCode: 2 });
    expect(hint).toBe(`Name one:\n  2024/25-R1 (${OLD})\n  2025/26-R1 (${R1})`);
  });

  it("and two with one number are told by their ids", () => {
    const twice = knowledgeBase(
      laidOver(TINY, [
        [`registers/recommendations/${R1}.md`, recommendation("R1", "2025-07-11", "Send the briefing")],
        [`registers/recommendations/${LATER}.md`, recommendation("R1", "2025-08-11", "Agree an outcome")],
      ]),
    );
    expect(nameOf(twice, namedRecord(twice, R1, TODAY))).toBe(R1);
    expect(failure("R1", twice).hint).toBe(`Name one:\n  ${R1}\n  ${LATER}`);
  });

  it.each([
    ["R3", "Did you mean R1?"],
    ["RR-2025-2", "Did you mean RR-2025-1?"],
    ["2025-07-11-send-the-briefng-aaa1", `Did you mean ${R1}?`],
    ["", "Name an id, a part of one, or a number such as C1 or 2025/26-C1."],
    ["something else", "Name an id, a part of one, or a number such as C1 or 2025/26-C1."],
    ["2023/24-R1", "Did you mean 2024/25-R1?"],
  ])("%s", (text, hint) => {
    expect(failure(text)).toMatchObject({ code: "unknown-id", exitCode: 2, hint });
  });

  it("and one that cannot be read is told apart from one that is not there", () => {
    const broken = knowledgeBase(
      laidOver(TINY, [[`registers/recommendations/${R1}.md`, "---\ntitle: [\n---\n"]]),
    );
    expect(failure("briefing-aaa1", broken)).toMatchObject({
      code: "unreadable-record",
      exitCode: 1,
      hint: `See what is wrong: scrutiny check registers/recommendations/${R1}.md`,
    });
    expect(failure("R1", broken).hint).toContain("Records that cannot be read: 1.");
  });
});
